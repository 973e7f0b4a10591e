using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent.Tests.Csp;

public sealed class ConsentCspTests
{
    private static readonly string Granted = Site.Decision("marketing", "performance.statistics");

    [Fact]
    public async Task A_page_names_the_hosts_of_granted_services_alone()
    {
        await using var site = await Start();
        var before = await PolicyOf(site, "/page", null);
        var refused = await PolicyOf(site, "/page", Site.Decision(denied: "performance.statistics.marketing"));
        var granted = await PolicyOf(site, "/page", Granted);
        var one = await PolicyOf(site, "/page", Site.Decision(denied: "performance.statistics.marketing", services: "twentythree"));
        Assert.DoesNotContain("linkedin", before, StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", before, StringComparison.Ordinal);
        Assert.DoesNotContain("linkedin", refused, StringComparison.Ordinal);
        Assert.Contains("linkedin.com", granted, StringComparison.Ordinal);
        Assert.Contains("frame-src 'self' ", granted, StringComparison.Ordinal);
        Assert.DoesNotContain("linkedin", one, StringComparison.Ordinal);
        Assert.Contains("twentythree", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_pages_get_a_policy_and_differ_by_visitor()
    {
        await using var site = await Start();
        using var page = await site.GetAsync("/page", Granted);
        using var data = await site.GetAsync("/data", Granted);
        Assert.Contains("Cookie", string.Join(',', page.Headers.Vary), StringComparison.Ordinal);
        Assert.False(data.Headers.Contains("Content-Security-Policy"));
        Assert.Empty(data.Headers.Vary);
    }

    [Fact]
    public async Task A_policy_of_the_app_stays_beside_it()
    {
        await using var site = await Start();
        using var page = await site.GetAsync("/framed");
        Assert.Equal(2, page.Headers.GetValues("Content-Security-Policy").Count());
    }

    [Fact]
    public async Task Report_only_blocks_nothing_and_names_where_to_report()
    {
        await using var site = await Start(csp => (csp.IsReportOnly, csp.ReportPath) = (true, "/reports"));
        using var page = await site.GetAsync("/page");
        Assert.False(page.Headers.Contains("Content-Security-Policy"));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy-Report-Only"));
        Assert.Contains("report-to consent; report-uri /reports", policy, StringComparison.Ordinal);
        Assert.Equal("consent=\"/reports\"", Assert.Single(page.Headers.GetValues("Reporting-Endpoints")));
    }

    [Fact]
    public async Task Each_response_has_a_nonce_of_its_own_which_its_views_know()
    {
        await using var site = await Start(csp => csp.Directives["script-src"] = "'nonce-{nonce}'");
        using var page = await site.GetAsync("/page");
        var nonce = await page.Content.ReadAsStringAsync();
        Assert.Equal(24, nonce.Length);
        Assert.Contains($"'nonce-{nonce}'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var other = await site.GetAsync("/page");
        Assert.NotEqual(nonce, await other.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_inline_scripts_of_the_tags_are_allowed_by_their_hashes()
    {
        await using var site = await Start();
        using var page = await site.GetAsync("/head");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains($"'{ConsentAssets.HeadSnippetHash}'", policy, StringComparison.Ordinal);
        Assert.Equal(3, policy.Split("'sha256-").Length - 1);
        Assert.DoesNotContain("nonce", policy + await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example; script-src *")]
    [InlineData("'unsafe-inline'")]
    [InlineData("*")]
    [InlineData("a.example b.example")]
    [InlineData("data:")]
    [InlineData("")]
    public void What_is_no_host_never_gets_into_the_policy(string source)
    {
        var options = new ConsentCspOptions();
        Assert.Equal(ConsentCsp.Write(options, [], "", () => "n"), ConsentCsp.Write(options, [source], "", () => "n"));
    }

    [Fact]
    public void Hosts_take_the_place_of_none_and_join_what_the_fallback_allows()
    {
        var options = new ConsentCspOptions();
        options.Directives["frame-src"] = "'none'";
        var policy = ConsentCsp.Write(options, ["https://video.example:8443", "*.video.example"], "", () => "n");
        Assert.Contains("frame-src *.video.example https://video.example:8443;", policy, StringComparison.Ordinal);
        Assert.Contains("media-src 'self' *.video.example https://video.example:8443;", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/csp-report", """{"csp-report":{"effective-directive":"frame-src","blocked-uri":"https://www.linkedin.com/x?secret=1"}}""", 204)]
    [InlineData("application/reports+json", """[{"type":"csp-violation","body":{"effectiveDirective":"img-src","blockedURL":"inline"}},{"type":"other"},7,null]""", 204)]
    [InlineData("application/csp-report", "{}", 204)]
    [InlineData("application/csp-report", "[[]]", 204)]
    [InlineData("application/csp-report", """{"csp-report":7}""", 204)]
    [InlineData("application/csp-report", "{", 400)]
    [InlineData("application/csp-report", "", 400)]
    public async Task Reports_of_any_form_are_received(string type, string body, int status)
    {
        await using var site = await Start();
        using var content = new StringContent(body, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type));
        using var response = await site.Client.PostAsync("/reports", content);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private static Task<Site> Start(Action<ConsentCspOptions>? configure = null) => Site.StartAsync(app =>
    {
        app.UseConsentCsp(configure);
        app.MapGet("/page", (HttpContext http) => Results.Content(http.GetConsentNonce(), "text/html; charset=utf-8"));
        app.MapGet("/head", (HttpContext http) => Results.Content(new ConsentHead(true, true, false).Write(http.RequestServices.GetRequiredService<ConsentPolicy>(), http), "text/html"));
        app.MapGet("/data", () => Results.Json(new { }));
        app.MapGet("/framed", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'self'";
            return Results.Content("<p>", "text/html");
        });
        app.MapConsentCspReports("/reports");
    });

    private static async Task<string> PolicyOf(Site site, string path, string? cookie)
    {
        using var response = await site.GetAsync(path, cookie);
        return Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
    }
}
