using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent;

/// <summary>
/// How the app reads decisions. Set by <c>AddConsent</c> in code or from configuration, and checked when the app starts.
/// </summary>
public sealed class ConsentOptions
{
    /// <summary>
    /// The file that has the policy, relative to the content root. The default is <c>consent.json</c>. It is read once, when the app starts.
    /// <see cref="PolicyJson"/> and <see cref="Policy"/> win over it.
    /// </summary>
    public string PolicyPath { get; set; } = "consent.json";

    /// <summary>The policy as JSON, for an app that keeps it elsewhere. <see cref="Policy"/> wins over it.</summary>
    public string? PolicyJson { get; set; }

    /// <summary>The policy. After the start this is never <c>null</c>: it is read from <see cref="PolicyJson"/> or <see cref="PolicyPath"/>.</summary>
    public ConsentPolicy? Policy { get; set; }

    /// <summary>
    /// The market of all requests, such as <c>no</c>; <c>null</c> for the policy's <c>defaultMarket</c>. Write the same market into the page:
    /// <c>&lt;html data-consent-market="no"&gt;</c>.
    /// </summary>
    public string? Market { get; set; }

    /// <summary>
    /// Selects the market of a request, from the tenant, the host or the user's profile. <c>null</c> as result falls back to
    /// <see cref="Market"/>. An unknown market falls under the strictest regime.
    /// </summary>
    public Func<HttpContext, string?>? MarketSelector { get; set; }

    /// <summary>The market of a request, before the policy's default.</summary>
    internal string? MarketOf(HttpContext context) => MarketSelector?.Invoke(context) ?? Market;

    /// <summary>
    /// The category that ASP.NET Core's optional cookies follow: those that are not essential and that no service of the policy names, such as
    /// Session and TempData. The default is <c>statistics</c>. It must be an optional category of the policy.
    /// </summary>
    public string TrackingCategory { get; set; } = "statistics";

    /// <summary>
    /// Whether the server deletes the cookies of denied services that a browser still sends. The default is <c>true</c>. Only cookies with the
    /// path <c>/</c> and the host's or the policy's domain can be deleted.
    /// </summary>
    public bool DeleteWithdrawnCookies { get; set; } = true;
}
