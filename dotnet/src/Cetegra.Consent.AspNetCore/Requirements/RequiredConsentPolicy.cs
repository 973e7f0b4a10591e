using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Cetegra.Consent;

/// <summary>
/// Puts the check in front of every endpoint that needs consent. The check is part of the endpoint, so the order of middleware cannot leave
/// it out: without <c>UseConsent</c> such an endpoint throws. The filter of the attribute alone would miss what <c>RequireConsent</c> adds to
/// controllers and Razor pages.
/// </summary>
internal sealed class RequiredConsentPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    private readonly ConditionalWeakTable<Endpoint, Endpoint> guarded = [];

    public override int Order => 1000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.Any(NeedsGuard);
    }

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        for (var index = 0; index < candidates.Count; index++)
        {
            if (!candidates.IsValidCandidate(index) || !NeedsGuard(candidates[index].Endpoint)) continue;
            candidates.ReplaceEndpoint(index, guarded.GetValue(candidates[index].Endpoint, Guard), candidates[index].Values);
        }
        return Task.CompletedTask;
    }

    private static bool NeedsGuard(Endpoint endpoint) =>
        endpoint.RequestDelegate is not null && endpoint.Metadata.GetMetadata<RequiresConsentAttribute>() is not null;

    private static Endpoint Guard(Endpoint endpoint)
    {
        var requirements = endpoint.Metadata.GetOrderedMetadata<RequiresConsentAttribute>();
        Task Serve(HttpContext context)
        {
            var consent = context.GetConsent();
            return requirements.FirstOrDefault(required => !required.IsMet(consent)) is { } unmet ? new ConsentRequiredResult(unmet).WriteAsync(context) : endpoint.RequestDelegate!(context);
        }
        return endpoint is RouteEndpoint route
            ? new RouteEndpoint(Serve, route.RoutePattern, route.Order, route.Metadata, route.DisplayName)
            : new Endpoint(Serve, endpoint.Metadata, endpoint.DisplayName);
    }
}
