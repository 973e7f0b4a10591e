using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>Reads the decision once for each request.</summary>
internal sealed class ConsentMiddleware(RequestDelegate next, IOptions<ConsentOptions> options, TimeProvider time, WithdrawnCookies withdrawn)
{
    private readonly ConsentOptions options = options.Value;

    public Task InvokeAsync(HttpContext context)
    {
        var response = new ConsentResponse(context);
        context.Features.Set(response);
        context.Features.Set<IConsent>(new RequestConsent(context, options, time.GetUtcNow()));
        // Callbacks run last to first, so this one sees what the app and later middleware wrote.
        context.Response.OnStarting(() =>
        {
            if (options.DeleteWithdrawnCookies) withdrawn.Delete(context);
            response.Apply();
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>Puts the visitor's decision in the place of the one that <c>UseCookiePolicy</c> keeps in a cookie of its own.</summary>
internal sealed class TrackingConsentMiddleware(RequestDelegate next, IOptions<ConsentOptions> options)
{
    private readonly string category = options.Value.TrackingCategory;

    public Task InvokeAsync(HttpContext context)
    {
        context.Features.Set<ITrackingConsentFeature>(new TrackingConsentFeature(context.GetConsent(), category));
        return next(context);
    }
}
