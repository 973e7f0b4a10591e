using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>Deletes cookies that a browser still sends although the visitor denied them, as far as a server can.</summary>
internal sealed class WithdrawnCookies(
    CookieRules rules, IOptions<ConsentOptions> options, IOptions<SessionOptions> session, IOptions<CookieTempDataProviderOptions> tempData)
{
    private static readonly string[] Pages = ["document", "empty"];

    private readonly ConsentOptions options = options.Value;

    /// <summary>Call it before the response starts. Without a decision nothing is deleted: the visitor has not denied it yet.</summary>
    public void Delete(HttpContext context)
    {
        if (context.Response.HasStarted || context.Features.Get<IConsent>() is not RequestConsent consent) return;
        var state = consent.Peek();
        if (state.Record is null || context.Request.Cookies.Count == 0 || !IsPage(context.Request)) return;
        var written = context.Response.GetTypedHeaders().SetCookie.Select(cookie => cookie.Name.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var name in context.Request.Cookies.Keys)
        {
            if (written.Contains(name)) continue;
            if (rules.IsDenied(state, name))
            {
                context.Features.Get<ConsentResponse>()?.MarkRead(onGpc: false);
                DeleteEverywhere(context, name);
            }
            else if (FrameworkCookie(name) is { } builder && !rules.MayWrite(context, name, isEssential: false)) DeleteAs(context, name, builder);
        }
    }

    /// <summary>Pictures, styles and scripts can be cached as long as they have no Set-Cookie.</summary>
    private static bool IsPage(HttpRequest request)
    {
        var destination = request.Headers["Sec-Fetch-Dest"].ToString();
        return destination.Length == 0 || Pages.Contains(destination, StringComparer.Ordinal);
    }

    private void DeleteEverywhere(HttpContext context, string name)
    {
        context.Response.Cookies.Delete(name, new CookieOptions { Path = "/", Secure = context.Request.IsHttps });
        if (options.Policy!.CookieDomain is { } domain) context.Response.Cookies.Delete(name, new CookieOptions { Path = "/", Domain = domain, Secure = context.Request.IsHttps });
    }

    /// <summary>ASP.NET Core's own optional cookies. TempData is cut into chunks: a digit after <c>C</c>.</summary>
    private CookieBuilder? FrameworkCookie(string name)
    {
        if (name == session.Value.Cookie.Name && !session.Value.Cookie.IsEssential) return session.Value.Cookie;
        var tempDataName = tempData.Value.Cookie.Name!;
        var isChunk = name.Length > tempDataName.Length + 1 && name.StartsWith(tempDataName + "C", StringComparison.Ordinal) && name.AsSpan(tempDataName.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return (name == tempDataName || isChunk) && !tempData.Value.Cookie.IsEssential ? tempData.Value.Cookie : null;
    }

    private static void DeleteAs(HttpContext context, string name, CookieBuilder builder)
    {
        var cookie = builder.Build(context);
        if (string.IsNullOrEmpty(builder.Path)) cookie.Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/";
        context.Response.Cookies.Delete(name, cookie);
    }
}
