using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cetegra.Consent.Records.Requests;

/// <summary>
/// Whether a page of another site sent a request. There is no CORS, so a browser does not send JSON across origins anyway: this is a
/// second line of defence.
/// </summary>
internal static class PageOrigin
{
    public static bool IsForeign(HttpRequest request, IEnumerable<string> allowedHosts)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return string.Equals(site, "cross-site", StringComparison.OrdinalIgnoreCase);
        // Browsers before Safari 16.4 and Firefox 90 send only this. A page with the policy no-referrer sends `null` for its own origin.
        var origin = request.Headers[HeaderNames.Origin].ToString();
        if (origin.Length == 0 || origin == "null") return false;
        // Not the scheme nor the port: a proxy that terminates TLS changes both.
        return !Uri.TryCreate(origin, UriKind.Absolute, out var page)
            || !allowedHosts.Append(request.Host.Host).Contains(page.Host, StringComparer.OrdinalIgnoreCase);
    }
}
