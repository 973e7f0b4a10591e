using System.Text.Json;
using Cetegra.Consent.Records.Renewal;

namespace Cetegra.Consent.Records.Tests;

public sealed class RenewalTests : IDisposable
{
    private const long Day = 86_400_000;
    private static readonly long Now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly StrictConsentCookieReader Reader = new();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Value(long decidedAt, long expiresAt, string more = "") => $"v=1&r=1&t={decidedAt}&e={expiresAt}&m=no&a=reject-all&c=&d=marketing{more}";

    private static string? Renewed(string header, ConsentRenewalOptions? options = null, bool isHttps = true) =>
        RenewedCookie.Of(header, options ?? new ConsentRenewalOptions(), Reader, Now, isHttps);

    [Fact]
    public void A_decision_is_written_with_the_same_value_and_the_same_end()
    {
        var value = Value(Now - Day, Now + Day);
        Assert.Equal($"cetegra_consent={value}; Path=/; Expires=Tue, 24 Nov 2026 12:00:00 GMT; SameSite=Lax; Secure", Renewed($"other=1; cetegra_consent={value}"));
        Assert.Equal($"cetegra_consent={value}; Path=/; Expires=Tue, 24 Nov 2026 12:00:00 GMT; SameSite=Lax; Domain=example.com", Renewed($"cetegra_consent={value}", new() { CookieDomain = "example.com" }, isHttps: false));
        Assert.EndsWith("; Secure", Renewed($"__Host-consent={value}", new() { CookieName = "__Host-consent" }, isHttps: false), StringComparison.Ordinal);
        var escaped = Uri.EscapeDataString(value);
        Assert.StartsWith($"cetegra_consent={escaped};", Renewed($"cetegra_consent={escaped}"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_end_is_later_than_any_market_allows() =>
        Assert.Contains("Expires=" + DateTimeOffset.FromUnixTimeMilliseconds(Now - Day + (395 * Day)).ToString("R"), Renewed($"cetegra_consent={Value(Now - Day, Now + (4000 * Day))}"), StringComparison.Ordinal);

    [Fact]
    public void A_cookie_that_is_no_decision_or_of_another_host_is_not_renewed()
    {
        var valid = Value(Now - Day, Now + Day);
        foreach (var header in new[]
        {
            "", "cetegra_consent=", "cetegra_consent=x", "xcetegra_consent=" + valid, "Cetegra_Consent=" + valid,
            "cetegra_consent=" + Value(Now - (2 * Day), Now - 1), "cetegra_consent=" + Value(Now + (2 * Day), Now + (3 * Day)), "cetegra_consent=" + Value(Now - (396 * Day), Now + Day),
            "cetegra_consent=" + valid + "&v=1", "cetegra_consent=" + valid + "&s=marketing", "cetegra_consent=" + valid + "&a=implied", "cetegra_consent=" + valid.Replace("reject-all", "implied", StringComparison.Ordinal),
            // Two that disagree: neither, in any order.
            $"cetegra_consent={valid}; cetegra_consent={Value(Now - Day, Now + Day, "&i=x")}", $"cetegra_consent={Value(Now - (2 * Day), Now + Day)}; cetegra_consent={valid}",
            // Characters that a header must not have.
            $"cetegra_consent={valid}&z=é", $"cetegra_consent={valid}&z=\u0001",
        }) Assert.Null(Renewed(header));
        // One that says nothing does not matter, and neither does the same one twice.
        foreach (var header in new[] { $"cetegra_consent=x; cetegra_consent={valid}", $"cetegra_consent={valid}; cetegra_consent={valid}", $"cetegra_consent={Value(1, 2)};\tcetegra_consent={valid} " }) Assert.NotNull(Renewed(header));
    }

    [Theory]
    [InlineData("by-hand.json")]
    [InlineData("generated.json")]
    public void The_reader_agrees_with_the_vectors(string file)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Samples.Repository($"test/vectors/{file}")));
        var count = 0;
        foreach (var vector in vectors.RootElement.EnumerateArray().Where(each => each.TryGetProperty("value", out _)))
        {
            var read = Reader.Read(vector.GetProperty("value").GetString()!);
            var reading = vector.GetProperty("reading").GetString()!;
            if (reading == "none") Assert.True(read is null, vector.ToString());
            else Assert.True(read is { } times && reading.StartsWith($"t={times.DecidedAt} e={times.ExpiresAt} ", StringComparison.Ordinal), vector.ToString());
            count++;
        }
        Assert.True(count > 20, $"{count} vectors");
    }

    [Fact]
    public async Task The_endpoint_answers_204_and_never_fails_for_any_cookie()
    {
        await using var app = await TestApp.StartAsync(_folder.File("x.sqlite"));
        async Task<(int Status, string? Cookie, string? Cache)> Renew(params string[] cookies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/consent/renewal");
            if (cookies.Length > 0) request.Headers.TryAddWithoutValidation("Cookie", cookies);
            using var response = await app.Client.SendAsync(request);
            return ((int)response.StatusCode, response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join(", ", set) : null, response.Headers.CacheControl?.ToString());
        }

        var value = Value(Now - Day, Now + Day);
        Assert.Equal((204, null, "no-store"), await Renew());
        Assert.Equal((204, $"cetegra_consent={value}; Path=/; Expires=Tue, 24 Nov 2026 12:00:00 GMT; SameSite=Lax", "no-store"), await Renew("cetegra_consent=" + value));
        foreach (var other in new[] { "%", "%C3%28", "%00", new string('a', 5000), value + "&z=%0d%0aSet-Cookie:%20a=b" })
        {
            var (status, cookie, _) = await Renew("cetegra_consent=" + other);
            Assert.Equal(204, status);
            if (cookie is not null) Assert.StartsWith($"cetegra_consent={other};", cookie, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Options_that_would_break_the_header_are_refused()
    {
        using var app = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder().Build();
        foreach (var wrong in new[] { "example.com; Secure", "", "a b", "x\r\ny" }) Assert.Throws<ArgumentException>(() => app.MapConsentRenewal("/x", options => options.CookieDomain = wrong));
        foreach (var wrong in new[] { "a=b", "", "a;b" }) Assert.Throws<ArgumentException>(() => app.MapConsentRenewal("/x", options => options.CookieName = wrong));
    }
}
