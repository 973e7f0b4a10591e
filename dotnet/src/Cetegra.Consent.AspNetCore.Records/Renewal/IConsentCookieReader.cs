namespace Cetegra.Consent.Records.Renewal;

/// <summary>When a decision was made and when it ends, by its cookie: epoch milliseconds.</summary>
public readonly record struct ConsentCookieTimes(long DecidedAt, long ExpiresAt);

/// <summary>Reads one value of the consent cookie, as docs/cookie.md describes it.</summary>
public interface IConsentCookieReader
{
    /// <summary>Reads a raw value, escaped as a whole or not.</summary>
    /// <returns><c>null</c> unless the value is exactly the documented format.</returns>
    ConsentCookieTimes? Read(string value);
}
