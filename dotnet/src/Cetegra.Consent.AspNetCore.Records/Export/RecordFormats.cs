using System.Text;
using System.Text.Json;

namespace Cetegra.Consent.Records.Export;

/// <summary>Writes stored records as lines of JSON and as a table.</summary>
internal static class RecordFormats
{
    private delegate string Cell(JsonElement record, ConsentRecordEntry entry);

    /// <summary>The columns of the table, the same as those of the receiver in Node. A test compares them with the schema.</summary>
    private static readonly (string Name, string Key, Cell Read)[] Columns =
    [
        Plain("id", "id"),
        Plain("replaces", "replaces"),
        ("received", "receivedAt", (_, entry) => entry.ReceivedAt),
        Plain("decided", "decidedAt"),
        Plain("expires", "expiresAt"),
        Plain("revision", "revision"),
        Plain("market", "market"),
        Plain("jurisdiction", "jurisdiction"),
        Plain("locale", "locale"),
        Plain("method", "method"),
        Plain("layer", "layer"),
        Plain("source", "source"),
        Plain("trusted", "trusted"),
        Plain("gpc", "gpc"),
        ("categories granted", "categories", (record, _) => Answered(record, "categories", JsonValueKind.True)),
        ("categories denied", "categories", (record, _) => Answered(record, "categories", JsonValueKind.False)),
        ("services granted", "services", (record, _) => Answered(record, "services", JsonValueKind.True)),
        ("services denied", "services", (record, _) => Answered(record, "services", JsonValueKind.False)),
        Plain("words", "words"),
        Plain("library", "library"),
    ];

    /// <summary>The first line of the table.</summary>
    public static readonly string TableHeader = Line(Columns.Select(column => column.Name));

    /// <summary>The keys of a record that the table contains.</summary>
    public static IEnumerable<string> TableKeys => Columns.Select(column => column.Key);

    /// <summary>A record as a line of JSON, with the time of receipt as its last key.</summary>
    public static string JsonLine(ConsentRecordEntry entry) => $"{entry.Json.AsSpan(0, entry.Json.LastIndexOf('}'))},\"receivedAt\":\"{entry.ReceivedAt}\"}}\n";

    /// <summary>A record as a line of the table.</summary>
    public static string TableLine(ConsentRecordEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Json);
        var record = document.RootElement;
        return Line(Columns.Select(column => column.Read(record, entry)));
    }

    private static (string, string, Cell) Plain(string name, string key) => (name, key, (record, _) => Text(record, key));

    private static string Text(JsonElement record, string key) =>
        !record.TryGetProperty(key, out var value) ? "" : value.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.String => value.GetString() ?? "",
            _ => "",
        };

    private static string Answered(JsonElement record, string key, JsonValueKind answer) =>
        record.TryGetProperty(key, out var answers) ? string.Join(' ', answers.EnumerateObject().Where(each => each.Value.ValueKind == answer).Select(each => each.Name)) : "";

    private static string Line(IEnumerable<string> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0) line.Append(',');
            line.Append('"');
            // A spreadsheet takes what begins like this for a formula: https://owasp.org/www-community/attacks/CSV_Injection
            if (cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)) line.Append('\'');
            line.Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        return line.Append("\r\n").ToString();
    }
}
