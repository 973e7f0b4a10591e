using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent.Tests.Requirements;

public sealed class RequiresConsentTests
{
    private static readonly string Accepted = Site.Decision("performance.statistics.marketing");

    [Theory]
    [InlineData("/minimal")]
    [InlineData("/extension")]
    [InlineData("/both")]
    [InlineData("/requires-consent-test/action")]
    [InlineData("/requires-consent-test/service")]
    public async Task An_endpoint_that_requires_consent_answers_403_without_it(string path)
    {
        foreach (var usesRouting in (bool[])[false, true])
        {
            await using var site = await Start(usesRouting);
            Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync(path, Site.Decision("performance", "statistics.marketing"))).StatusCode);
            using var response = await site.GetAsync(path, Accepted);
            Assert.Equal("served", await response.Content.ReadAsStringAsync());
            Assert.Equal("private", response.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task Several_requirements_are_all_needed()
    {
        await using var site = await Start();
        Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync("/both", Site.Decision("statistics", "marketing"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync("/both", Site.Decision("marketing", "statistics"))).StatusCode);
    }

    [Fact]
    public async Task The_answer_is_a_problem_document_that_names_what_is_missing()
    {
        await using var site = await Start();
        using var response = await site.GetAsync("/extension");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("https://cetegra.com/problems/consent-required", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal("twentythree", problem.RootElement.GetProperty("service").GetString());
    }

    [Fact]
    public async Task An_endpoint_that_requires_consent_is_not_served_where_UseConsent_is_missing()
    {
        await using var site = await Start(useConsent: false);
        foreach (var path in (string[])["/minimal", "/extension", "/requires-consent-test/action"]) Assert.Equal(HttpStatusCode.InternalServerError, (await site.GetAsync(path, Accepted)).StatusCode);
        Assert.Equal("served", await (await site.GetAsync("/open")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_all_controllers_require_holds_for_actions_that_require_nothing_themselves()
    {
        await using var site = await Site.StartAsync(app => app.MapControllers().RequireConsent("statistics"), services => services.AddControllers().AddApplicationPart(typeof(RequiresConsentTestController).Assembly));
        Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync("/requires-consent-test/open")).StatusCode);
        Assert.Equal("served", await (await site.GetAsync("/requires-consent-test/open", Accepted)).Content.ReadAsStringAsync());
    }

    private static Task<Site> Start(bool usesRouting = false, bool useConsent = true) => Site.StartAsync(
        app =>
        {
            if (usesRouting) app.UseRouting();
            app.MapGet("/open", () => "served");
            app.MapGet("/minimal", [RequiresConsent("statistics")] () => "served");
            app.MapGet("/extension", () => "served").RequireConsent("marketing", "twentythree");
            app.MapGet("/both", [RequiresConsent("statistics"), RequiresConsent("marketing")] () => "served");
            app.MapControllers();
        },
        services => services.AddControllers().AddApplicationPart(typeof(RequiresConsentTestController).Assembly),
        useConsent: useConsent);
}

[Route("requires-consent-test")]
public sealed class RequiresConsentTestController : ControllerBase
{
    [HttpGet("action"), RequiresConsent("statistics")]
    public string Action() => "served";

    [HttpGet("open")]
    public string Open() => "served";

    [HttpGet("service"), RequiresConsent("marketing", "twentythree")]
    public string Service() => "served";
}
