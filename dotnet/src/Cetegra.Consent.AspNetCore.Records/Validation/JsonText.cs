using System.Text.Json;

namespace Cetegra.Consent.Records.Validation;

/// <summary>Reads strings and objects as JavaScript does, and never throws for what JSON allows.</summary>
internal static class JsonText
{
    /// <summary>A string's text. Half a surrogate pair, which JSON can escape, becomes U+FFFD.</summary>
    public static string TextOf(JsonElement value) => Guarded(() => value.GetString() ?? "");

    /// <summary>The properties of an object. Of two with one name, the last one counts.</summary>
    public static Dictionary<string, JsonElement> PropertiesOf(JsonElement value)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject()) properties[Guarded(() => property.Name)] = property.Value;
        return properties;
    }

    private static string Guarded(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }
}
