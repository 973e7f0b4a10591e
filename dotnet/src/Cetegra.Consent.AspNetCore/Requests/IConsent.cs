namespace Cetegra.Consent;

/// <summary>
/// A visitor's decision, for one request. <c>HttpContext.GetConsent()</c> returns it, and it can be injected. Reading it marks the response as
/// personal: <c>Vary: Cookie</c> and <c>Cache-Control: private</c>.
/// </summary>
/// <remarks>
/// Ids that the policy does not have are never granted. The server and the page's <c>store.isGranted()</c> give the same answer, with two
/// exceptions: where the policy imports another tool's decisions, and where a page sets a market that the server does not know of. There the
/// server denies what the page may grant.
/// </remarks>
public interface IConsent
{
    /// <summary>Whether the visitor decided under the present revision of the policy, yes or no.</summary>
    bool IsDecided { get; }

    /// <summary>Whether the decision counts, has expired, or was made under another revision.</summary>
    ConsentStatus Status { get; }

    /// <summary>Whether the visitor has something to answer, so that the banner shows.</summary>
    bool NeedsDecision { get; }

    /// <summary>The market of the request. Reading it does not mark the response.</summary>
    string Market { get; }

    /// <summary>The legal regime of the market: <c>gdpr</c>, <c>uk</c>, <c>ch</c>, <c>lgpd</c>, <c>quebec</c>, <c>us</c> or <c>other</c>.</summary>
    string Jurisdiction { get; }

    /// <summary>Whether the request has the signal of Global Privacy Control, <c>Sec-GPC: 1</c>. See https://w3c.github.io/gpc/.</summary>
    bool HasGpc { get; }

    /// <summary>What was decided; <c>null</c> where nothing was, or where it has expired.</summary>
    ConsentRecord? Record { get; }

    /// <summary>When the decision ends; <c>null</c> where there is none.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>Whether a category is granted. Required categories always are. The id of a service is answered too.</summary>
    /// <param name="category">The id of a category.</param>
    bool IsGranted(string category);

    /// <summary>Whether a service is granted, and its category is the one named. A category that is not the service's own is a mistake: not granted.</summary>
    /// <param name="category">The id of the service's category.</param>
    /// <param name="service">The id of the service.</param>
    bool IsGranted(string category, string service);

    /// <summary>Whether a service is granted: by its own answer, else by its category's.</summary>
    /// <param name="service">The id of the service.</param>
    bool IsServiceGranted(string service);
}
