using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent;

/// <summary>The endpoint that a policy names in <c>cookie.renewUrl</c>.</summary>
public static class ConsentRenewal
{
    /// <summary>
    /// Maps a <c>POST</c> that writes the visitor's consent cookie again, with the same value and the same end, because Safari deletes after
    /// seven days what a script wrote. It extends nothing, it renews a refusal as it renews a grant, and of two cookies that disagree it
    /// renews neither. It always answers 204.
    /// </summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">The path, such as <c>/api/consent/renewal</c>; <c>null</c> for the <c>cookie.renewUrl</c> of the policy.</param>
    /// <param name="secure">
    /// Whether the cookie is for <c>https:</c> alone; <c>null</c> for as the request came, or always with a name that begins with <c>__Host-</c>
    /// or <c>__Secure-</c>. Set <c>true</c> behind a proxy whose headers the app does not read.
    /// </param>
    /// <exception cref="InvalidOperationException">There is no pattern, and the policy has no <c>cookie.renewUrl</c> on this site.</exception>
    public static IEndpointConventionBuilder MapConsentRenewal(this IEndpointRouteBuilder endpoints, string? pattern = null, bool? secure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var policy = endpoints.ServiceProvider.GetRequiredService<ConsentPolicy>();
        var time = endpoints.ServiceProvider.GetRequiredService<TimeProvider>();
        pattern ??= policy.RenewUrl is ['/', not '/', ..] path ? path
            : throw new InvalidOperationException($"cookie.renewUrl of the policy is \"{policy.RenewUrl}\", which is no path of this site. Write MapConsentRenewal(\"/api/consent/renewal\") and the same path into the policy.");
        return endpoints.MapPost(pattern, context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.CacheControl = "no-store";
            // HTTP/2 may split the header.
            var header = string.Join("; ", context.Request.Headers.Cookie.ToArray());
            var isSecure = secure ?? context.Request.IsHttps;
            // Not Response.Cookies.Append: it escapes, and the value is to be the same.
            if (RenewedCookie.Of(header, policy, time.GetUtcNow().ToUnixTimeMilliseconds(), isSecure) is { } cookie) context.Response.Headers.Append("Set-Cookie", cookie);
            return Task.CompletedTask;
        }).AllowAnonymous();
    }
}
