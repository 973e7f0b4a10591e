using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cetegra.Consent.Data;

/// <summary>What the library says of a regime of law.</summary>
internal sealed record JurisdictionFacts(bool OptOut, bool MayLetObject, bool AcceptAllOutweighsGpc, int LifetimeDays);

/// <summary>A category that the library has words for.</summary>
internal sealed record CategoryFacts(string Id, bool Required, bool Gpc);

/// <summary>One service of the catalogue: cookies of the site's own domain only.</summary>
internal sealed record PresetFacts(string Id, string Category, string[] Hosts, string[] Cookies, string[] Choices);

/// <summary>
/// The facts of the TypeScript library, embedded as JSON that scripts/dotnet-data.mjs writes. No fact is repeated in C#.
/// </summary>
internal sealed record Rules(
    string CookieName,
    int LargestCookie,
    string[] Methods,
    int ShortestLifetimeDays,
    int LongestLifetimeDays,
    Dictionary<string, string> CookieGrammars,
    Dictionary<string, string> PolicyGrammars,
    string[] ReservedIds,
    CategoryFacts[] Categories,
    string[] NeverOptOut,
    string Strictest,
    Dictionary<string, JurisdictionFacts> Jurisdictions,
    Dictionary<string, string> Markets,
    string[] Importers,
    string[] Followers,
    string[] Integrations)
{
    public static Rules Current { get; } = Load<Rules>("rules.json");

    public static IReadOnlyDictionary<string, PresetFacts> Presets { get; } =
        Load<PresetFacts[]>("catalogue.json").ToDictionary(preset => preset.Id, StringComparer.Ordinal);

    /// <summary>The regime of a market, or of what it is a part of: <c>us</c> for <c>us-ca</c>.</summary>
    /// <returns><c>null</c> for a market that the library does not know.</returns>
    public static string? RegimeOf(string market) =>
        Current.Markets.GetValueOrDefault(market) ?? Current.Markets.GetValueOrDefault(WholeOf(market));

    /// <summary>What a market is a part of. A part with a regime of its own is whole.</summary>
    public static string WholeOf(string market)
    {
        var hyphen = market.IndexOf('-', StringComparison.Ordinal);
        if (hyphen < 0) return market;
        var whole = market[..hyphen];
        var own = Current.Markets.GetValueOrDefault(market);
        return own is not null && own != Current.Markets.GetValueOrDefault(whole) ? market : whole;
    }

    public static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant);

    private static JsonSerializerOptions JsonOptions => new(JsonSerializerDefaults.Web);

    private static T Load<T>(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, JsonOptions)!;
    }
}
