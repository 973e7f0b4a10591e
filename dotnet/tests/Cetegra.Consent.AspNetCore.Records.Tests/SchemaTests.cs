using System.Text.Json;
using System.Text.Json.Nodes;
using Cetegra.Consent.Records.Validation;

namespace Cetegra.Consent.Records.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void The_embedded_schema_is_that_of_the_repository() => Assert.Equal(File.ReadAllText(Samples.Repository("docs/consent-record.schema.json")), Documents.Schema);

    [Theory]
    [InlineData("""{ "type": "object", "minProperties": 1 }""")]
    [InlineData("""{ "properties": { "a": { "format": "date-time" } } }""")]
    [InlineData("""{ "type": "integer" }""")]
    [InlineData("""{ "pattern": "not anchored" }""")]
    [InlineData("""{ "$ref": "https://example.com/schema" }""")]
    public void A_schema_with_a_keyword_that_would_be_ignored_does_not_load(string schema) => Assert.Throws<NotSupportedException>(() => JsonSchema.Parse(schema));

    [Fact]
    public void A_record_is_invalid_without_each_required_key_and_with_each_value_of_a_wrong_type()
    {
        using var schema = JsonDocument.Parse(Documents.Schema);
        var required = schema.RootElement.GetProperty("required").EnumerateArray().Select(each => each.GetString()!).ToHashSet();
        foreach (var key in schema.RootElement.GetProperty("properties").EnumerateObject().Select(each => each.Name))
        {
            Assert.Equal(required.Contains(key), FaultOf(record => record.Remove(key)) is not null);
            foreach (var wrong in new[] { "null", "7", "[]", "\"\"", "\"a b\"", "{\"A\":true}", "{\"a\":1}" }) Assert.NotNull(FaultOf(record => record[key] = JsonNode.Parse(wrong)));
        }
        Assert.Null(FaultOf(_ => { }));
    }

    [Fact]
    public void A_fault_names_the_place_and_repeats_no_value()
    {
        Assert.Equal("/market must match pattern \"^[A-Za-z0-9._~-]{1,32}$\"", FaultOf(record => record["market"] = "secret value"));
        Assert.DoesNotContain("secret", FaultOf(record => record["secret"] = 1)!, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", FaultOf(record => record["services"] = new JsonObject { ["Secret"] = true })!, StringComparison.Ordinal);
    }

    private static string? FaultOf(Action<JsonObject> change) => RecordReader.Read(System.Text.Encoding.UTF8.GetBytes(Samples.Record("one", change)))!.Value.Fault;
}
