using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>Adds consent to an app.</summary>
public static class ConsentExtensions
{
    /// <summary>
    /// Adds the services of consent. The policy is read when the app starts: from <c>consent.json</c> in the content root, unless the options
    /// say otherwise.
    /// </summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets the options; <c>null</c> for the defaults.</param>
    /// <exception cref="ConsentPolicyException">At start: the policy has mistakes.</exception>
    /// <exception cref="OptionsValidationException">At start: there is no policy, or an option does not fit it.</exception>
    public static IServiceCollection AddConsent(this IServiceCollection services, Action<ConsentOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<ConsentOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<ConsentOptions>, ConsentOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsentOptions>, ConsentOptionsSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CookiePolicyOptions>, CookiePolicySetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, RequiredConsentPolicy>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<CookieRules>();
        services.TryAddSingleton<WithdrawnCookies>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<ConsentOptions>>().Value.Policy!);
        services.AddHttpContextAccessor();
        services.TryAddScoped<IConsent>(provider =>
            (provider.GetRequiredService<IHttpContextAccessor>().HttpContext ?? throw new InvalidOperationException("There is no decision outside of a request. Inject IConsent into what serves a request."))
            .GetConsent());
        return services;
    }

    /// <summary>Adds the services of consent, with options from configuration, such as <c>builder.Configuration.GetSection("Consent")</c>.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The section that has the options by their names: <c>PolicyPath</c>, <c>Market</c>, <c>TrackingCategory</c>.</param>
    /// <exception cref="ConsentPolicyException">At start: the policy has mistakes.</exception>
    /// <exception cref="OptionsValidationException">At start: there is no policy, or an option does not fit it.</exception>
    public static IServiceCollection AddConsent(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddConsent();
        services.AddOptions<ConsentOptions>().Bind(configuration);
        return services;
    }

    /// <summary>
    /// Reads the decision of each request, and makes optional cookies follow it. Call it before <c>UseSession</c> and everything else that
    /// writes optional cookies. It contains <c>UseCookiePolicy</c>: remove yours.
    /// </summary>
    /// <param name="app">The app.</param>
    public static IApplicationBuilder UseConsent(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.ApplicationServices.GetService<CookieRules>() is null) throw new InvalidOperationException("UseConsent needs the services of consent. Call builder.Services.AddConsent().");
        return app.UseMiddleware<ConsentMiddleware>().UseCookiePolicy().UseMiddleware<TrackingConsentMiddleware>();
    }

    /// <summary>Returns the visitor's decision, for this request.</summary>
    /// <param name="context">The request's context.</param>
    /// <exception cref="InvalidOperationException"><see cref="UseConsent"/> did not run for this request.</exception>
    public static IConsent GetConsent(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<IConsent>() ?? throw new InvalidOperationException("The decision of this request was not read. Call app.UseConsent() before what calls GetConsent().");
    }
}
