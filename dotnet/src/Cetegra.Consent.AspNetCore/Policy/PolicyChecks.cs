using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>What any value of a policy is checked for. Each check that fails adds a mistake.</summary>
internal class PolicyChecks(List<ConsentPolicyMistake> mistakes)
{
    protected static readonly Dictionary<string, Regex> Grammars =
        Rules.Current.PolicyGrammars.ToDictionary(pair => pair.Key, pair => Rules.Compile(pair.Value), StringComparer.Ordinal);

    private const int LongestQuote = 78;

    protected List<ConsentPolicyMistake> Mistakes => mistakes;

    protected void Add(string path, string reason) => mistakes.Add(new ConsentPolicyMistake(path, reason));

    /// <summary>A value as a message names it.</summary>
    protected static string Quoted(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => value.GetRawText(),
    };

    protected static string Quoted(string text) => $"\"{(text.Length > LongestQuote ? text[..(LongestQuote - 1)] + "…" : text).ReplaceLineEndings(" ")}\"";

    protected static string Listed(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } list ? list : "none";

    /// <summary>The fields of an object; <c>null</c> for a value that is not an object.</summary>
    /// <param name="keys">The keys it may have; <c>null</c> for any.</param>
    protected Dictionary<string, JsonElement>? Fields(JsonElement value, string path, params string[]? keys)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add(path, $"expected an object, got {Quoted(value)}.");
            return null;
        }
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var at = path == "policy" ? property.Name : $"{path}.{property.Name}";
            if (!fields.TryAdd(property.Name, property.Value)) Add(at, "appears twice. Remove one.");
            else if (keys is not null && !keys.Contains(property.Name, StringComparer.Ordinal)) Add(at, $"is not a known key. Use one of {string.Join(", ", keys)}.");
        }
        return fields;
    }

    protected static void Optional(Dictionary<string, JsonElement> fields, string key, string path, Action<JsonElement, string> check)
    {
        if (fields.TryGetValue(key, out var value)) check(value, path == "policy" ? key : $"{path}.{key}");
    }

    /// <summary>A text that must be there.</summary>
    protected void Required(Dictionary<string, JsonElement> fields, string key, string path, Action<JsonElement, string> check)
    {
        if (!fields.ContainsKey(key)) Add($"{path}.{key}", "is missing. Write a text.");
        else Optional(fields, key, path, check);
    }

    protected void Each(JsonElement value, string path, Action<JsonElement, string> check)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add(path, $"expected an array, got {Quoted(value)}.{(value.ValueKind == JsonValueKind.String ? $" Write [{Quoted(value)}]." : "")}");
            return;
        }
        var index = 0;
        foreach (var item in value.EnumerateArray()) check(item, $"{path}[{index++}]");
    }

    protected void Text(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString())) Add(path, $"expected a non-empty string, got {Quoted(value)}.");
    }

    protected void Flag(JsonElement value, string path)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Add(path, $"expected true or false, got {Quoted(value)}.");
    }

    /// <summary>Texts by language.</summary>
    protected void Texts(JsonElement value, string path)
    {
        if (Fields(value, path, null) is not { } texts) return;
        foreach (var (key, text) in texts) Text(text, $"{path}.{key}");
        if (texts.Count == 0) Add(path, "expected at least one text, got an empty object. Write { \"en\": \"…\" }.");
    }

    /// <summary>Texts by message id, by locale.</summary>
    protected void Words(JsonElement value, string path)
    {
        foreach (var (locale, texts) in Fields(value, path, null) ?? []) Texts(texts, $"{path}.{locale}");
    }

    /// <summary>An address that a link may have.</summary>
    protected void Address(JsonElement value, string path)
    {
        if (WebAddress(value) is null) Add(path, $"{Quoted(value)} is not a web address. Use a path or an https: URL.");
    }

    /// <summary>An address that is sent to: a decision must not travel unencrypted to another site.</summary>
    protected void Endpoint(JsonElement value, string path)
    {
        if (WebAddress(value) is not { Scheme: "https" }) Add(path, $"{Quoted(value)} is not a valid endpoint. Use a path of this site, or an https: URL.");
    }

    /// <returns>Epoch milliseconds; <c>null</c> for a value that is not a date.</returns>
    protected long? Date(JsonElement value, string path)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (Grammars["since"].IsMatch(text) && DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date)) return date.ToUnixTimeMilliseconds();
        Add(path, $"{Quoted(value)} is not a valid date. Use one such as \"2026-11-01\".");
        return null;
    }

    protected static bool? FlagOf(Dictionary<string, JsonElement> fields, string key) =>
        fields.TryGetValue(key, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    protected static string? TextOf(Dictionary<string, JsonElement> fields, string key) =>
        fields.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    protected static bool IsWhole(JsonElement value, int least, int most) =>
        value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= least && number <= most && Math.Floor(number) == number;

    private static Uri? WebAddress(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
        && Uri.TryCreate(new Uri("https://base.invalid"), value.GetString(), out var url) && url.Scheme is "https" or "http"
            ? url
            : null;
}
