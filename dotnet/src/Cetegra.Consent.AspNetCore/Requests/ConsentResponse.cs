using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cetegra.Consent;

/// <summary>Marks a response that depends on the decision, so that no shared cache gives it to somebody else.</summary>
internal sealed class ConsentResponse(HttpContext context)
{
    private bool wasRead;
    private bool dependsOnGpc;

    public void MarkRead(bool onGpc)
    {
        if (wasRead && (dependsOnGpc || !onGpc)) return;
        wasRead = true;
        dependsOnGpc |= onGpc;
        // Response caching looks at the headers before OnStarting runs, so they are written now as well.
        Apply();
    }

    /// <summary>Writes the headers once more when the response starts: the app may have replaced them.</summary>
    public void Apply()
    {
        if (!wasRead || context.Response.HasStarted) return;
        var headers = context.Response.Headers;
        AddVary(headers, HeaderNames.Cookie);
        if (dependsOnGpc) AddVary(headers, "Sec-GPC");
        headers.CacheControl = Private(headers.CacheControl);
        if (context.Features.Get<IOutputCacheFeature>() is { } output) output.Context.AllowCacheStorage = false;
    }

    private static void AddVary(IHeaderDictionary headers, string name)
    {
        var named = headers.Vary.SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (named.Exists(each => each == "*" || each.Equals(name, StringComparison.OrdinalIgnoreCase))) return;
        headers.Vary = string.Join(", ", [.. named, name]);
    }

    private static StringValues Private(StringValues given)
    {
        if (!CacheControlHeaderValue.TryParse(given.ToString(), out var parsed)) return "private";
        if (parsed.NoStore || (parsed.Private && !parsed.Public && parsed.SharedMaxAge is null)) return given;
        parsed.Public = false;
        parsed.SharedMaxAge = null;
        parsed.Private = true;
        parsed.PrivateHeaders.Clear();
        return parsed.ToString();
    }
}
