using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent;

/// <summary>
/// <c>&lt;ConsentScripts /&gt;</c> in the <c>head</c> of a Blazor app's <c>App.razor</c>: the same as the tag helper
/// <c>&lt;consent-scripts /&gt;</c>, because Razor components know no tag helpers. It is rendered on the server only.
/// </summary>
public sealed class ConsentScripts : ComponentBase
{
    /// <summary>Whether to write the snippet of docs/head-snippet.md. The default is <c>true</c>.</summary>
    [Parameter]
    public bool HeadSnippet { get; set; } = true;

    /// <summary>Whether to write an import map. Blazor's own <c>&lt;ImportMap /&gt;</c> is another one, so the default is <c>false</c>.</summary>
    [Parameter]
    public bool ImportMap { get; set; }

    /// <summary>Whether the import map has the hash of every chunk and locale. The default is <c>false</c>.</summary>
    [Parameter]
    public bool IntegrityOfChunks { get; set; }

    [Inject]
    private ConsentPolicy Policy { get; set; } = null!;

    /// <summary>The request. Absent once the component is interactive: then there is nothing to write.</summary>
    [CascadingParameter]
    private HttpContext? Http { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Http is not null) builder.AddMarkupContent(0, new ConsentHead(HeadSnippet, ImportMap, IntegrityOfChunks).Write(Policy, Http));
    }
}
