using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cetegra.Consent.Records.Validation;

/// <summary>A record that was read: it has an id and no fault, or a fault.</summary>
internal readonly record struct ReadRecord(string Id, string DecidedAt, string Json, string? Fault);

/// <summary>Reads the body of a request as the receiver in Node does.</summary>
internal static class RecordReader
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(Documents.Schema);

    // No body can be nested deeper than it is long. Neither parsing nor validating recurses with the depth of the value.
    private static readonly JsonDocumentOptions ReadOptions = new() { MaxDepth = 128 * 1024 };

    // A valid record is ASCII without quotes or markup, so it needs no escapes.
    private static readonly JsonWriterOptions WriteOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a record.</summary>
    /// <returns><c>null</c> if the body is not JSON.</returns>
    public static ReadRecord? Read(ReadOnlySpan<byte> body)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(Encoding.UTF8.GetString(body).TrimStart('\uFEFF'), ReadOptions);
        }
        catch (JsonException)
        {
            return null;
        }
        using (document)
        {
            var root = document.RootElement;
            if (Schema.FaultOf(root) is { } fault) return new ReadRecord("", "", "", fault);
            var properties = JsonText.PropertiesOf(root);
            var (decidedAt, expiresAt) = (JsonText.TextOf(properties["decidedAt"]), JsonText.TextOf(properties["expiresAt"]));
            return new ReadRecord(JsonText.TextOf(properties["id"]), decidedAt, Normalized(root), FaultOfTimes(decidedAt, expiresAt));
        }
    }

    private static string? FaultOfTimes(string decidedAt, string expiresAt)
    {
        if (!Exists(decidedAt)) return "/decidedAt is a day that does not exist";
        if (!Exists(expiresAt)) return "/expiresAt is a day that does not exist";
        return string.CompareOrdinal(expiresAt, decidedAt) <= 0 ? "/expiresAt must be later than /decidedAt" : null;
    }

    private static bool Exists(string time) => DateTime.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The same record without blanks, escapes and repeated keys.</summary>
    private static string Normalized(JsonElement record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriteOptions)) Write(writer, record);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The schema bounds the depth of what arrives here.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, property) in JsonText.PropertiesOf(value))
                {
                    writer.WritePropertyName(name);
                    Write(writer, property);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Number:
                writer.WriteNumberValue(value.GetDouble());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
