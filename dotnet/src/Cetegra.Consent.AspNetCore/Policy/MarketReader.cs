using System.Text.Json;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>What a policy says of its markets.</summary>
internal sealed class MarketReader(List<ConsentPolicyMistake> mistakes, List<ConsentCategory> categories) : PolicyChecks(mistakes)
{
    private readonly Dictionary<string, ConsentMarket> markets = new(StringComparer.Ordinal);

    public (Dictionary<string, ConsentMarket> Markets, string? DefaultMarket) Read(Dictionary<string, JsonElement> policy)
    {
        if (policy.TryGetValue("markets", out var value))
        {
            foreach (var (id, market) in Fields(value, "markets", null) ?? []) Market(id, market);
        }
        if (!policy.TryGetValue("defaultMarket", out var given)) return (markets, null);
        var wanted = TextOf(policy, "defaultMarket");
        if (wanted is not null && markets.ContainsKey(wanted)) return (markets, wanted);
        Add("defaultMarket", $"{Quoted(given)} is not a market of the policy. The policy has {Listed(markets.Keys)}.");
        return (markets, null);
    }

    private void Market(string id, JsonElement value)
    {
        var path = $"markets.{id}";
        if (PolicyNames.WhyNotId(id) is { } reason) Add(path, $"{Quoted(id)} is not a valid market id{reason}");
        if (Fields(value, path, "jurisdiction", "locale", "lifetimeDays", "policyHref", "texts", "optOut") is not { } market) return;
        var jurisdiction = market.ContainsKey("jurisdiction") ? TextOf(market, "jurisdiction") ?? "" : Rules.RegimeOf(id) ?? Rules.Current.Strictest;
        if (!Rules.Current.Jurisdictions.TryGetValue(jurisdiction, out var law))
        {
            Add($"{path}.jurisdiction", $"expected one of {string.Join(", ", Rules.Current.Jurisdictions.Keys)}, got {Quoted(market["jurisdiction"])}.");
            return;
        }
        var (least, most) = (Rules.Current.ShortestLifetimeDays, Rules.Current.LongestLifetimeDays);
        if (market.TryGetValue("lifetimeDays", out var days) && !IsWhole(days, least, most)) Add($"{path}.lifetimeDays", $"expected a whole number from {least} to {most}, got {Quoted(days)}.");
        Optional(market, "locale", path, Text);
        Optional(market, "policyHref", path, Address);
        Optional(market, "texts", path, Words);
        markets[id] = new ConsentMarket(id, jurisdiction, market.TryGetValue("optOut", out var optOut) ? OptOut(optOut, $"{path}.optOut", jurisdiction, law) : []);
    }

    private List<string> OptOut(JsonElement value, string path, string jurisdiction, JurisdictionFacts law)
    {
        var ids = new List<string>();
        if (!law.MayLetObject)
        {
            var possible = string.Join(", ", Rules.Current.Jurisdictions.Where(pair => pair.Value.MayLetObject).Select(pair => pair.Key));
            Add(path, $"has no effect under the jurisdiction \"{jurisdiction}\". Only {possible} allow a category until the visitor objects. Remove it.");
        }
        Each(value, path, (one, at) =>
        {
            var id = one.ValueKind == JsonValueKind.String ? one.GetString()! : null;
            if (id is null || Rules.Current.NeverOptOut.Contains(id, StringComparer.Ordinal)) Add(at, $"{Quoted(one)} always needs consent. Use other categories.");
            else if (!categories.Exists(category => category.Id == id)) Add(at, $"{Quoted(one)} is not a category of the policy.");
            else ids.Add(id);
        });
        return ids;
    }
}
