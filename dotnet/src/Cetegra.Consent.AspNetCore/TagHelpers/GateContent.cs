using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Cetegra.Consent;

/// <summary>The content of a gate as the server may open it.</summary>
internal static class GateContent
{
    /// <summary>What only the page's script can bring to life: scripts, held addresses, gates and templates in the content.</summary>
    private const string NeedsScript =
        "script, template, consent-gate, [data-consent-src], [data-consent-srcset], [data-consent-href], [data-consent-poster], [data-src], [data-srcset], [data-href], [data-poster]";

    /// <summary>
    /// Returns the children of a gate followed by the live content of its one template, as valid markup whatever was written.
    /// </summary>
    /// <returns><c>null</c> where the page's script has to open the gate: no template, several, or content that needs the script.</returns>
    public static string? Open(string inner)
    {
        var body = new HtmlParser().ParseDocument("").Body!;
        body.InnerHtml = inner;
        var templates = body.Children.OfType<IHtmlTemplateElement>().ToArray();
        if (templates is not [var template] || body.QuerySelectorAll(NeedsScript).Any(element => element != template)) return null;
        if (template.Content.QuerySelector(NeedsScript) is not null || !template.Content.HasChildNodes) return null;
        return $"{body.ChildNodes.ToHtml()}<div data-consent-content slot=\"content\">{template.Content.ToHtml()}</div>";
    }
}
