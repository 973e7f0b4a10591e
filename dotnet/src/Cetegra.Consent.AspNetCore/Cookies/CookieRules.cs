using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>Decides whether a response may have a cookie.</summary>
internal sealed class CookieRules(IOptions<ConsentOptions> options)
{
    private readonly ConsentOptions options = options.Value;

    private ConsentPolicy Policy => options.Policy!;

    /// <summary>
    /// A cookie that optional services name needs the grant of one of them, essential or not. A cookie that the policy lists under a required
    /// service is written. Every other cookie is written if the app marked it essential, or with consent to the tracking category.
    /// </summary>
    public bool MayWrite(HttpContext context, string name, bool isEssential)
    {
        if (name == Policy.CookieName) return true;
        var naming = Naming(name);
        if (naming.Exists(service => service.ListsOwnCookies && IsRequired(service))) return true;
        var optional = naming.FindAll(service => !IsRequired(service));
        if (optional.Count > 0)
        {
            // A required preset names the cookie too, and the app calls it essential.
            if (isEssential && optional.Count < naming.Count) return true;
            return optional.Exists(service => ConsentOf(context)?.IsServiceGranted(service.Id) == true);
        }
        return isEssential || ConsentOf(context)?.IsGranted(options.TrackingCategory) == true;
    }

    /// <summary>Whether a cookie that the browser sent belongs to denied services alone. Says nothing about cookies that no service names.</summary>
    public bool IsDenied(ConsentState state, string name)
    {
        if (name == Policy.CookieName) return false;
        var naming = Naming(name);
        return naming.Count > 0 && naming.TrueForAll(service => !IsRequired(service) && !state.Granted.Contains(service.Id));
    }

    /// <summary><c>null</c> in an app that calls <c>UseCookiePolicy</c> without <c>UseConsent</c>.</summary>
    private static IConsent? ConsentOf(HttpContext context) => context.Features.Get<IConsent>();

    private bool IsRequired(ConsentService service) => Policy.FindCategory(service.CategoryId)!.IsRequired;

    private List<ConsentService> Naming(string name) =>
        [.. Policy.Services.Values.Where(service => service.Cookies.Any(pattern => NamePattern.Fits(pattern, name)))];
}
