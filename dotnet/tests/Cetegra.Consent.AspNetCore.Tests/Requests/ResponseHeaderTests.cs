using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent.Tests.Requests;

public sealed class ResponseHeaderTests
{
    private static readonly string Accepted = Site.Decision("performance.statistics.marketing");

    [Theory]
    [InlineData("/unread", "", "")]
    [InlineData("/market", "", "")]
    [InlineData("/statistics", "Cookie", "private")]
    [InlineData("/marketing", "Cookie, Sec-GPC", "private")]
    [InlineData("/twentythree", "Cookie, Sec-GPC", "private")]
    [InlineData("/public", "Accept, Cookie", "max-age=60, private")]
    [InlineData("/no-store", "Cookie", "no-store")]
    [InlineData("/twice", "Cookie", "private")]
    [InlineData("/any", "*", "private")]
    public async Task A_response_is_personal_only_where_the_decision_was_read(string path, string vary, string cacheControl)
    {
        await using var site = await Start();
        using var response = await site.GetAsync(path, Accepted);
        Assert.Equal(vary, string.Join(", ", response.Headers.Vary));
        Assert.Equal(cacheControl, response.Headers.CacheControl?.ToString() ?? "");
    }

    [Fact]
    public async Task Reading_the_decision_after_the_response_has_started_does_not_throw()
    {
        await using var site = await Start();
        Assert.Equal("startedTrue", await (await site.GetAsync("/late", Accepted)).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/output-cached")]
    [InlineData("/response-cached")]
    public async Task A_server_s_cache_gives_nobody_the_page_of_another_visitor(string path)
    {
        await using var site = await Start();
        Assert.Equal("True", await (await site.GetAsync(path, Accepted)).Content.ReadAsStringAsync());
        Assert.Equal("False", await (await site.GetAsync(path)).Content.ReadAsStringAsync());
    }

    private static Task<Site> Start() => Site.StartAsync(
        app =>
        {
            app.UseResponseCaching();
            app.UseOutputCache();
            app.MapGet("/unread", () => "");
            app.MapGet("/market", (HttpContext context) => context.GetConsent().Market);
            app.MapGet("/statistics", (HttpContext context) => context.GetConsent().IsGranted("statistics"));
            app.MapGet("/marketing", (IConsent consent) => consent.IsGranted("marketing"));
            app.MapGet("/twentythree", (HttpContext context) => context.GetConsent().IsServiceGranted("twentythree"));
            app.MapGet("/public", (HttpContext context) =>
            {
                var isGranted = context.GetConsent().IsGranted("statistics");
                context.Response.Headers.CacheControl = "public, max-age=60, s-maxage=600";
                context.Response.Headers.Vary = "Accept";
                return isGranted;
            });
            app.MapGet("/no-store", (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return context.GetConsent().IsDecided;
            });
            app.MapGet("/twice", (HttpContext context) => context.GetConsent().IsGranted("statistics") && context.GetConsent().IsGranted("performance"));
            app.MapGet("/any", (HttpContext context) =>
            {
                context.Response.Headers.Vary = "*";
                return context.GetConsent().IsGranted("marketing");
            });
            app.MapGet("/late", async (HttpContext context) =>
            {
                await context.Response.WriteAsync("started");
                await context.Response.Body.FlushAsync();
                await context.Response.WriteAsync(context.GetConsent().IsGranted("marketing").ToString());
            });
            app.MapGet("/output-cached", (HttpContext context) => context.GetConsent().IsGranted("statistics").ToString()).CacheOutput();
            app.MapGet("/response-cached", async (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=60";
                await context.Response.WriteAsync(context.GetConsent().IsGranted("statistics").ToString());
            });
        },
        services => services.AddResponseCaching().AddOutputCache());
}
