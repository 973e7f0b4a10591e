using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cetegra.Consent;

/// <summary>
/// <c>&lt;consent-script category="statistics" service="matomo" src="~/js/matomo.js"&gt;&lt;/consent-script&gt;</c>: a script that
/// runs when what it names is granted. It is always written as blocked, so the page is the same for all visitors and may be cached;
/// the page's script runs it.
/// </summary>
[HtmlTargetElement("consent-script")]
public sealed class ConsentScriptTagHelper : TagHelper
{
    /// <summary>The categories that it needs, separated by spaces. May be left out with a service.</summary>
    public string? Category { get; set; }

    /// <summary>The service that it belongs to.</summary>
    public string? Service { get; set; }

    /// <summary>The address; <c>~/</c> is the root of the app. Without one, the content is the code.</summary>
    public string? Src { get; set; }

    /// <summary>The type that it runs with, such as <c>module</c>. The default is classic JavaScript.</summary>
    public string? Type { get; set; }

    /// <summary>The response that is written.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It names neither a category nor a service.</exception>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (string.IsNullOrWhiteSpace(Category) && string.IsNullOrWhiteSpace(Service))
            throw new InvalidOperationException("<consent-script> names neither a category nor a service, so it would never run. Write category=\"statistics\", for example.");
        output.TagName = "script";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("type", "text/plain");
        if (Type is not null) output.Attributes.SetAttribute("data-type", Type);
        if (Category is not null) output.Attributes.SetAttribute("data-consent", Category);
        if (Service is not null) output.Attributes.SetAttribute("data-consent-service", Service);
        if (Src is not null) output.Attributes.SetAttribute("src", Src.StartsWith("~/", StringComparison.Ordinal) ? ViewContext.HttpContext.Request.PathBase.Value + Src[1..] : Src);
        if (ViewContext.HttpContext.FindConsentNonce() is { } nonce && !output.Attributes.ContainsName("nonce")) output.Attributes.SetAttribute("nonce", nonce);
    }
}
