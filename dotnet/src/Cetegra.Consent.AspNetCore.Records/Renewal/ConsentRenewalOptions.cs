namespace Cetegra.Consent.Records.Renewal;

/// <summary>The same values as <c>cookie</c> in the page's policy.</summary>
public sealed class ConsentRenewalOptions
{
    /// <summary><c>cookie.name</c> of the policy.</summary>
    public string CookieName { get; set; } = "cetegra_consent";

    /// <summary><c>cookie.domain</c> of the policy.</summary>
    public string? CookieDomain { get; set; }

    /// <summary>
    /// Whether the cookie is for <c>https:</c> alone. Default: as the request, or always with a name that begins with <c>__Host-</c> or
    /// <c>__Secure-</c>. Set <c>true</c> behind a proxy whose headers the app does not read.
    /// </summary>
    public bool? Secure { get; set; }
}
