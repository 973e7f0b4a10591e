using System.Text.Json;

namespace Cetegra.Consent.Tests.Vectors;

/// <summary>The vectors that readers in all languages share: test/vectors/README.md.</summary>
public sealed class CookieVectorTests
{
    [Theory]
    [InlineData("by-hand")]
    [InlineData("generated")]
    public void The_reader_reads_every_vector_as_the_TypeScript_reader_does(string file)
    {
        using var document = JsonDocument.Parse(Repository.Read($"test/vectors/{file}.json"));
        var vectors = document.RootElement.EnumerateArray().ToList();
        Assert.True(vectors.Count > 100, $"{vectors.Count} vectors");
        var mistakes = vectors
            .Select(vector => (Name: vector.GetProperty("name").GetString(), Expected: vector.GetProperty("reading").GetString(), Actual: Describe(Reading(vector))))
            .Where(each => each.Expected != each.Actual)
            .Select(each => $"{each.Name}\n  expected {each.Expected}\n  actual   {each.Actual}");
        Assert.Empty(mistakes);
    }

    private static ConsentRecord? Reading(JsonElement vector)
    {
        if (vector.TryGetProperty("value", out var value)) return ConsentCookie.Decode(value.GetString());
        DateTimeOffset? now = vector.TryGetProperty("now", out var time) ? DateTimeOffset.FromUnixTimeMilliseconds(time.GetInt64()) : null;
        return ConsentCookie.Read(vector.GetProperty("header").GetString(), vector.GetProperty("cookie").GetString()!, now);
    }

    /// <summary>One line for what was read, the same in every language.</summary>
    private static string Describe(ConsentRecord? record)
    {
        if (record is null) return "none";
        string Ids(bool answer) => string.Join('.', record.Choices.Where(pair => pair.Value == answer).Select(pair => pair.Key).Order(StringComparer.Ordinal));
        return $"t={record.DecidedAt} e={record.ExpiresAt} r={record.Revision} m={record.Market} a={record.Method} g={(record.Gpc ? 1 : 0)} i={record.Id} "
            + $"granted={Ids(true)} denied={Ids(false)} unasked={string.Join('.', record.Unasked.Order(StringComparer.Ordinal))}";
    }
}
