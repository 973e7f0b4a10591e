using System.Net;
using Cetegra.Consent.Records.Export;
using Cetegra.Consent.Records.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Records.Tests;

/// <summary>What is particular to this receiver. test/receiver/contract.test.ts has the tests that it shares with the one in Node.</summary>
public sealed class ReceiverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Database => _folder.File("records.sqlite");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_has_the_time_of_the_receiver_and_is_there_after_a_restart()
    {
        await using (var app = await (await TestApp.StartAsync(Database)).ReadyAsync()) Assert.Equal(201, await app.PostAsync(Samples.Record("one")));
        await using var again = await (await TestApp.StartAsync(Database)).ReadyAsync();
        Assert.Equal(200, await again.PostAsync(Samples.Record("one")));
        using var export = await again.SendAsOperatorAsync(HttpMethod.Get, "/api/consent/records.jsonl");
        Assert.Equal(Samples.Record("one")[..^1] + ",\"receivedAt\":\"2026-11-23T12:00:00.000Z\"}\n", await export.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("cross-site", null, 403)]
    [InlineData("same-origin", "https://other.example", 201)]
    [InlineData("same-site", null, 201)]
    [InlineData(null, "https://other.example", 403)]
    [InlineData(null, "not an origin", 403)]
    [InlineData(null, "https://127.0.0.1", 201)]
    [InlineData(null, "https://www.example.com", 201)]
    [InlineData(null, "null", 201)]
    [InlineData(null, null, 201)]
    public async Task A_page_of_another_site_is_recognized_by_Sec_Fetch_Site_or_else_by_Origin(string? site, string? origin, int status)
    {
        await using var app = await (await TestApp.StartAsync(Database, options => options.AllowedOriginHosts.Add("www.example.com"))).ReadyAsync();
        var headers = new[] { ("Sec-Fetch-Site", site), ("Origin", origin) }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!)).ToArray();
        Assert.Equal(status, await app.PostAsync(Samples.Record("one"), headers));
    }

    [Fact]
    public async Task Without_a_token_nobody_exports_or_erases()
    {
        await using var app = await TestApp.StartAsync(Database, options => options.OperatorToken = null);
        foreach (var token in new[] { null, "", "null", "undefined", TestApp.Token })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsOperatorAsync(HttpMethod.Get, "/api/consent/records.csv", token)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.SendAsOperatorAsync(HttpMethod.Delete, "/api/consent/records/one", token)).StatusCode);
        }
    }

    [Fact]
    public async Task The_limit_counts_each_client_and_says_when_to_come_again()
    {
        await using var app = await (await TestApp.StartAsync(Database, options => options.RequestsPerMinute = 2)).ReadyAsync();
        var statuses = new List<int>();
        for (var count = 0; count < 3; count++) statuses.Add(await app.PostAsync(Samples.Record("one")));
        Assert.Equal([201, 200, 429], statuses);
        Assert.Single(await app.IdsAsync());
    }

    [Theory]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:aaaa::1", "20010db800010002")]
    [InlineData("2001:db8:1:2::ffff", "20010db800010002")]
    [InlineData("2001:db8:1:3::1", "20010db800010003")]
    public void A_network_of_64_bits_is_one_client(string address, string network) => Assert.Equal(network, RequestLimiter.NetworkOf(IPAddress.Parse(address)));

    [Fact]
    public async Task A_forwarded_address_is_ignored_with_one_warning()
    {
        await using var app = await (await TestApp.StartAsync(Database, options => options.RequestsPerMinute = 3)).ReadyAsync();
        var statuses = new List<int>();
        for (var visitor = 1; visitor <= 4; visitor++) statuses.Add(await app.PostAsync(Samples.Record("one"), ("X-Forwarded-For", $"192.0.2.{visitor}")));
        Assert.Equal([201, 200, 200, 429], statuses);
        Assert.Single(app.Log.Lines, line => line.Contains("UseForwardedHeaders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_contains_no_id_address_browser_cookie_or_token()
    {
        await using var app = await (await TestApp.StartAsync(Database)).ReadyAsync();
        await app.PostAsync(Samples.Record("marked"), ("User-Agent", "Marked/1"), ("Cookie", "marked=1"), ("X-Forwarded-For", "192.0.2.77"));
        await app.PostAsync(Samples.Record("marked", record => record["gpc"] = true));
        await app.PostAsync("{\"marked\":");
        await app.PostAsync(Samples.Record("marked", record => record["market"] = "<marked>"));
        var lines = app.Log.Lines.ToArray();
        await app.SendAsOperatorAsync(HttpMethod.Delete, "/api/consent/records/marked");
        // ASP.NET Core itself logs the path of a request. The lines of this package and of Entity Framework Core say nothing about it.
        lines = [.. lines, .. app.Log.Lines.Skip(lines.Length).Where(line => !line.Contains("Request ", StringComparison.Ordinal) && !line.Contains("request path", StringComparison.Ordinal))];
        Assert.DoesNotContain(lines, line => line.Contains("marked", StringComparison.OrdinalIgnoreCase) || line.Contains("192.0.2", StringComparison.Ordinal) || line.Contains("a-token", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Erased: 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_locked_is_503_and_an_app_that_starts_meanwhile_works_afterwards()
    {
        await using var lockHolder = new SqliteConnection($"Data Source={Database}");
        await lockHolder.OpenAsync();
        var transaction = await lockHolder.BeginTransactionAsync();
        await using var app = await TestApp.StartAsync(Database);
        Assert.Equal(503, await app.PostAsync(Samples.Record("one")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.Client.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri("/healthz", UriKind.Relative))).StatusCode);
        await transaction.RollbackAsync();
        await app.ReadyAsync();
        Assert.Contains(await app.PostAsync(Samples.Record("one")), new[] { 200, 201 });
        Assert.Equal(["one"], await app.IdsAsync());
    }

    [Fact]
    public async Task An_erased_record_leaves_no_bytes_in_the_files()
    {
        await using var app = await (await TestApp.StartAsync(Database)).ReadyAsync();
        foreach (var id in new[] { "stays", "must-go" }) await app.PostAsync(Samples.Record(id));
        Assert.Equal(HttpStatusCode.NoContent, (await app.SendAsOperatorAsync(HttpMethod.Delete, "/api/consent/records/must-go")).StatusCode);
        SqliteConnection.ClearAllPools();
        var bytes = string.Concat(Directory.GetFiles(_folder.Path).Select(file => File.ReadAllText(file, System.Text.Encoding.Latin1)));
        Assert.Contains("stays", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("must-go", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_retention_deletes_what_is_older_and_a_dry_run_only_counts()
    {
        var clock = new TestClock();
        await using (var app = await (await TestApp.StartAsync(Database, clock: clock)).ReadyAsync())
        {
            for (var day = 1; day <= 4; day++) await app.Store.AddAsync(Samples.Entry($"day-{day}", $"2026-11-0{day}T12:00:00.000Z"));
            clock.Now = new DateTimeOffset(2026, 11, 11, 12, 0, 0, TimeSpan.Zero);
            Assert.Equal(2, await app.Store.CountForgettableAsync(8));
            foreach (var wrong in new[] { 0, -1, int.MinValue })
            {
                await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => app.Store.ForgetAsync(wrong));
                await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => app.Store.CountForgettableAsync(wrong));
            }
        }
        await using (var dry = await TestApp.StartAsync(Database, options => (options.RetentionDays, options.RetentionDryRun) = (8, true), clock))
        {
            while (!dry.Log.Text.Contains("2 records older than 8 days would be deleted", StringComparison.Ordinal)) await Task.Delay(20);
            Assert.Equal(4, (await dry.IdsAsync()).Length);
        }
        await using var real = await TestApp.StartAsync(Database, options => options.RetentionDays = 8, clock);
        while (!real.Log.Text.Contains("Deleted 2 records older than 8 days", StringComparison.Ordinal)) await Task.Delay(20);
        Assert.Equal(["day-3", "day-4"], await real.IdsAsync());
        Assert.Equal(0, await real.Store.CountForgettableAsync(36_500));
    }

    [Fact]
    public async Task Settings_that_cannot_be_meant_stop_the_app_with_all_mistakes()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => TestApp.StartAsync(Database, options =>
            (options.RetentionDays, options.RequestsPerMinute, options.DatabaseTimeout, options.OperatorToken) = (0, 0, TimeSpan.Zero, " ")));
        foreach (var name in new[] { "RetentionDays is 0", "RequestsPerMinute is 0", "DatabaseTimeout is 00:00:00", "OperatorToken is blank" }) Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_without_the_services_says_what_to_call()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();
        Assert.Contains("AddConsentRecords", Assert.Throws<InvalidOperationException>(() => app.MapConsentRecords()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_CreateTables_nothing_is_created_and_the_tables_of_the_script_do()
    {
        await using var app = await TestApp.StartAsync(Database, options => options.CreateTables = false);
        Assert.Equal(503, await app.PostAsync(Samples.Record("one")));
        await using var connection = new SqliteConnection($"Data Source={Database}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = await File.ReadAllTextAsync(Samples.Repository("dotnet/src/Cetegra.Consent.AspNetCore.Records/sql/sqlite.sql"));
        await command.ExecuteNonQueryAsync();
        Assert.Equal(201, await app.PostAsync(Samples.Record("one")));
    }

    [Fact]
    public async Task Two_apps_that_store_the_same_records_at_once_store_each_once()
    {
        await using var one = await (await TestApp.StartAsync(Database)).ReadyAsync();
        await using var other = await (await TestApp.StartAsync(Database)).ReadyAsync();
        var sent = Enumerable.Range(0, 150).Select(index => $"id-{index:000}").ToArray();
        var statuses = await Task.WhenAll(sent.SelectMany(id => new[] { one.PostUntilStoredAsync(Samples.Record(id)), other.PostUntilStoredAsync(Samples.Record(id)) }));
        Assert.All(statuses, status => Assert.Contains(status, new[] { 200, 201 }));
        foreach (var (id, answers) in sent.Zip(statuses.Chunk(2))) Assert.True(answers.Count(status => status == 201) <= 1, $"{id} was new twice.");
        Assert.Equal(sent, await other.IdsAsync());
    }

    [Fact]
    public void The_table_has_a_column_for_each_key_of_the_schema_and_nothing_that_a_spreadsheet_runs()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(Validation.Documents.Schema);
        var keys = schema.RootElement.GetProperty("properties").EnumerateObject().Select(each => each.Name).Where(name => name != "version").Append("receivedAt");
        Assert.Equal(keys.Order(StringComparer.Ordinal), RecordFormats.TableKeys.Distinct().Order(StringComparer.Ordinal));
        foreach (var (market, cell) in new[] { ("@SUM(A1)", "\"'@SUM(A1)\""), ("+3", "\"'+3\""), ("=1", "\"'=1\""), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""), ("\"q\"", "\"\"\"q\"\"\""), ("a,b", "\"a,b\"") })
        {
            var entry = Samples.Entry("x") with { Json = Samples.Record("x", record => record["market"] = market) };
            Assert.Contains($",{cell},", RecordFormats.TableLine(entry), StringComparison.Ordinal);
        }
    }
}
