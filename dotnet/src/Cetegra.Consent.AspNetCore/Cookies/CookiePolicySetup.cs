using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>
/// Makes <c>UseCookiePolicy</c> follow the visitor's decision. A handler that the app set in <c>OnAppendCookie</c> runs as well, and can only
/// withhold more.
/// </summary>
internal sealed class CookiePolicySetup(CookieRules rules, IOptions<ConsentOptions> consent) : IPostConfigureOptions<CookiePolicyOptions>
{
    private readonly string trackingCategory = consent.Value.TrackingCategory;

    public void PostConfigure(string? name, CookiePolicyOptions options)
    {
        var appsOwn = options.OnAppendCookie;
        options.CheckConsentNeeded = context =>
            context.Features.Get<IConsent>() is not RequestConsent request || !request.Peek().Granted.Contains(trackingCategory);
        // A second UseCookiePolicy() of the app would otherwise take ".AspNet.Consent=yes", which any client can send, for consent.
        options.ConsentCookieValue = Guid.NewGuid().ToString("N");
        options.OnAppendCookie = cookie =>
        {
            cookie.IssueCookie = Allows(cookie.CookieName);
            var ours = cookie.IssueCookie;
            appsOwn?.Invoke(cookie);
            // The handler may have renamed the cookie or granted what is denied.
            cookie.IssueCookie &= ours && Allows(cookie.CookieName);

            bool Allows(string cookieName) =>
                cookieName != options.ConsentCookie.Name && rules.MayWrite(cookie.Context, cookieName, cookie.CookieOptions.IsEssential);
        };
    }
}
