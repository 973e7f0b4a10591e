using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cetegra.Consent.Records.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cetegra.Consent.Records.Tests;

/// <summary>A folder that is removed after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("records-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}

/// <summary>A clock that a test sets.</summary>
public sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Keeps log lines.</summary>
public sealed class TestLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public string Text => string.Join('\n', Lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

/// <summary>An app with the receiver on a real Kestrel, with a SQLite file.</summary>
public sealed class TestApp : IAsyncDisposable
{
    public const string Token = "a-token-of-the-operator";

    private readonly WebApplication _app;

    private TestApp(WebApplication app, TestClock clock, TestLog log)
    {
        (_app, Clock, Log) = (app, clock, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public TestClock Clock { get; }

    public TestLog Log { get; }

    public HttpClient Client { get; }

    public IConsentRecordStore Store => _app.Services.GetRequiredService<IConsentRecordStore>();

    public static async Task<TestApp> StartAsync(string file, Action<ConsentRecordsOptions>? configure = null, TestClock? clock = null, Action<WebApplication>? map = null)
    {
        clock ??= new TestClock();
        var log = new TestLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddConsentRecords(options =>
        {
            options.OperatorToken = Token;
            options.RequestsPerMinute = 10_000;
            options.ConfigureDatabase = database => database.UseSqlite($"Data Source={file}");
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapConsentRecords();
        app.MapConsentRecordsHealth();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestApp(app, clock, log);
    }

    /// <summary>Waits until the database is open, which takes long on a machine that is busy.</summary>
    public async Task<TestApp> ReadyAsync()
    {
        while ((await Client.GetAsync(new Uri("/readyz", UriKind.Relative))).StatusCode != System.Net.HttpStatusCode.OK) await Task.Delay(20);
        return this;
    }

    public async Task<int> PostAsync(string record, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/consent") { Content = new StringContent(record, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Sends a record as the page does: again, for as long as the receiver is too busy.</summary>
    public async Task<int> PostUntilStoredAsync(string record)
    {
        int status;
        do status = await PostAsync(record);
        while (status == 503);
        return status;
    }

    public async Task<HttpResponseMessage> SendAsOperatorAsync(HttpMethod method, string path, string? token = Token)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    public async Task<string[]> IdsAsync()
    {
        using var response = await SendAsOperatorAsync(HttpMethod.Get, "/api/consent/records.jsonl");
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

internal static class Samples
{
    public static string Record(string id, Action<JsonObject>? change = null)
    {
        var record = new JsonObject
        {
            ["version"] = 1, ["id"] = id, ["decidedAt"] = "2026-11-23T11:59:00.000Z", ["expiresAt"] = "2027-05-22T11:59:00.000Z",
            ["revision"] = "2026-11-01", ["market"] = "no", ["jurisdiction"] = "gdpr", ["locale"] = "nb", ["method"] = "save", ["layer"] = "preferences",
            ["trusted"] = true, ["gpc"] = false, ["categories"] = new JsonObject { ["statistics"] = true, ["marketing"] = false },
            ["services"] = new JsonObject { ["matomo"] = true }, ["library"] = "0.1.0",
        };
        change?.Invoke(record);
        return record.ToJsonString();
    }

    public static ConsentRecordEntry Entry(string id, string receivedAt = "2026-11-23T12:00:00.000Z") => new(id, "2026-11-23T11:59:00.000Z", receivedAt, Record(id));

    /// <summary>A file of the repository.</summary>
    public static string Repository(string path) => System.IO.Path.Combine(Cetegra.Consent.Tests.Repository.Root, path);

    public static ConsentRecordsContext Context(Action<DbContextOptionsBuilder<ConsentRecordsContext>> configure)
    {
        var options = new DbContextOptionsBuilder<ConsentRecordsContext>();
        configure(options);
        return new ConsentRecordsContext(options.Options);
    }
}
