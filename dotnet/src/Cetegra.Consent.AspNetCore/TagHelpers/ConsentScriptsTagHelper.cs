using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Cetegra.Consent;

/// <summary>
/// <c>&lt;consent-scripts /&gt;</c> in the <c>head</c>, before every other script: writes the head snippet, the site's policy, an
/// import map and the script of the drop-in. The tags need nothing else.
/// </summary>
[HtmlTargetElement("consent-scripts", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConsentScriptsTagHelper(ConsentPolicy policy) : TagHelper
{
    /// <summary>Whether to write the snippet of docs/head-snippet.md. The default is <c>true</c>.</summary>
    public bool HeadSnippet { get; set; } = true;

    /// <summary>Whether to write an import map, by which scripts of your own import <c>@cetegra/consent</c>. The default is <c>true</c>. In older browsers a page may have one import map.</summary>
    public bool ImportMap { get; set; } = true;

    /// <summary>
    /// Whether the import map has the hash of every chunk and locale, about 16 kB in each page. The default is <c>false</c>: the hash
    /// of <c>consent.js</c> alone.
    /// </summary>
    public bool IntegrityOfChunks { get; set; }

    /// <summary>The response that is written.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        output.Content.SetHtmlContent(new ConsentHead(HeadSnippet, ImportMap, IntegrityOfChunks).Write(policy, ViewContext.HttpContext));
    }
}
