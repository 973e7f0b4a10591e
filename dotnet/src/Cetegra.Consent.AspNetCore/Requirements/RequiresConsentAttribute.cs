using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Cetegra.Consent;

/// <summary>
/// Serves an endpoint only to visitors who consented. Use it on a controller, an action, a Razor page model, a hub or the handler of a minimal API.
/// Everybody else gets 403 with a problem document (RFC 9457) of the type <c>https://cetegra.com/problems/consent-required</c>. Several
/// attributes are all needed.
/// </summary>
/// <example><code>[RequiresConsent("marketing", "twentythree")]</code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequiresConsentAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>Needs a category.</summary>
    /// <param name="category">The id of a category.</param>
    public RequiresConsentAttribute(string category) => Category = category;

    /// <summary>Needs a service. Its own grant is enough.</summary>
    /// <param name="category">The id of the service's category.</param>
    /// <param name="service">The id of the service.</param>
    public RequiresConsentAttribute(string category, string service) => (Category, Service) = (category, service);

    /// <summary>The id of the category.</summary>
    public string Category { get; }

    /// <summary>The id of the service; <c>null</c> where the category is enough.</summary>
    public string? Service { get; }

    /// <inheritdoc/>
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (IsMet(context.HttpContext.GetConsent())) return next();
        context.Result = new ConsentRequiredResult(this);
        return Task.CompletedTask;
    }

    internal bool IsMet(IConsent consent) => Service is null ? consent.IsGranted(Category) : consent.IsGranted(Category, Service);
}

/// <summary>Makes endpoints need consent.</summary>
public static class RequiresConsentExtensions
{
    /// <summary>Serves the endpoints only to visitors who consented, as <see cref="RequiresConsentAttribute"/> does.</summary>
    /// <param name="builder">The endpoints.</param>
    /// <param name="category">The id of a category.</param>
    /// <param name="service">The id of a service of that category; <c>null</c> where the category is enough.</param>
    public static TBuilder RequireConsent<TBuilder>(this TBuilder builder, string category, string? service = null)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(service is null ? new RequiresConsentAttribute(category) : new RequiresConsentAttribute(category, service));
}
