using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent.Records.Renewal;

/// <summary>Maps the address that a policy names in <c>cookie.renewUrl</c>.</summary>
public static class ConsentRenewalEndpointRouteBuilderExtensions
{
    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    /// <summary>
    /// Maps <c>POST {pattern}</c>, which writes the visitor's consent cookie again with the same value and the same end, because Safari deletes
    /// after seven days what a script wrote. It extends nothing, and it renews a refusal as it renews a grant.
    /// </summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">The address, for example <c>/api/consent/renew</c>.</param>
    /// <param name="configure">Sets the name and the domain of the cookie where the policy does.</param>
    /// <exception cref="ArgumentException">The name or the domain is not valid in a <c>Set-Cookie</c> header.</exception>
    public static IEndpointConventionBuilder MapConsentRenewal(this IEndpointRouteBuilder endpoints, string pattern, Action<ConsentRenewalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var options = new ConsentRenewalOptions();
        configure?.Invoke(options);
        Validate(options);
        var reader = endpoints.ServiceProvider.GetService<IConsentCookieReader>() ?? new StrictConsentCookieReader();
        var time = endpoints.ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System;
        return endpoints.MapPost(pattern, context => Renew(context, options, reader, time.GetUtcNow().ToUnixTimeMilliseconds())).AllowAnonymous();
    }

    private static Task Renew(HttpContext context, ConsentRenewalOptions options, IConsentCookieReader reader, long now)
    {
        // HTTP/2 may split the header.
        var header = string.Join("; ", context.Request.Headers.Cookie.ToArray());
        context.Response.StatusCode = 204;
        context.Response.Headers.CacheControl = "no-store";
        // Not Response.Cookies.Append: it escapes, and the value is to be the same.
        if (RenewedCookie.Of(header, options, reader, now, context.Request.IsHttps) is { } cookie) context.Response.Headers.Append("Set-Cookie", cookie);
        return Task.CompletedTask;
    }

    private static void Validate(ConsentRenewalOptions options)
    {
        if (options.CookieName.Length == 0 || options.CookieName.AsSpan().ContainsAnyExcept(NameCharacters))
            throw new ArgumentException($"CookieName is \"{options.CookieName}\". Write cookie.name of the policy.");
        if (options.CookieDomain is { } domain && (domain.Length == 0 || domain.AsSpan().ContainsAnyExcept(DomainCharacters)))
            throw new ArgumentException($"CookieDomain is \"{domain}\". Write cookie.domain of the policy, for example \"example.com\", or leave it out.");
    }
}
