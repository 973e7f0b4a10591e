using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Cetegra.Consent.Tests;

/// <summary>A site on a real Kestrel, and a client that sends and receives cookies as they are.</summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>Statistics has a service of the catalogue; marketing follows Global Privacy Control; a basket is the site's own.</summary>
    public const string Policy = """
        {
          "revision": "1",
          "categories": [{ "id": "necessary" }, { "id": "performance" }, { "id": "statistics" }, { "id": "marketing" }],
          "services": [
            "aspnet", "matomo", "hubspot", "linkedin", "twentythree",
            { "id": "shop", "category": "necessary", "label": "Shop", "description": { "en": "Keeps the basket." }, "cookies": [{ "name": "basket" }] },
            { "id": "late", "category": "statistics", "since": "2026-10-31", "label": "Late", "description": { "en": "Came later." } }
          ],
          "markets": { "no": {}, "us": {} },
          "defaultMarket": "no"
        }
        """;

    public static readonly DateTimeOffset Now = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication app;

    private Site(WebApplication app, HttpClient client) => (this.app, Client) = (app, client);

    public HttpClient Client { get; }

    public static async Task<Site> StartAsync(Action<WebApplication> use, Action<IServiceCollection>? add = null, Action<ConsentOptions>? options = null, bool useConsent = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        builder.Services.AddConsent(consent =>
        {
            consent.PolicyJson = Policy;
            options?.Invoke(consent);
        });
        add?.Invoke(builder.Services);
        var app = builder.Build();
        if (useConsent) app.UseConsent();
        use(app);
        await app.StartAsync();
        return new Site(app, new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) });
    }

    /// <summary>A cookie's value: an answer of ten days ago.</summary>
    public static string Decision(string granted = "", string denied = "", string services = "", string not = "", string more = "", string revision = "1")
    {
        var decidedAt = Now.AddDays(-10).ToUnixTimeMilliseconds();
        var expiresAt = Now.AddDays(170).ToUnixTimeMilliseconds();
        return $"cetegra_consent=v=1&r={revision}&t={decidedAt}&e={expiresAt}&m=no&a=save&c={granted}&d={denied}&s={services}&x={not}{more}";
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? cookie = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null) request.Headers.TryAddWithoutValidation("Cookie", cookie);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    /// <summary>The names of the cookies that a response sets, with a minus before those it deletes.</summary>
    public async Task<string[]> CookiesOf(string path, string? cookie = null, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, cookie, headers);
        Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
        return Names(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private static string[] Names(HttpResponseMessage response) =>
        !response.Headers.TryGetValues("Set-Cookie", out var lines) ? []
            : [.. lines.Select(line => (line.Contains("1970", StringComparison.Ordinal) ? "-" : "") + line[..line.IndexOf('=', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal)];
}
