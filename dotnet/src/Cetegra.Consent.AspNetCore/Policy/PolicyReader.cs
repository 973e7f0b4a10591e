using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>Reads a policy's JSON: finds every mistake, and fills in the defaults.</summary>
internal sealed class PolicyReader(List<ConsentPolicyMistake> mistakes) : PolicyChecks(mistakes)
{
    private static readonly string[] Keys =
    [
        "revision", "controller", "cookie", "records", "categories", "services", "integrations", "importFrom",
        "defaultMarket", "markets", "texts", "strictHosts", "reloadOnWithdraw", "$schema",
    ];

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Letters of all languages are legible; what could end a script element is escaped.</summary>
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ConsentPolicy Read(string json, string source)
    {
        var reader = new PolicyReader([]);
        var parts = reader.Guarded(json);
        return parts is not null && reader.Mistakes.Count == 0 ? new ConsentPolicy(parts) : throw new ConsentPolicyException(source, reader.Mistakes);
    }

    private PolicyParts? Guarded(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            return Parts(document.RootElement);
        }
        catch (JsonException error)
        {
            Add("policy", $"is not valid JSON: {error.Message}");
        }
        catch (InvalidOperationException)
        {
            Add("policy", "has a text that is not valid Unicode: half of a surrogate pair. Correct the \\u escape.");
        }
        return null;
    }

    private PolicyParts? Parts(JsonElement root)
    {
        if (Fields(root, "policy", Keys) is not { } fields) return null;
        var revision = TextOf(fields, "revision");
        if (revision is null || !Grammars["revision"].IsMatch(revision))
        {
            var got = fields.TryGetValue("revision", out var value) ? $"{Quoted(value)} is not a valid revision" : "is missing";
            Add("revision", $"{got}. Use 1–32 characters A–Z, a–z, 0–9, \".\", \"_\" or \"-\", such as \"2026-11-01\".");
        }
        Optional(fields, "controller", "policy", Controller);
        var cookie = Cookie(fields);
        Optional(fields, "records", "policy", Records);
        var ids = new PolicyIds(Mistakes);
        var categories = new CategoryReader(Mistakes, ids).Read(fields);
        var services = new ServiceReader(Mistakes, ids, categories, FlagOf(fields, "strictHosts") == true).Read(fields);
        Optional(fields, "integrations", "policy", Integrations);
        var imports = new ImportReader(Mistakes, ids).Read(fields);
        var (markets, defaultMarket) = new MarketReader(Mistakes, categories).Read(fields);
        Optional(fields, "texts", "policy", Words);
        Optional(fields, "strictHosts", "policy", Flag);
        Optional(fields, "reloadOnWithdraw", "policy", Flag);
        return new PolicyParts(
            WithoutComments(root), revision ?? "", cookie.Name, cookie.Domain, cookie.RenewUrl, defaultMarket, categories, services, markets, imports.Any, imports.Follow);
    }

    private void Controller(JsonElement value, string path)
    {
        if (Fields(value, path, "name", "contact") is not { } controller) return;
        Required(controller, "name", path, Text);
        Optional(controller, "contact", path, Text);
    }

    private (string Name, string? Domain, string? RenewUrl) Cookie(Dictionary<string, JsonElement> fields)
    {
        if (!fields.TryGetValue("cookie", out var value) || Fields(value, "cookie", "name", "domain", "renewUrl") is not { } cookie) return (Rules.Current.CookieName, null, null);
        var (name, domain) = (TextOf(cookie, "name") ?? Rules.Current.CookieName, TextOf(cookie, "domain"));
        if (cookie.TryGetValue("name", out var given) && (given.ValueKind != JsonValueKind.String || !Grammars["cookieName"].IsMatch(name) || Rules.Current.ReservedIds.Contains(name, StringComparer.Ordinal)))
        {
            Add("cookie.name", $"{Quoted(given)} is not a valid cookie name. Use 1–64 characters A–Z, a–z, 0–9, \".\", \"_\" or \"-\".");
        }
        if (cookie.TryGetValue("domain", out given) && (domain is null || !Grammars["domain"].IsMatch(domain)))
        {
            Add("cookie.domain", $"{Quoted(given)} is not a valid domain. Use a host name such as \".example.com\".");
        }
        else if (domain is not null && Grammars["nameOfOneHost"].IsMatch(name))
        {
            Add("cookie.domain", $"the cookie name {Quoted(name)} allows one host only, so browsers reject the cookie with a domain. Remove the domain, or use another name.");
        }
        Optional(cookie, "renewUrl", "cookie", Endpoint);
        return (name, domain, TextOf(cookie, "renewUrl"));
    }

    private void Records(JsonElement value, string path)
    {
        if (Fields(value, path, "url", "retentionDays", "location") is not { } records) return;
        Required(records, "url", path, Endpoint);
        if (records.TryGetValue("retentionDays", out var days) && !IsWhole(days, 1, int.MaxValue)) Add($"{path}.retentionDays", $"expected a whole number of days from 1, got {Quoted(days)}.");
        Optional(records, "location", path, Text);
    }

    /// <summary>The options of an integration are checked in the page, where it runs.</summary>
    private void Integrations(JsonElement value, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Each(value, path, (one, at) =>
        {
            var id = one.ValueKind switch
            {
                JsonValueKind.String => one.GetString(),
                JsonValueKind.Object => TextOf(Fields(one, at, null)!, "id"),
                _ => null,
            };
            if (id is null) Add(at, $"expected an id or an object with an id, got {Quoted(one)}. Write \"matomo\" or {{ \"id\": \"matomo\" }}.");
            else if (!Rules.Current.Integrations.Contains(id, StringComparer.Ordinal)) Add(at, $"{Quoted(id)} is not an integration. Use one of {string.Join(", ", Rules.Current.Integrations)}.");
            else if (!seen.Add(id)) Add(at, $"{Quoted(id)} appears twice. Remove one.");
        });
    }

    private static string WithoutComments(JsonElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing)) root.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
