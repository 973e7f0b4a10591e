using Microsoft.AspNetCore.Http.Features;

namespace Cetegra.Consent;

/// <summary>
/// Gives ASP.NET Core the visitor's decision. The decision is made in the page and kept in one cookie, so what would grant, withdraw or write
/// a second cookie does nothing here.
/// </summary>
internal sealed class TrackingConsentFeature(IConsent consent, string category) : ITrackingConsentFeature
{
    public bool IsConsentNeeded => true;

    public bool HasConsent => consent.IsGranted(category);

    public bool CanTrack => HasConsent;

    public void GrantConsent()
    {
    }

    public void WithdrawConsent()
    {
    }

    public string CreateConsentCookie() => "";
}
