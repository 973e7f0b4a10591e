using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cetegra.Consent.Tests.Vectors;

/// <summary>Requests that C# judges as TypeScript does: test/vectors/evaluations.ts.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void The_server_grants_what_the_page_grants_in_every_vector()
    {
        using var document = JsonDocument.Parse(Repository.Read("test/vectors/evaluations.json"));
        Assert.True(Compare(document.RootElement.EnumerateArray()) >= 400);
    }

    /// <summary>CONSENT_CASES sets the number of cases, CONSENT_SEED the seed. Needs Node and the repository's packages.</summary>
    [Fact]
    public void The_server_grants_what_the_page_grants_in_random_requests()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.Root, "node_modules/tsx")), "The repository's npm packages are not installed.");
        var count = int.Parse(Environment.GetEnvironmentVariable("CONSENT_CASES") ?? "4000", CultureInfo.InvariantCulture);
        var seed = Environment.GetEnvironmentVariable("CONSENT_SEED") ?? "2026";
        using var node = Process.Start(new ProcessStartInfo("node", $"--import tsx test/vectors/generate-evaluations.ts {count} {seed}")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        })!;
        var compared = Compare(Lines(node.StandardOutput));
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        Assert.Equal(count, compared);
    }

    private static IEnumerable<JsonElement> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line) yield return JsonDocument.Parse(line).RootElement;
    }

    private static int Compare(IEnumerable<JsonElement> lines)
    {
        var policies = new List<ConsentPolicy>();
        var (compared, differences) = (0, new List<string>());
        foreach (var line in lines)
        {
            if (line.TryGetProperty("policy", out var policy)) policies.Add(ConsentPolicy.Parse(policy.GetRawText()));
            else if (line.TryGetProperty("accepted", out var accepted))
            {
                if (RefusalOf(accepted.GetRawText()) is { } refusal) differences.Add($"{refusal}\n{accepted.GetRawText()}");
            }
            else if (line.TryGetProperty("refused", out var refused))
            {
                if (RefusalOf(refused.GetRawText()) is null) differences.Add($"was accepted: {refused.GetRawText()}");
            }
            else
            {
                compared++;
                var (expected, actual) = (line.GetProperty("meaning").GetString(), MeaningOf(policies[line.GetProperty("of").GetInt32()], line));
                if (expected != actual) differences.Add($"{line.GetRawText()}\n  expected {expected}\n  actual   {actual}\n  policy   {policies[line.GetProperty("of").GetInt32()].Json}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {compared} differ:\n{string.Join('\n', differences.Take(5))}");
        return compared;
    }

    private static string? RefusalOf(string json)
    {
        try
        {
            ConsentPolicy.Parse(json);
            return null;
        }
        catch (ConsentPolicyException refusal)
        {
            return refusal.Message;
        }
    }

    private static string MeaningOf(ConsentPolicy policy, JsonElement line)
    {
        var now = line.GetProperty("now").GetInt64();
        var record = ConsentCookie.Read(line.GetProperty("header").GetString(), policy.CookieName, now);
        var state = ConsentState.Evaluate(policy, record, line.GetProperty("market").GetString(), line.GetProperty("gpc").GetBoolean(), now);
        return $"{state.Status.ToString().ToLowerInvariant()} {state.Market.Jurisdiction} asks={(state.NeedsDecision ? 1 : 0)} e={state.Record?.ExpiryMilliseconds} "
            + $"granted={string.Join('.', state.Granted.Order(StringComparer.Ordinal))}";
    }
}
