using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent.Tests.Cookies;

/// <summary>What Kestrel sends before and after consent (S6).</summary>
public sealed class OptionalCookieTests
{
    private static readonly string Refused = Site.Decision(denied: "performance.statistics.marketing");
    private static readonly string Granted = Site.Decision("statistics", "performance.marketing");

    [Fact]
    public async Task The_session_cookie_is_written_with_consent_alone()
    {
        await using var site = await Start();
        Assert.Empty(await site.CookiesOf("/session"));
        Assert.Empty(await site.CookiesOf("/session", Refused));
        Assert.Equal([".AspNetCore.Session"], await site.CookiesOf("/session", Granted));
    }

    [Fact]
    public async Task An_essential_session_cookie_is_always_written()
    {
        await using var site = await Start(services => services.Configure<SessionOptions>(session => session.Cookie.IsEssential = true));
        Assert.Equal([".AspNetCore.Session"], await site.CookiesOf("/session"));
        Assert.Equal([".AspNetCore.Session"], await site.CookiesOf("/session", Refused));
    }

    [Fact]
    public async Task The_TempData_cookie_is_written_with_consent_alone()
    {
        await using var site = await Start();
        Assert.Empty(await site.CookiesOf("/tempdata"));
        Assert.Empty(await site.CookiesOf("/tempdata", Refused));
        Assert.Equal([".AspNetCore.Mvc.CookieTempDataProvider"], await site.CookiesOf("/tempdata", Granted));
    }

    [Fact]
    public async Task A_sign_in_and_a_form_s_protection_need_no_consent_but_an_optional_remember_me_does()
    {
        await using var site = await Start();
        Assert.Equal([".AspNetCore.account"], await site.CookiesOf("/sign-in"));
        Assert.Equal([".AspNetCore.account"], await site.CookiesOf("/sign-in", Refused));
        Assert.Equal([".AspNetCore.account", ".AspNetCore.remember"], await site.CookiesOf("/sign-in", Granted));
        Assert.StartsWith(".AspNetCore.Antiforgery.", Assert.Single(await site.CookiesOf("/form", Refused)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_that_a_service_names_follows_the_service_even_if_the_app_calls_it_essential()
    {
        await using var site = await Start();
        foreach (var path in (string[])["/append?name=_pk_id.1.ab", "/append?name=_pk_id.1.ab&essential=true"])
        {
            Assert.Empty(await site.CookiesOf(path));
            Assert.Empty(await site.CookiesOf(path, Refused));
            Assert.Empty(await site.CookiesOf(path, Site.Decision("statistics", not: "matomo")));
            Assert.Equal(["_pk_id.1.ab"], await site.CookiesOf(path, Granted));
            Assert.Equal(["_pk_id.1.ab"], await site.CookiesOf(path, Site.Decision(denied: "statistics", services: "matomo")));
        }
    }

    [Fact]
    public async Task A_service_of_another_category_than_the_tracking_one_follows_its_own()
    {
        await using var site = await Start();
        Assert.Empty(await site.CookiesOf("/append?name=hubspotutk", Granted));
        Assert.Equal(["hubspotutk"], await site.CookiesOf("/append?name=hubspotutk", Site.Decision("performance", "statistics.marketing")));
    }

    [Fact]
    public async Task The_consent_cookie_and_cookies_that_the_policy_lists_as_necessary_are_always_written()
    {
        await using var site = await Start();
        Assert.Equal(["cetegra_consent"], await site.CookiesOf("/append?name=cetegra_consent", Refused));
        Assert.Equal(["basket"], await site.CookiesOf("/append?name=basket"));
        Assert.Empty(await site.CookiesOf("/append?name=something", Refused));
        Assert.Equal(["something"], await site.CookiesOf("/append?name=something", Granted));
    }

    [Fact]
    public async Task A_cookie_that_claims_ASP_NET_Core_s_own_consent_grants_nothing()
    {
        await using var site = await Start();
        Assert.Empty(await site.CookiesOf("/session", ".AspNet.Consent=yes"));
        Assert.Empty(await site.CookiesOf("/session", $".AspNet.Consent=yes; {Refused}"));
    }

    [Fact]
    public async Task GrantConsent_of_ASP_NET_Core_grants_nothing_and_writes_nothing()
    {
        await using var site = await Start(use: app => app.UseCookiePolicy());
        Assert.Empty(await site.CookiesOf("/grant", Refused));
        Assert.Equal("False", await (await site.GetAsync("/can-track", $".AspNet.Consent=yes; {Refused}")).Content.ReadAsStringAsync());
        await using var usual = await Start();
        Assert.Empty(await usual.CookiesOf("/grant", Refused));
        Assert.Equal("False", await (await usual.GetAsync("/can-track", Refused)).Content.ReadAsStringAsync());
        Assert.Equal("True", await (await usual.GetAsync("/can-track", Granted)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_handler_of_the_app_can_withhold_a_cookie_but_not_grant_one()
    {
        await using var site = await Start(services => services.Configure<CookiePolicyOptions>(policy => policy.OnAppendCookie = cookie => cookie.IssueCookie = cookie.CookieName != "basket"));
        Assert.Empty(await site.CookiesOf("/append?name=basket", Granted));
        Assert.Empty(await site.CookiesOf("/append?name=_pk_id.1.ab", Refused));
        Assert.Equal(["_pk_id.1.ab"], await site.CookiesOf("/append?name=_pk_id.1.ab", Granted));
    }

    [Fact]
    public async Task A_refusal_deletes_the_cookies_that_the_browser_still_sends()
    {
        await using var site = await Start();
        const string Leftovers = "; _pk_id.1.ab=x; hubspotutk=x; __hs_opt_out=x; basket=x; .AspNetCore.Session=x; .AspNetCore.Mvc.CookieTempDataProviderC1=x; strange=x";
        Assert.Equal(["-.AspNetCore.Mvc.CookieTempDataProviderC1", "-.AspNetCore.Session", "-_pk_id.1.ab", "-hubspotutk"], await site.CookiesOf("/", Refused + Leftovers));
        Assert.Equal(["-hubspotutk"], await site.CookiesOf("/", Granted + Leftovers));
        Assert.Empty(await site.CookiesOf("/", Leftovers));
        Assert.Empty(await site.CookiesOf("/", Refused + Leftovers, ("Sec-Fetch-Dest", "image")));
    }

    [Fact]
    public async Task An_app_that_calls_UseCookiePolicy_without_UseConsent_writes_essential_cookies_alone()
    {
        await using var site = await Start(use: app => app.UseCookiePolicy(), useConsent: false);
        Assert.Empty(await site.CookiesOf("/session", Granted));
        Assert.Empty(await site.CookiesOf("/append?name=_pk_id.1.ab", Granted));
        Assert.Equal([".AspNetCore.account"], await site.CookiesOf("/sign-in", Granted));
    }

    private static Task<Site> Start(Action<IServiceCollection>? add = null, Action<WebApplication>? use = null, bool useConsent = true) => Site.StartAsync(
        app =>
        {
            use?.Invoke(app);
            app.UseSession();
            app.MapGet("/", () => "");
            app.MapGet("/session", (HttpContext context) => context.Session.SetString("a", "b"));
            app.MapGet("/tempdata", (HttpContext context, ITempDataDictionaryFactory factory) =>
            {
                var data = factory.GetTempData(context);
                data["a"] = "b";
                data.Save();
            });
            app.MapGet("/form", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);
            app.MapGet("/sign-in", async (HttpContext context) =>
            {
                foreach (var scheme in (string[])["account", "remember"]) await context.SignInAsync(scheme, new ClaimsPrincipal(new ClaimsIdentity("test")));
            });
            app.MapGet("/append", (HttpContext context, string name, bool? essential) => context.Response.Cookies.Append(name, "x", new CookieOptions { IsEssential = essential == true }));
            app.MapGet("/grant", (HttpContext context) =>
            {
                context.Features.Get<ITrackingConsentFeature>()!.GrantConsent();
                context.Response.Cookies.Append("optional", "x");
            });
            app.MapGet("/can-track", (HttpContext context) => context.Features.Get<ITrackingConsentFeature>()!.CanTrack.ToString());
        },
        services =>
        {
            services.AddControllersWithViews();
            services.AddSession();
            services.AddAuthentication().AddCookie("account").AddCookie("remember", remember => remember.Cookie.IsEssential = false);
            add?.Invoke(services);
        },
        useConsent: useConsent);
}
