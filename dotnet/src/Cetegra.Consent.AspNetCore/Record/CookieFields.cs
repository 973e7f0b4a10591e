using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>The fields of one cookie's value, each within its grammar.</summary>
internal sealed class CookieFields
{
    private static readonly string[] Required = ["v", "r", "t", "e", "m", "a", "c", "d"];

    private static readonly Dictionary<string, Regex> Grammars =
        Rules.Current.CookieGrammars.ToDictionary(pair => pair.Key, pair => Rules.Compile(pair.Value), StringComparer.Ordinal);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A percent escape makes three characters of one.</summary>
    private static readonly int LongestRaw = Rules.Current.LargestCookie * 4;

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    private CookieFields()
    {
    }

    public string? this[string key] => fields.GetValueOrDefault(key);

    /// <returns><c>null</c> where a required key is missing, a key is repeated or a value is outside of its grammar.</returns>
    public static CookieFields? Read(string? value)
    {
        if (UnescapeOnce(value) is not { } plain) return null;
        var read = new CookieFields();
        foreach (var pair in plain.Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var key = at < 0 ? pair : pair[..at];
            if (!Grammars.TryGetValue(key, out var grammar)) continue;
            if (at < 0 || !grammar.IsMatch(pair[(at + 1)..]) || !read.fields.TryAdd(key, pair[(at + 1)..])) return null;
        }
        return Array.TrueForAll(Required, read.fields.ContainsKey) ? read : null;
    }

    /// <summary>The grammar allows no more than 15 digits.</summary>
    public long Number(string key) => long.Parse(fields[key], NumberStyles.None, CultureInfo.InvariantCulture);

    public string[] List(string key) => fields.TryGetValue(key, out var list) ? list.Split('.', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>As JavaScript's <c>decodeURIComponent</c>: a broken escape, or one that is not UTF-8, makes the whole value unreadable.</summary>
    private static string? UnescapeOnce(string? value)
    {
        if (value is null || value.Length > LongestRaw) return null;
        if (!value.Contains('%', StringComparison.Ordinal)) return value;
        var plain = new StringBuilder(value.Length);
        var bytes = new List<byte>();
        for (var at = 0; at < value.Length;)
        {
            if (value[at] != '%')
            {
                plain.Append(value[at++]);
                continue;
            }
            bytes.Clear();
            for (; at < value.Length && value[at] == '%'; at += 3)
            {
                if (at + 2 >= value.Length || !char.IsAsciiHexDigit(value[at + 1]) || !char.IsAsciiHexDigit(value[at + 2])) return null;
                bytes.Add(byte.Parse(value.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            }
            try
            {
                plain.Append(StrictUtf8.GetString(bytes.ToArray()));
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
        return plain.ToString();
    }
}
