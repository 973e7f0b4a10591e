using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cetegra.Consent.Records.Validation;

/// <summary>
/// Validates JSON by the keywords of JSON Schema draft-07 that docs/consent-record.schema.json uses. A schema with any other keyword does
/// not load, so that a new one is never ignored. The libraries for all of JSON Schema either lack <c>propertyNames</c> and <c>const</c> or
/// charge a fee for maintained versions.
/// </summary>
internal sealed class JsonSchema
{
    /// <summary>Keywords that describe and do not restrict.</summary>
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "title", "description", "definitions"];

    private delegate string? Rule(JsonElement value, string path);

    private readonly Dictionary<string, Rule> _definitions = [];
    private readonly JsonElement _definitionsJson;
    private readonly Rule _root;

    private JsonSchema(JsonElement schema)
    {
        _definitionsJson = schema.TryGetProperty("definitions", out var definitions) ? definitions : default;
        _root = Compile(schema);
    }

    public static JsonSchema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>The first fault of a value, in words for a developer that contain no value. <c>null</c> if it is valid.</summary>
    public string? FaultOf(JsonElement value) => _root(value, "");

    private Rule Compile(JsonElement schema)
    {
        // In draft-07, nothing beside a reference counts.
        if (schema.TryGetProperty("$ref", out var reference)) return Definition(reference.GetString()!);
        var rules = schema.EnumerateObject().Where(keyword => !Annotations.Contains(keyword.Name)).Select(keyword => CompileKeyword(keyword.Name, keyword.Value, schema)).ToArray();
        return (value, path) =>
        {
            foreach (var rule in rules)
            {
                if (rule(value, path) is { } fault) return fault;
            }
            return null;
        };
    }

    private Rule Definition(string reference)
    {
        const string Prefix = "#/definitions/";
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal)) throw new NotSupportedException($"The reference {reference} is not supported.");
        var name = reference[Prefix.Length..];
        if (!_definitions.TryGetValue(name, out var rule)) _definitions[name] = rule = Compile(_definitionsJson.GetProperty(name));
        return rule;
    }

    private Rule CompileKeyword(string keyword, JsonElement argument, JsonElement schema) => keyword switch
    {
        "type" => Type(argument.GetString()!),
        "required" => Required([.. argument.EnumerateArray().Select(each => each.GetString()!)]),
        "properties" => Properties(argument.EnumerateObject().ToDictionary(each => each.Name, each => Compile(each.Value))),
        "additionalProperties" => AdditionalProperties(argument, schema),
        "propertyNames" => PropertyNames(Compile(argument)),
        "maxProperties" => MaxProperties(argument.GetInt32()),
        "pattern" => Pattern(argument.GetString()!),
        "enum" => OneOf([.. argument.EnumerateArray()]),
        "const" => OneOf([argument]),
        _ => throw new NotSupportedException($"The keyword {keyword} is not supported."),
    };

    private static Rule Type(string type)
    {
        Func<JsonValueKind, bool> isOfType = type switch
        {
            "object" => kind => kind == JsonValueKind.Object,
            "string" => kind => kind == JsonValueKind.String,
            "boolean" => kind => kind is JsonValueKind.True or JsonValueKind.False,
            _ => throw new NotSupportedException($"The type {type} is not supported."),
        };
        return (value, path) => isOfType(value.ValueKind) ? null : Fault(path, $"must be {type}");
    }

    private static Rule Required(string[] names) => ForObjects((properties, path) =>
        Array.Find(names, name => !properties.ContainsKey(name)) is { } missing ? Fault(path, $"must have required property '{missing}'") : null);

    private static Rule Properties(Dictionary<string, Rule> rules) => ForObjects((properties, path) =>
    {
        foreach (var (name, rule) in rules)
        {
            if (properties.TryGetValue(name, out var value) && rule(value, $"{path}/{name}") is { } fault) return fault;
        }
        return null;
    });

    private Rule AdditionalProperties(JsonElement argument, JsonElement schema)
    {
        var named = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(each => each.Name).ToHashSet() : [];
        var rule = argument.ValueKind switch
        {
            JsonValueKind.False => (_, _) => "not allowed",
            JsonValueKind.Object => Compile(argument),
            _ => throw new NotSupportedException("additionalProperties must be false or a schema."),
        };
        // The name is what a stranger sent, so it is not repeated.
        return ForObjects((all, path) => all.Any(each => !named.Contains(each.Key) && rule(each.Value, path) is not null) ? Fault(path, "must have no additional properties, or only valid ones") : null);
    }

    private static Rule PropertyNames(Rule rule) => ForObjects((properties, path) =>
        properties.Keys.Any(name => rule(JsonSerializer.SerializeToElement(name), path) is not null) ? Fault(path, "must have valid property names") : null);

    private static Rule MaxProperties(int most) => ForObjects((properties, path) => properties.Count > most ? Fault(path, $"must have at most {most} properties") : null);

    private static Rule Pattern(string pattern)
    {
        // `$` also matches before a final line break in .NET, and `\d` all digits of Unicode unless the option forbids it.
        if (!pattern.StartsWith('^') || !pattern.EndsWith('$')) throw new NotSupportedException($"The pattern {pattern} is not anchored.");
        var regex = new Regex($"^(?:{pattern[1..^1]})\\z", RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
        return (value, path) => value.ValueKind != JsonValueKind.String || regex.IsMatch(JsonText.TextOf(value)) ? null : Fault(path, $"must match pattern \"{pattern}\"");
    }

    private static Rule OneOf(JsonElement[] allowed) => (value, path) =>
        allowed.Any(each => IsEqual(each, value)) ? null : Fault(path, $"must be one of {string.Join(", ", allowed.Select(each => each.GetRawText()))}");

    private static bool IsEqual(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => one.GetString() == JsonText.TextOf(other),
        // JavaScript reads every number as a double.
        (JsonValueKind.Number, JsonValueKind.Number) => one.GetDouble().Equals(other.GetDouble()),
        _ => false,
    };

    private static Rule ForObjects(Func<Dictionary<string, JsonElement>, string, string?> rule) =>
        (value, path) => value.ValueKind == JsonValueKind.Object ? rule(JsonText.PropertiesOf(value), path) : null;

    private static string Fault(string path, string message) => $"{(path.Length == 0 ? "the record" : path)} {message}";
}
