using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>
/// Gives <c>&lt;cookie-banner&gt;</c> and <c>&lt;cookie-preferences&gt;</c> the market of the request
/// (<see cref="ConsentOptions.MarketSelector"/>) and the culture of the request as their language, unless they have one.
/// </summary>
[HtmlTargetElement("cookie-banner")]
[HtmlTargetElement("cookie-preferences")]
public sealed class CookieBannerTagHelper(IOptions<ConsentOptions> options) : TagHelper
{
    /// <summary>The response that is written.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // HTML has no self-closing custom elements: the rest of the page would become its child.
        output.TagMode = TagMode.StartTagAndEndTag;
        var market = options.Value.MarketOf(ViewContext.HttpContext);
        if (!output.Attributes.ContainsName("market") && market is not null) output.Attributes.SetAttribute("market", market);
        var locale = CultureInfo.CurrentUICulture.Name;
        if (!output.Attributes.ContainsName("locale") && locale.Length > 0) output.Attributes.SetAttribute("locale", locale);
    }
}
