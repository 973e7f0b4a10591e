// Not yet run: no .NET toolchain has compiled this file. See docs/aspnet.md.
using System;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>
/// <c>cookie.renewUrl</c>: writes the visitor's consent cookie again, with the same value and the same end, because Safari forgets
/// after seven days what a script wrote. Prolongs nothing, and renews a refusal as it renews a grant.
/// </summary>
public static class RenewEndpoint
{
    public static IEndpointConventionBuilder MapConsentRenewal(this IEndpointRouteBuilder endpoints, string path = "/api/consent/renewal") =>
        endpoints.MapPost(path, Renew);

    private static IResult Renew(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<ConsentOptions>>().Value;
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        context.Response.Headers.CacheControl = "no-store";

        var found = ConsentCookie.Values(string.Join("; ", context.Request.Headers.Cookie.ToArray()), options.CookieName)
            .Select(value => (value, record: ConsentCookie.Decode(value)))
            .Where(each => each.record is not null && each.record.IsUsable(now))
            .ToList();
        // Of two (two domains, two paths) one may be of another host: which of them is the visitor's is not known here.
        if (found.Select(each => each.value).Distinct().Count() != 1) return Results.NoContent();

        var end = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(found[0].record!.ExpiresAt, found[0].record!.DecidedAt + 395L * 86_400_000)).ToString("R");
        var domain = options.CookieDomain is null ? "" : $"; Domain={options.CookieDomain}";
        var secure = context.Request.IsHttps ? "; Secure" : "";
        // Not Response.Cookies.Append: it escapes, and the value is to be the same.
        context.Response.Headers.Append("Set-Cookie", $"{options.CookieName}={found[0].value}; Path=/; Expires={end}; SameSite=Lax{domain}{secure}");
        return Results.NoContent();
    }
}
