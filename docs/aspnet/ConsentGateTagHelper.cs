using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cetegra.Consent;

/// <summary>
/// NOT YET RUN, see docs/aspnet.md. <c>&lt;consent-gate server-open …&gt;</c>: renders the gate open for those who consented, so that the content is in the
/// first HTML. What the <c>&lt;template&gt;</c> in it holds is written live into <c>[data-consent-content]</c>; for everybody
/// else the gate stays as it was written. The script looks at the decision again and closes what must be closed.
/// </summary>
[HtmlTargetElement("consent-gate", Attributes = "server-open")]
public sealed class ConsentGateTagHelper : TagHelper
{
    public string? Category { get; set; }
    public string? Service { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("server-open");
        if (Category is not null) output.Attributes.SetAttribute("category", Category);
        if (Service is not null) output.Attributes.SetAttribute("service", Service);
        // The page differs by the visitor, open or closed: no shared cache may keep it.
        var response = ViewContext.HttpContext.Response;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Append("Vary", "Cookie, Sec-GPC");

        var inner = (await output.GetChildContentAsync()).GetContent();
        if (!IsGranted() || TemplateContent(inner) is not { } content) return;
        output.Attributes.SetAttribute(new TagHelperAttribute("open", null, HtmlAttributeValueStyle.Minimized));
        output.Content.SetHtmlContent($"{inner}<div data-consent-content slot=\"content\">{content}</div>");
    }

    private bool IsGranted()
    {
        var consent = ViewContext.HttpContext.Features.Get<ConsentFeature>();
        if (consent is null || (Category is null && Service is null)) return false;
        var categories = Category?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? Array.Empty<string>();
        if (Service is null) return categories.All(consent.IsCategoryGranted) && categories.Length > 0;
        if (!consent.IsServiceGranted(Service)) return false;
        // The service speaks for its own category; further ones must be granted too.
        return categories.Length == 0 || (categories.Any(one => consent.Agree(one, Service)) && categories.All(one => consent.Agree(one, Service) || consent.IsCategoryGranted(one)));
    }

    /// <summary>Only what stands in one template is opened here; every other form is left to the script.</summary>
    private static string? TemplateContent(string inner)
    {
        const string start = "<template>", end = "</template>";
        var from = inner.IndexOf(start, StringComparison.OrdinalIgnoreCase);
        var to = inner.LastIndexOf(end, StringComparison.OrdinalIgnoreCase);
        if (from < 0 || to < from) return null;
        var content = inner.Substring(from + start.Length, to - from - start.Length);
        // Held scripts are revived by the page's script, once and in order.
        return content.Contains("<script", StringComparison.OrdinalIgnoreCase) || content.Contains(start, StringComparison.OrdinalIgnoreCase) ? null : content;
    }
}
