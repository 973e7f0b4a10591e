using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Logging;

namespace Cetegra.Consent;

/// <summary>
/// <c>&lt;consent-gate server-open …&gt;</c>: writes the gate open for visitors who have granted what it needs, so that the content
/// of its <c>&lt;template&gt;</c> is in the first HTML. For everybody else the gate stays as it was written. The page's script looks
/// at the decision again, and closes what must be closed. The response then differs by visitor: it gets <c>Cache-Control: private</c>.
/// </summary>
[HtmlTargetElement("consent-gate", Attributes = "server-open")]
public sealed partial class ConsentGateTagHelper(ConsentPolicy policy, ILogger<ConsentGateTagHelper> logger) : TagHelper
{
    /// <summary>The categories that it needs, separated by spaces. May be left out with a service.</summary>
    public string? Category { get; set; }

    /// <summary>The service that the content belongs to.</summary>
    public string? Service { get; set; }

    /// <summary>The address of the iframe that the page's script makes. A gate with one is never opened here.</summary>
    public string? Src { get; set; }

    /// <summary>The response that is written.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.RemoveAll("server-open");
        // Only the page's script may say that a gate is open.
        output.Attributes.RemoveAll("open");
        if (Category is not null) output.Attributes.SetAttribute("category", Category);
        if (Service is not null) output.Attributes.SetAttribute("service", Service);
        if (Src is not null) output.Attributes.SetAttribute("src", Src);
        if (Src is not null || !MayOpen()) return;
        var inner = (await output.GetChildContentAsync().ConfigureAwait(false)).GetContent();
        if (GateContent.Open(inner) is not { } opened) return;
        output.Attributes.SetAttribute(new TagHelperAttribute("open", null, HtmlAttributeValueStyle.Minimized));
        output.Content.SetHtmlContent(opened);
    }

    private bool MayOpen()
    {
        var http = ViewContext.HttpContext;
        if (http.Response.HasStarted)
        {
            // Its headers are gone, so nothing would keep a shared cache from storing what one visitor has granted.
            LogTooLate(logger);
            return false;
        }
        var consent = http.GetConsent();
        var categories = Category?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (Service is null) return categories.Length > 0 && categories.All(consent.IsGranted);
        // The service's answer stands for its own category; further categories must be granted too.
        if (!policy.Services.TryGetValue(Service, out var service) || !consent.IsServiceGranted(Service)) return false;
        return categories.Length == 0 || (categories.Contains(service.CategoryId) && categories.All(id => id == service.CategoryId || consent.IsGranted(id)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A <consent-gate server-open> was left closed because the response has started: its headers cannot say any more that it differs by visitor. Call HttpContext.GetConsent() before the first flush.")]
    private static partial void LogTooLate(ILogger logger);
}
