using System.Collections.ObjectModel;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>
/// A site's policy, checked and filled in. Immutable, so one object serves all requests. It is the same JSON as in the page: see
/// docs/policy.md.
/// </summary>
public sealed class ConsentPolicy
{
    private readonly Dictionary<string, ConsentCategory> categoriesById;
    private readonly Dictionary<string, ConsentMarket> markets;

    internal ConsentPolicy(PolicyParts parts)
    {
        Json = parts.Json;
        Revision = parts.Revision;
        CookieName = parts.CookieName;
        CookieDomain = parts.CookieDomain;
        RenewUrl = parts.RenewUrl;
        DefaultMarket = parts.DefaultMarket;
        Categories = parts.Categories.AsReadOnly();
        Services = new ReadOnlyDictionary<string, ConsentService>(parts.Services);
        Imports = parts.Imports;
        Follows = parts.Follows;
        categoriesById = parts.Categories.ToDictionary(category => category.Id, StringComparer.Ordinal);
        markets = parts.Markets;
    }

    /// <summary>Reads a policy from JSON. Comments and trailing commas are allowed.</summary>
    /// <param name="json">The policy, as docs/policy.md describes it.</param>
    /// <exception cref="ConsentPolicyException">The policy has mistakes. The exception lists all of them.</exception>
    public static ConsentPolicy Parse(string json) => Parse(json, "The consent policy");

    internal static ConsentPolicy Parse(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PolicyReader.Read(json, source);
    }

    /// <summary>
    /// The policy as JSON to write into the page, without comments. <c>&lt; &gt; &amp; '</c> are escaped, so it is safe inside of
    /// <c>&lt;script type="application/json" data-consent-policy&gt;</c>.
    /// </summary>
    public string Json { get; }

    /// <summary>The revision. Under another revision, grants count as denied until the visitor answers again.</summary>
    public string Revision { get; }

    /// <summary>The name of the consent cookie. The default is <c>cetegra_consent</c>.</summary>
    public string CookieName { get; }

    /// <summary>The domain of the consent cookie; <c>null</c> for a cookie of one host.</summary>
    public string? CookieDomain { get; }

    /// <summary>The path of the consent cookie: always <c>/</c>.</summary>
    public string CookiePath { get; } = "/";

    /// <summary>The endpoint that writes the cookie again (<c>cookie.renewUrl</c>); <c>null</c> without one.</summary>
    public string? RenewUrl { get; }

    /// <summary>The market of a request for which the app selects none; <c>null</c> without one.</summary>
    public string? DefaultMarket { get; }

    /// <summary>The categories, in the policy's order.</summary>
    public IReadOnlyList<ConsentCategory> Categories { get; }

    /// <summary>The services by id.</summary>
    public IReadOnlyDictionary<string, ConsentService> Services { get; }

    /// <summary>Whether another tool's decision may arrive in the page, so that the server grants nothing without an answer.</summary>
    internal bool Imports { get; }

    /// <summary>Whether another tool decides alone, so that the server knows no decision.</summary>
    internal bool Follows { get; }

    internal ConsentCategory? FindCategory(string id) => categoriesById.GetValueOrDefault(id);

    /// <summary>
    /// The market of that id; else the market it is a part of; else as the library knows it. An unknown market falls under the strictest regime,
    /// and so does one that grants without an answer and that the policy does not name.
    /// </summary>
    internal ConsentMarket FindMarket(string? wanted)
    {
        var id = PolicyNames.IsId(wanted) ? wanted! : "unknown";
        if ((markets.GetValueOrDefault(id) ?? markets.GetValueOrDefault(Rules.WholeOf(id))) is { } declared) return declared with { Id = id };
        var regime = Rules.RegimeOf(id);
        return new ConsentMarket(id, regime is null || Rules.Current.Jurisdictions[regime].OptOut ? Rules.Current.Strictest : regime, []);
    }
}

/// <summary>What a reader of JSON found.</summary>
internal sealed record PolicyParts(
    string Json,
    string Revision,
    string CookieName,
    string? CookieDomain,
    string? RenewUrl,
    string? DefaultMarket,
    List<ConsentCategory> Categories,
    Dictionary<string, ConsentService> Services,
    Dictionary<string, ConsentMarket> Markets,
    bool Imports,
    bool Follows);
