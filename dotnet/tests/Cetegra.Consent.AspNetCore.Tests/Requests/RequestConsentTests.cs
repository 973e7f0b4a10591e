using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent.Tests.Requests;

public sealed class RequestConsentTests
{
    private static readonly string Accepted = Site.Decision("performance.statistics.marketing");

    [Fact]
    public async Task Without_a_decision_only_what_is_required_is_granted()
    {
        Assert.Equal("Undecided no gdpr aspnet necessary shop", await Ask(null));
    }

    [Fact]
    public async Task A_decision_grants_what_it_names()
    {
        Assert.Equal("Decided no gdpr aspnet matomo necessary shop statistics", await Ask(Site.Decision("statistics", "performance.marketing")));
        Assert.Equal("Decided no gdpr aspnet necessary shop statistics", await Ask(Site.Decision("statistics", "performance.marketing", not: "matomo")));
        Assert.Equal("Decided no gdpr aspnet necessary shop twentythree", await Ask(Site.Decision("", "performance.statistics.marketing", services: "twentythree")));
    }

    [Fact]
    public async Task A_service_begun_after_the_decision_is_denied_as_in_the_page()
    {
        Assert.DoesNotContain("late", await Ask(Accepted), StringComparison.Ordinal);
        Assert.DoesNotContain("late", await Ask(Site.Decision("statistics", services: "late")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_revision_grants_nothing()
    {
        Assert.Equal("Stale no gdpr aspnet necessary shop", await Ask(Site.Decision("statistics.marketing", "performance", revision: "0")));
    }

    [Fact]
    public async Task Global_Privacy_Control_denies_what_was_not_granted_under_it()
    {
        Assert.DoesNotContain("marketing", await Ask(Accepted, ("Sec-GPC", "1")), StringComparison.Ordinal);
        Assert.DoesNotContain("marketing", await Ask(Accepted, ("Sec-GPC", "1"), ("Sec-GPC", "0")), StringComparison.Ordinal);
        Assert.Contains("marketing", await Ask($"{Accepted}&g=1", ("Sec-GPC", "1")), StringComparison.Ordinal);
        Assert.Contains("marketing", await Ask(Accepted, ("Sec-GPC", "0")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_market_with_opt_out_grants_until_the_visitor_objects_or_the_browser_signals()
    {
        (string, string) us = ("X-Market", "us-ca");
        Assert.Contains("marketing", await Ask(null, us), StringComparison.Ordinal);
        Assert.Contains("Undecided us-ca us", await Ask(null, us), StringComparison.Ordinal);
        Assert.DoesNotContain("marketing", await Ask(null, us, ("Sec-GPC", "1")), StringComparison.Ordinal);
        Assert.DoesNotContain("marketing", await Ask(Site.Decision(denied: "marketing"), us), StringComparison.Ordinal);
        Assert.Equal("Undecided unknown gdpr aspnet necessary shop", await Ask(null, ("X-Market", "<script>")));
    }

    [Fact]
    public async Task Of_two_cookies_only_what_both_grant_counts()
    {
        Assert.Equal("Decided no gdpr aspnet matomo necessary shop statistics", await Ask($"{Accepted}; {Site.Decision("statistics", "performance.marketing")}"));
        Assert.Equal("Decided no gdpr aspnet necessary shop", await Ask($"{Accepted}; {Site.Decision("statistics", revision: "0")}"));
    }

    [Theory]
    [InlineData("cetegra_consent=")]
    [InlineData("cetegra_consent=%")]
    [InlineData("cetegra_consent=%00%FF")]
    [InlineData("cetegra_consent=v=1")]
    [InlineData("cetegra_consent=v=1&r=1&t=999999999999999&e=9999999999999999&m=no&a=save&c=statistics&d=")]
    [InlineData("cetegra_consent=v=1&r=1&t=1&e=999999999999999&m=no&a=save&c=statistics&d=")]
    [InlineData("=; ;;; =cetegra_consent; cetegra_consent")]
    public async Task A_malformed_cookie_is_no_decision(string cookie) => Assert.Equal("Undecided no gdpr aspnet necessary shop", await Ask(cookie));

    [Fact]
    public async Task A_header_of_10_kilobytes_is_read()
    {
        var filler = new StringBuilder();
        while (filler.Length < 10_000) filler.Append("cetegra_consent=v=1&").Append('a', 30).Append("; ");
        Assert.StartsWith("Undecided", await Ask(filler.ToString()), StringComparison.Ordinal);
        Assert.StartsWith("Decided", await Ask(filler + Accepted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_that_is_not_the_service_s_own_grants_nothing()
    {
        await using var site = await Site.StartAsync(app => app.MapGet("/", (HttpContext context, string category, string service) => context.GetConsent().IsGranted(category, service)));
        Assert.Equal("true", await (await site.GetAsync("/?category=marketing&service=twentythree", Accepted)).Content.ReadAsStringAsync());
        Assert.Equal("false", await (await site.GetAsync("/?category=statistics&service=twentythree", Accepted)).Content.ReadAsStringAsync());
        Assert.Equal("false", await (await site.GetAsync("/?category=marketing&service=unknown", Accepted)).Content.ReadAsStringAsync());
        Assert.Equal("false", await (await site.GetAsync("/?category=marketing&service=marketing", Accepted)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task GetConsent_without_UseConsent_says_what_to_call()
    {
        await using var site = await Site.StartAsync(
            app => app.MapGet("/", (HttpContext context) => Assert.Throws<InvalidOperationException>(() => context.GetConsent()).Message), useConsent: false);
        Assert.Contains("app.UseConsent()", await (await site.GetAsync("/")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>Status, market, jurisdiction and the granted ids.</summary>
    private static async Task<string> Ask(string? cookie, params (string, string)[] headers)
    {
        await using var site = await Site.StartAsync(
            app => app.MapGet("/", (IConsent consent, ConsentPolicy policy) =>
            {
                var granted = policy.Categories.Select(category => category.Id).Where(consent.IsGranted).Concat(policy.Services.Keys.Where(consent.IsServiceGranted));
                return string.Join(' ', [consent.Status.ToString(), consent.Market, consent.Jurisdiction, .. granted.Order(StringComparer.Ordinal)]);
            }),
            options: options => options.MarketSelector = context => context.Request.Headers["X-Market"].FirstOrDefault());
        using var response = await site.GetAsync("/", cookie, headers);
        return await response.Content.ReadAsStringAsync();
    }
}
