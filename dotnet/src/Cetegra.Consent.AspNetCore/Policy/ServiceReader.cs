using System.Text.Json;
using System.Text.RegularExpressions;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>What a policy says of its services.</summary>
internal sealed partial class ServiceReader(List<ConsentPolicyMistake> mistakes, PolicyIds ids, List<ConsentCategory> categories, bool strictHosts) : PolicyChecks(mistakes)
{
    private static readonly string[] Keys = ["id", "category", "since", "label", "description", "provider", "country", "cookies", "hosts", "privacyUrl"];

    private readonly Dictionary<string, ConsentService> services = new(StringComparer.Ordinal);

    public Dictionary<string, ConsentService> Read(Dictionary<string, JsonElement> policy)
    {
        Optional(policy, "services", "policy", (list, path) => Each(list, path, Service));
        return services;
    }

    private void Service(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String) Preset(value.GetString()!, path);
        else if (Fields(value, path, Keys) is { } service) Described(service, path);
    }

    private void Preset(string name, string path)
    {
        if (Rules.Presets.TryGetValue(name, out var preset))
        {
            if (ids.Take(name, path) && CategoryOf(null, preset, path) is { } category) services[name] = new ConsentService(name, category, null, preset.Hosts, preset.Cookies, false);
            return;
        }
        var meant = Spellings(name).FirstOrDefault(Rules.Presets.ContainsKey);
        Add(path, $"{Quoted(name)} is not a preset of the catalogue. {(meant is null ? "Correct the name, or describe the service: { \"id\": \"…\", \"category\": \"…\", … }." : $"Write \"{meant}\".")}");
    }

    private void Described(Dictionary<string, JsonElement> service, string path)
    {
        var id = TextOf(service, "id");
        var preset = id is null ? null : Rules.Presets.GetValueOrDefault(id);
        var since = service.TryGetValue("since", out var date) ? Date(date, $"{path}.since") : null;
        Words(service, path, preset is not null);
        if (service.TryGetValue("label", out var label) && label.ValueKind != JsonValueKind.String) Texts(label, $"{path}.label");
        Optional(service, "description", path, Texts);
        Optional(service, "provider", path, Text);
        Optional(service, "country", path, Country);
        Optional(service, "privacyUrl", path, Address);
        var hosts = new List<string>();
        Optional(service, "hosts", path, (list, at) => Each(list, at, (host, place) => Host(host, place, hosts)));
        var cookies = new List<string>();
        Optional(service, "cookies", path, (list, at) => Each(list, at, (cookie, place) => Cookie(cookie, place, cookies)));
        if (strictHosts && preset is null && !service.ContainsKey("hosts")) Add($"{path}.hosts", "is missing, so under strictHosts the gates of this service stay closed. Write its hosts, such as [\"video.example.com\"], or [] for none.");
        JsonElement? named = service.TryGetValue("category", out var given) && given.ValueKind != JsonValueKind.Null ? given : null;
        if (!ids.Take(id, path) || CategoryOf(named, preset, path) is not { } category) return;
        var listsCookies = service.ContainsKey("cookies");
        services[id!] = new ConsentService(id!, category, since, service.ContainsKey("hosts") ? hosts : preset?.Hosts ?? [], listsCookies ? cookies : preset?.Cookies ?? [], listsCookies);
    }

    /// <returns><c>null</c> where the service belongs to none of the policy's categories.</returns>
    private string? CategoryOf(JsonElement? named, PresetFacts? preset, string path)
    {
        var id = named is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : null : preset?.Category;
        if (id is not null && categories.Exists(category => category.Id == id)) return id;
        var list = Listed(categories.Select(category => category.Id));
        Add($"{path}.category", named is { } given ? $"{Quoted(given)} is not a category of the policy. The policy has {list}."
            : preset is null ? $"is missing. Write a category of the policy. The policy has {list}."
            : $"the preset \"{preset.Id}\" belongs to \"{preset.Category}\", which is not a category of the policy. Add that category, or write {{ \"id\": \"{preset.Id}\", \"category\": \"…\" }}.");
        return null;
    }

    private void Words(Dictionary<string, JsonElement> service, string path, bool isPreset)
    {
        if (isPreset) return;
        foreach (var key in (string[])["label", "description"])
        {
            if (!service.ContainsKey(key)) Add($"{path}.{key}", "is missing. Only presets have default texts. Write { \"en\": \"…\" }.");
        }
    }

    private void Country(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String || !CountryCode().IsMatch(value.GetString()!)) Add(path, $"{Quoted(value)} is not a country code. Use two capital letters, such as \"NO\".");
    }

    private void Host(JsonElement value, string path, List<string> hosts)
    {
        if (value.ValueKind == JsonValueKind.String && HostName().IsMatch(value.GetString()!)) hosts.Add(value.GetString()!);
        else Add(path, $"{Quoted(value)} is not a valid host. Use \"video.example.com\" or \"*.example.com\": lower case, without a scheme, a port or a path.");
    }

    private void Cookie(JsonElement value, string path, List<string> cookies)
    {
        if (Fields(value, path, "name", "purpose", "retention", "kind", "httpOnly") is not { } cookie) return;
        Required(cookie, "name", path, Text);
        Optional(cookie, "httpOnly", path, Flag);
        Optional(cookie, "purpose", path, Texts);
        if (cookie.TryGetValue("retention", out var retention) && !(retention.ValueKind == JsonValueKind.Number ? retention.GetDouble() > 0 : retention.ValueKind == JsonValueKind.String && retention.ValueEquals("session")))
        {
            Add($"{path}.retention", $"expected \"session\" or a number of days, got {Quoted(retention)}.");
        }
        var kind = TextOf(cookie, "kind");
        if (cookie.TryGetValue("kind", out var given) && kind is not ("cookie" or "local-storage" or "session-storage" or "indexed-db" or "cache"))
        {
            Add($"{path}.kind", $"expected one of cookie, local-storage, session-storage, indexed-db, cache, got {Quoted(given)}.");
        }
        if (TextOf(cookie, "name") is not { } name) return;
        if (!NamePattern.IsTelling(name)) Add($"{path}.name", $"{Quoted(name)} matches almost any name, so the library clears nothing by it. Write more of the name.");
        else if (kind is null or "cookie") cookies.Add(name);
    }

    /// <summary>What may have been meant: ids are words in small letters, joined by hyphens.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        // A preset's id is short, so a long text names none.
        if (name.Length > 64) yield break;
        var words = Word().Matches(name.ToLowerInvariant()).Select(match => match.Value).ToArray();
        var letters = string.Concat(words);
        yield return string.Join('-', words);
        yield return letters;
        for (var at = 1; at < letters.Length; at++) yield return letters.Insert(at, "-");
    }

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"\A(?:(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostName();
}
