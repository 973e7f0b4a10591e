using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>
/// Reads the consent cookie as docs/cookie.md describes it. A value that is not in the documented format is no decision. Nothing throws,
/// whatever a client sends.
/// </summary>
public static class ConsentCookie
{
    /// <summary>The name of the cookie where the policy gives it none.</summary>
    public const string DefaultName = "cetegra_consent";

    /// <summary>Finds the decision in a <c>Cookie</c> header. Where several cookies disagree, only what all of them grant is granted.</summary>
    /// <param name="header">The header's value; <c>null</c> without one.</param>
    /// <param name="name">The name of the cookie.</param>
    /// <param name="now">
    /// The current time. A record from more than a day ahead is ignored, and so is an expired one where another has not expired. Left out,
    /// no record is ignored.
    /// </param>
    /// <returns><c>null</c> where no decision can be read: treat it as denied. A returned record may have expired: see <see cref="ConsentRecord.IsUsable(DateTimeOffset)"/>.</returns>
    public static ConsentRecord? Read(string? header, string name = DefaultName, DateTimeOffset? now = null) =>
        Read(header, name, now?.ToUnixTimeMilliseconds() ?? long.MaxValue - ConsentRecord.Day);

    /// <summary>Reads one raw value, percent-escaped as a whole or not.</summary>
    /// <param name="value">The value as it is in the header.</param>
    /// <returns><c>null</c> for a value that is not in the documented format.</returns>
    public static ConsentRecord? Decode(string? value)
    {
        if (CookieFields.Read(value) is not { } fields || ReadChoices(fields) is not { } choices) return null;
        var (decidedAt, expiresAt) = (fields.Number("t"), fields.Number("e"));
        if (expiresAt <= decidedAt || !Rules.Current.Methods.Contains(fields["a"], StringComparer.Ordinal)) return null;
        var unasked = fields.List("n");
        foreach (var service in unasked)
        {
            // An id that is named twice is gone the second time.
            if (!choices.Remove(service, out var answer) || answer) return null;
        }
        return new ConsentRecord
        {
            Id = fields["i"],
            Revision = fields["r"]!,
            Market = fields["m"]!,
            Method = fields["a"]!,
            DecidedAt = decidedAt,
            ExpiresAt = expiresAt,
            Gpc = fields["g"] is not null,
            Choices = choices,
            Unasked = unasked,
        };
    }

    internal static ConsentRecord? Read(string? header, string name, long now)
    {
        ConsentRecord? all = null, usable = null;
        foreach (var value in Values(header, name))
        {
            if (Decode(value) is not { } record || record.DecidedAt > now + ConsentRecord.Day) continue;
            all = all is null ? record : ConsentRecord.Common(all, record);
            if (record.IsUsable(now)) usable = usable is null ? record : ConsentRecord.Common(usable, record);
        }
        return usable ?? all;
    }

    /// <summary>Every raw value that a <c>Cookie</c> header has for a name.</summary>
    internal static IEnumerable<string> Values(string? header, string name)
    {
        foreach (var pair in (header ?? "").Split(';'))
        {
            // RFC 6265 knows blanks and tabs alone. What else Trim() removes differs between languages.
            var trimmed = pair.Trim(' ', '\t');
            if (trimmed.Length > name.Length && trimmed[name.Length] == '=' && trimmed.StartsWith(name, StringComparison.Ordinal)) yield return trimmed[(name.Length + 1)..];
        }
    }

    /// <returns><c>null</c> where an id is named twice.</returns>
    private static Dictionary<string, bool>? ReadChoices(CookieFields fields)
    {
        var choices = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (key, answer) in ((string, bool)[])[("c", true), ("d", false), ("s", true), ("x", false)])
        {
            foreach (var id in fields.List(key))
            {
                if (!choices.TryAdd(id, answer)) return null;
            }
        }
        return choices;
    }
}
