using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>
/// <c>&lt;vc:cookie-banner policy-href="/cookies" /&gt;</c> or <c>Component.InvokeAsync("CookieBanner")</c>: the banner, for layouts
/// that are put together in code.
/// </summary>
public sealed class CookieBannerViewComponent(IOptions<ConsentOptions> options) : ViewComponent
{
    /// <summary>Writes <c>&lt;cookie-banner&gt;</c>.</summary>
    /// <param name="policyHref">Where the cookie policy stands.</param>
    /// <param name="position">Where the banner stands: see the README.</param>
    public IViewComponentResult Invoke(string? policyHref = null, string? position = null) =>
        ConsentElement.Write("cookie-banner", HttpContext, options.Value, ("policy-href", policyHref), ("position", position));
}

/// <summary><c>&lt;vc:cookie-preferences /&gt;</c>: the preferences as a part of a page, such as the settings of an account.</summary>
public sealed class CookiePreferencesViewComponent(IOptions<ConsentOptions> options) : ViewComponent
{
    /// <summary>Writes <c>&lt;cookie-preferences inline&gt;</c>.</summary>
    /// <param name="policyHref">Where the cookie policy stands.</param>
    /// <param name="headingLevel"><c>1</c> to <c>6</c>.</param>
    public IViewComponentResult Invoke(string? policyHref = null, int? headingLevel = null) =>
        ConsentElement.Write("cookie-preferences", HttpContext, options.Value, ("inline", ""), ("policy-href", policyHref), ("heading-level", headingLevel?.ToString(CultureInfo.InvariantCulture)));
}

/// <summary><c>&lt;vc:cookie-declaration /&gt;</c>: the list of all services and cookies, for a cookie policy.</summary>
public sealed class CookieDeclarationViewComponent(IOptions<ConsentOptions> options) : ViewComponent
{
    /// <summary>Writes <c>&lt;cookie-declaration&gt;</c>.</summary>
    public IViewComponentResult Invoke() => ConsentElement.Write("cookie-declaration", HttpContext, options.Value);
}

internal static class ConsentElement
{
    public static IViewComponentResult Write(string name, HttpContext http, ConsentOptions options, params (string Name, string? Value)[] attributes)
    {
        var element = new TagBuilder(name);
        var market = options.MarketOf(http);
        foreach (var (attribute, value) in attributes.Append(("market", market)).Append(("locale", CultureInfo.CurrentUICulture.Name)))
        {
            if (value is not null && (value.Length > 0 || attribute == "inline")) element.Attributes.Add(attribute, value);
        }
        return new HtmlContentViewComponentResult(element);
    }
}
