using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent;

/// <summary>Lets the browser itself enforce a refusal.</summary>
public static class ConsentCspExtensions
{
    /// <summary>
    /// Sends a <c>Content-Security-Policy</c> with each HTML page. It names the hosts of the services that the visitor has granted,
    /// and of no other optional service, so a service that was refused reaches nothing even if a script of the page tries. A page
    /// keeps the policy that it came with: after a grant, <c>&lt;consent-scripts /&gt;</c> loads the page again.
    /// Put it behind <c>UseConsent()</c> and before what writes pages.
    /// </summary>
    /// <seealso href="https://www.w3.org/TR/CSP3/"/>
    public static IApplicationBuilder UseConsentCsp(this IApplicationBuilder app, Action<ConsentCspOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = new ConsentCspOptions();
        configure?.Invoke(options);
        var policy = app.ApplicationServices.GetRequiredService<ConsentPolicy>();
        return app.Use((context, next) =>
        {
            context.Features.Set(new ConsentCspFeature(options));
            context.Response.OnStarting(() =>
            {
                if (IsPage(context.Response)) Send(context, policy, options);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;

    private static void Send(HttpContext context, ConsentPolicy policy, ConsentCspOptions options)
    {
        var consent = context.GetConsent();
        var granted = policy.Services.Values.Where(service => consent.IsServiceGranted(service.Id));
        var headers = context.Response.Headers;
        // A browser enforces several policies at once. Blazor sends one of its own, with frame-ancestors.
        headers.Append(options.IsReportOnly ? "Content-Security-Policy-Report-Only" : "Content-Security-Policy", ConsentCsp.Write(options, granted.SelectMany(options.SourcesOf), context.Features.GetRequiredFeature<ConsentCspFeature>().Hashes, context.GetConsentNonce));
        if (options.ReportPath is { } path) headers["Reporting-Endpoints"] = $"{ConsentCsp.ReportingGroup}=\"{path}\"";
    }
}
