using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Cetegra.Consent;

/// <summary>What a page needs in its head, as the tag helper and the Blazor component write it.</summary>
/// <param name="HasSnippet">Whether the snippet of docs/head-snippet.md stands in it.</param>
/// <param name="HasImportMap">Whether scripts of the app can import <c>@cetegra/consent</c>.</param>
/// <param name="HasIntegrityOfChunks">Whether the import map has the hash of every file.</param>
internal sealed record ConsentHead(bool HasSnippet, bool HasImportMap, bool HasIntegrityOfChunks)
{
    /// <summary>Loads the page again after a grant, because a page keeps the Content Security Policy that it came with.</summary>
    private const string ReloadAfterGrant = "document.addEventListener('consent-change',e=>{if(e.granted.length)location.reload()})";

    public string Write(ConsentPolicy policy, HttpContext http)
    {
        var root = http.Request.PathBase.Value;
        var csp = http.Features.Get<ConsentCspFeature>();
        var nonce = http.FindConsentNonce();
        using var head = new StringWriter();
        if (HasSnippet) Inline(null, ConsentAssets.HeadSnippet);
        Script(head, policy.Json, ("type", "application/json"), ("data-consent-policy", ""));
        if (HasImportMap) Inline("importmap", ImportMap(root));
        Script(head, "", ("type", "module"), ("src", root + ConsentAssets.EntryPath), ("integrity", ConsentAssets.Integrity[ConsentAssets.Entry]), ("nonce", nonce));
        if (csp?.IsEnforced == true) Inline(null, ReloadAfterGrant);
        return head.ToString();

        void Inline(string? type, string content)
        {
            csp?.Allow(content);
            Script(head, content, ("type", type), ("nonce", nonce));
        }
    }

    /// <seealso href="https://html.spec.whatwg.org/multipage/webappapis.html#import-maps"/>
    private string ImportMap(string? root)
    {
        var files = ConsentAssets.Integrity.Where(file => HasIntegrityOfChunks || file.Key == ConsentAssets.Entry);
        return JsonSerializer.Serialize(new
        {
            imports = new Dictionary<string, string> { ["@cetegra/consent"] = root + ConsentAssets.EntryPath },
            integrity = files.ToDictionary(file => $"{root}{ConsentAssets.BasePath}/{file.Key}", file => file.Value),
        });
    }

    /// <summary>The content must be safe in a script element: JSON in which <c>&lt;</c> is escaped, or code of this package.</summary>
    private static void Script(StringWriter head, string content, params (string Name, string? Value)[] attributes)
    {
        var script = new TagBuilder("script");
        foreach (var (name, value) in attributes) if (value is not null) script.Attributes.Add(name, value);
        script.InnerHtml.SetHtmlContent(content);
        script.WriteTo(head, HtmlEncoder.Default);
        head.Write('\n');
    }
}
