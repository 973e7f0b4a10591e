using System.Globalization;

namespace Cetegra.Consent.Records.Renewal;

/// <summary>Writes the consent cookie of a request again, by the rules of <c>renewConsentCookie</c> in src/renewal/renewed-cookie.ts.</summary>
internal static class RenewedCookie
{
    private const long Day = 86_400_000;

    /// <summary>No market may let a decision last longer.</summary>
    private const long LongestLifetime = 395 * Day;

    /// <summary>The <c>Set-Cookie</c> header with the same value and the same end.</summary>
    /// <param name="header">The <c>Cookie</c> header of the request.</param>
    /// <param name="options">The name and the domain of the cookie.</param>
    /// <param name="reader">Reads one value.</param>
    /// <param name="now">Epoch milliseconds.</param>
    /// <param name="isHttps">Whether the request came by <c>https:</c>.</param>
    /// <returns><c>null</c> where there is no decision to keep.</returns>
    public static string? Of(string header, ConsentRenewalOptions options, IConsentCookieReader reader, long now, bool isHttps)
    {
        string? value = null;
        ConsentCookieTimes times = default;
        foreach (var each in ValuesOf(header, options.CookieName))
        {
            if (reader.Read(each) is not { } read || !IsUsable(read, now)) continue;
            // Of two (two domains, two paths) one may be of another host: which of them is the visitor's is not known here.
            if (value is not null && value != each) return null;
            (value, times) = (each, read);
        }
        // Unknown keys may contain anything. ASP.NET Core sends only ASCII in a header.
        if (value is null || value.Any(each => each is < ' ' or > '~')) return null;
        var end = DateTimeOffset.FromUnixTimeMilliseconds(EndOf(times)).ToString("R", CultureInfo.InvariantCulture);
        var domain = options.CookieDomain is null ? "" : $"; Domain={options.CookieDomain}";
        return $"{options.CookieName}={value}; Path=/; Expires={end}; SameSite=Lax{domain}{(IsSecure(options, isHttps) ? "; Secure" : "")}";
    }

    private static IEnumerable<string> ValuesOf(string header, string name) =>
        header.Split(';')
            // RFC 6265 knows blanks and tabs alone.
            .Select(pair => pair.Trim(' ', '\t'))
            .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(pair => pair[(name.Length + 1)..]);

    private static bool IsUsable(ConsentCookieTimes times, long now) => times.DecidedAt <= now + Day && now < EndOf(times);

    private static long EndOf(ConsentCookieTimes times) => Math.Min(times.ExpiresAt, times.DecidedAt + LongestLifetime);

    private static bool IsSecure(ConsentRenewalOptions options, bool isHttps) =>
        options.Secure ?? (isHttps || options.CookieName.StartsWith("__Host-", StringComparison.Ordinal) || options.CookieName.StartsWith("__Secure-", StringComparison.Ordinal));
}
