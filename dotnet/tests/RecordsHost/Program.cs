using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cetegra.Consent.Records;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;

// The smallest app with the receiver, for the tests of this repository. It takes the same environment variables as the receiver in Node.
var builder = WebApplication.CreateSlimBuilder(args);
var settings = Environment.GetEnvironmentVariables();
string? Setting(string name) => settings[name] is string { Length: > 0 } text ? text : null;
int? Number(string name) => Setting(name) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

builder.Logging.ClearProviders().AddJsonConsole();
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Cetegra", LogLevel.Debug);
builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, Number("PORT") ?? 0));
builder.Services.AddConsentRecords(options =>
{
    options.OperatorToken = Setting("OPERATOR_TOKEN");
    options.RetentionDays = Number("RETENTION_DAYS");
    options.RetentionDryRun = Setting("RETENTION_DRY_RUN") == "true";
    options.RequestsPerMinute = Number("RATE_PER_MINUTE") ?? 60;
    if (Setting("DATABASE_URL") is not { } address) return;
    if (PostgresAddress().Match(address) is { Success: true } postgres)
    {
        var host = Uri.UnescapeDataString(postgres.Groups["host"].Value);
        options.ConfigureDatabase = database => database.UseNpgsql(
            $"Host={host};Username={postgres.Groups["user"]};Database={postgres.Groups["database"]}" + (postgres.Groups["port"].Success ? $";Port={postgres.Groups["port"]}" : ""));
    }
    else
    {
        options.ConfigureDatabase = database => database.UseSqlite($"Data Source={address}");
    }
});
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));
var proxies = Number("TRUST_PROXY") ?? 0;
builder.Services.Configure<ForwardedHeadersOptions>(options =>
{
    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
    options.ForwardLimit = proxies;
    options.KnownProxies.Clear();
    options.KnownIPNetworks.Clear();
});

await using var app = builder.Build();
if (proxies > 0) app.UseForwardedHeaders();
app.MapConsentRecords("/api/consent");
app.MapConsentRecordsHealth();
app.MapConsentRecordsDocuments();
app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine(JsonSerializer.Serialize(new { msg = "Stopping." })));
await app.StartAsync();
// The tests take a receiver that listens for one that is ready.
for (var store = app.Services.GetRequiredService<IConsentRecordStore>(); ;)
{
    try
    {
        await store.CheckAsync();
        await foreach (var page in store.ReadPagesAsync()) break;
        break;
    }
    catch (TimeoutException)
    {
        // The queries are not compiled yet.
    }
}
var listening = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
Console.WriteLine(JsonSerializer.Serialize(new { port = new Uri(listening).Port, msg = "Listening." }));
await app.WaitForShutdownAsync();

internal sealed partial class Program
{
    [GeneratedRegex(@"^postgres(?:ql)?://(?<user>[^@:]+)@(?<host>[^/:]+)(?::(?<port>\d+))?/(?<database>\w+)$")]
    private static partial Regex PostgresAddress();
}
