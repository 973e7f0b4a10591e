// Not yet run: no .NET toolchain has compiled this file. See docs/aspnet.md.
using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>Reads the decision once for each request; views, tag helpers and ASP.NET Core itself find it in the features.</summary>
public sealed class ConsentMiddleware
{
    private readonly RequestDelegate next;
    private readonly ConsentOptions options;

    public ConsentMiddleware(RequestDelegate next, IOptions<ConsentOptions> options)
    {
        this.next = next;
        this.options = options.Value;
    }

    public Task InvokeAsync(HttpContext context)
    {
        var consent = new ConsentFeature(context.Request, options, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        context.Features.Set(consent);
        context.Features.Set<ITrackingConsentFeature>(new ConsentTrackingFeature(consent, options.TrackingCategory));
        return next(context);
    }
}

public static class ConsentExtensions
{
    public static IServiceCollection AddConsent(this IServiceCollection services, Action<ConsentOptions> configure) =>
        services.Configure(configure);

    /// <summary>Before what writes optional cookies, and instead of <c>UseCookiePolicy</c>'s own consent.</summary>
    public static IApplicationBuilder UseConsent(this IApplicationBuilder app) => app.UseMiddleware<ConsentMiddleware>();
}
