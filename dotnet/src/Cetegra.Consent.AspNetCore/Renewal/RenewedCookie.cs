using System.Globalization;

namespace Cetegra.Consent;

/// <summary>Writes the consent cookie of a request again, by the rules of <c>renewConsentCookie</c> in src/endpoints/renewal/renewed-cookie.ts.</summary>
internal static class RenewedCookie
{
    /// <summary>Returns the <c>Set-Cookie</c> header with the same value and the same end.</summary>
    /// <param name="header">The <c>Cookie</c> header of the request.</param>
    /// <param name="now">Epoch milliseconds.</param>
    /// <returns><c>null</c> where there is no decision to keep.</returns>
    public static string? Of(string header, ConsentPolicy policy, long now, bool isSecure)
    {
        string? value = null;
        ConsentRecord? record = null;
        foreach (var each in ConsentCookie.Values(header, policy.CookieName))
        {
            if (ConsentCookie.Decode(each) is not { } read || !read.IsUsable(now)) continue;
            // Of two (two domains, two paths) one may be of another host: which of them is the visitor's is not known here.
            if (value is not null && value != each) return null;
            (value, record) = (each, read);
        }
        // Unknown keys may contain anything. ASP.NET Core sends only ASCII in a header.
        if (record is null || value!.Any(each => each is < ' ' or > '~')) return null;
        var end = record.Expiry.ToString("R", CultureInfo.InvariantCulture);
        var domain = policy.CookieDomain is null ? "" : $"; Domain={policy.CookieDomain}";
        return $"{policy.CookieName}={value}; Path=/; Expires={end}; SameSite=Lax{domain}{(isSecure || HasSecureName(policy) ? "; Secure" : "")}";
    }

    /// <seealso href="https://www.rfc-editor.org/rfc/rfc6265#section-4.1.3"/>
    private static bool HasSecureName(ConsentPolicy policy) =>
        policy.CookieName.StartsWith("__Host-", StringComparison.Ordinal) || policy.CookieName.StartsWith("__Secure-", StringComparison.Ordinal);
}
