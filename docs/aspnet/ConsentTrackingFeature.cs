// Not yet run: no .NET toolchain has compiled this file. See docs/aspnet.md.
using Microsoft.AspNetCore.Http.Features;

namespace Cetegra.Consent;

/// <summary>
/// Lets ASP.NET Core's own optional cookies (session, TempData) follow the visitor's decision. The decision is made in the page
/// and kept in one cookie: what would grant or withdraw here, or write a second cookie, does nothing.
/// </summary>
public sealed class ConsentTrackingFeature : ITrackingConsentFeature
{
    private readonly ConsentFeature consent;
    private readonly string category;

    public ConsentTrackingFeature(ConsentFeature consent, string category)
    {
        this.consent = consent;
        this.category = category;
    }

    public bool IsConsentNeeded => true;
    public bool HasConsent => consent.IsCategoryGranted(category);
    public bool CanTrack => HasConsent;

    public void GrantConsent() { }
    public void WithdrawConsent() { }
    public string CreateConsentCookie() => "";
}
