namespace Cetegra.Consent.Tests.Renewal;

/// <summary>The cookie that the server writes again (L-numbers and S-10 of the requirements: it extends nothing).</summary>
public sealed class ConsentRenewalTests
{
    private const long Day = 86_400_000;
    private static readonly long Now = Site.Now.ToUnixTimeMilliseconds();
    private static readonly ConsentPolicy Policy = ConsentPolicy.Parse(Site.Policy);

    private static ConsentPolicy PolicyWith(string cookie) => ConsentPolicy.Parse(Site.Policy.Replace("\"revision\": \"1\",", $"\"revision\": \"1\", \"cookie\": {cookie},", StringComparison.Ordinal));

    private static string Value(long decidedAt, long expiresAt, string more = "") => $"v=1&r=1&t={decidedAt}&e={expiresAt}&m=no&a=reject-all&c=&d=marketing{more}";

    private static string? Renewed(string header, ConsentPolicy? policy = null, bool isSecure = true) => RenewedCookie.Of(header, policy ?? Policy, Now, isSecure);

    [Fact]
    public void A_decision_is_written_with_the_same_value_and_the_same_end()
    {
        var value = Value(Now - Day, Now + Day);
        Assert.Equal($"cetegra_consent={value}; Path=/; Expires=Mon, 02 Nov 2026 12:00:00 GMT; SameSite=Lax; Secure", Renewed($"other=1; cetegra_consent={value}"));
        Assert.EndsWith("; SameSite=Lax; Domain=example.com", Renewed($"cetegra_consent={value}", PolicyWith("""{ "domain": "example.com" }"""), isSecure: false), StringComparison.Ordinal);
        Assert.EndsWith("; Secure", Renewed($"__Host-consent={value}", PolicyWith("""{ "name": "__Host-consent" }"""), isSecure: false), StringComparison.Ordinal);
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
        foreach (var header in (string[])
        [
            "", "cetegra_consent=", "cetegra_consent=x", "xcetegra_consent=" + valid, "Cetegra_Consent=" + valid,
            "cetegra_consent=" + Value(Now - (2 * Day), Now - 1), "cetegra_consent=" + Value(Now + (2 * Day), Now + (3 * Day)), "cetegra_consent=" + Value(Now - (396 * Day), Now + Day),
            "cetegra_consent=" + valid + "&v=1", "cetegra_consent=" + valid + "&s=marketing", "cetegra_consent=" + valid + "&a=implied", "cetegra_consent=" + valid.Replace("reject-all", "implied", StringComparison.Ordinal),
            // Two that disagree: neither, in any order.
            $"cetegra_consent={valid}; cetegra_consent={Value(Now - Day, Now + Day, "&i=x")}", $"cetegra_consent={Value(Now - (2 * Day), Now + Day)}; cetegra_consent={valid}",
            // Characters that a header must not have.
            $"cetegra_consent={valid}&z=é", $"cetegra_consent={valid}&z=\u0001",
        ]) Assert.Null(Renewed(header));
        // One that says nothing does not matter, and neither does the same one twice.
        foreach (var header in (string[])[$"cetegra_consent=x; cetegra_consent={valid}", $"cetegra_consent={valid}; cetegra_consent={valid}", $"cetegra_consent={Value(1, 2)};\tcetegra_consent={valid} "]) Assert.NotNull(Renewed(header));
    }

    [Fact]
    public async Task The_endpoint_answers_204_and_never_fails_for_any_cookie()
    {
        await using var site = await Site.StartAsync(app => app.MapConsentRenewal("/renewal"));
        async Task<(int Status, string? Cookie, string? Cache)> Renew(params string[] cookies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/renewal");
            if (cookies.Length > 0) request.Headers.TryAddWithoutValidation("Cookie", cookies);
            using var response = await site.Client.SendAsync(request);
            return ((int)response.StatusCode, response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join(", ", set) : null, response.Headers.CacheControl?.ToString());
        }

        var value = Value(Now - Day, Now + Day);
        Assert.Equal((204, null, "no-store"), await Renew());
        Assert.Equal((204, $"cetegra_consent={value}; Path=/; Expires=Mon, 02 Nov 2026 12:00:00 GMT; SameSite=Lax", "no-store"), await Renew("cetegra_consent=" + value));
        foreach (var other in (string[])["%", "%C3%28", "%00", new string('a', 5000), value + "&z=%0d%0aSet-Cookie:%20a=b"])
        {
            var (status, cookie, _) = await Renew("cetegra_consent=" + other);
            Assert.Equal(204, status);
            if (cookie is not null) Assert.StartsWith($"cetegra_consent={other};", cookie, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_path_comes_from_the_policy_and_a_missing_one_is_named()
    {
        await using var site = await Site.StartAsync(app => app.MapConsentRenewal(), options: consent => consent.PolicyJson = Site.Policy.Replace("\"revision\": \"1\",", "\"revision\": \"1\", \"cookie\": { \"renewUrl\": \"/again\" },", StringComparison.Ordinal));
        using var response = await site.Client.PostAsync("/again", null);
        Assert.Equal(204, (int)response.StatusCode);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Site.StartAsync(app => app.MapConsentRenewal()));
        Assert.Contains("MapConsentRenewal(\"/api/consent/renewal\")", error.Message, StringComparison.Ordinal);
    }
}
