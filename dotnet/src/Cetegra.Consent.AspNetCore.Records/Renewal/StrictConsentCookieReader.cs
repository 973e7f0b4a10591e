using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cetegra.Consent.Records.Renewal;

/// <summary>The reader that is used unless the app registers another <see cref="IConsentCookieReader"/>. The vectors in test/vectors check it.</summary>
internal sealed partial class StrictConsentCookieReader : IConsentCookieReader
{
    private const int LongestRaw = 4096;
    private static readonly string[] Required = ["v", "r", "t", "e", "m", "a", "c", "d"];
    private static readonly string[] Lists = ["c", "d", "s", "x"];
    private static readonly HashSet<string> Methods = ["accept-all", "reject-all", "save", "gate", "api", "withdraw", "import"];
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, Regex> Grammars = new()
    {
        ["v"] = One(), ["r"] = Revision(), ["t"] = Time(), ["e"] = Time(), ["m"] = Market(), ["a"] = Method(), ["c"] = Ids(), ["d"] = Ids(),
        ["s"] = Ids(), ["x"] = Ids(), ["n"] = Ids(), ["g"] = One(), ["i"] = RecordId(),
    };

    public ConsentCookieTimes? Read(string value)
    {
        if (FieldsOf(value) is not { } fields || !Methods.Contains(fields["a"]) || !HasOneAnswerForEachId(fields)) return null;
        var (decidedAt, expiresAt) = (long.Parse(fields["t"], CultureInfo.InvariantCulture), long.Parse(fields["e"], CultureInfo.InvariantCulture));
        return expiresAt > decidedAt ? new ConsentCookieTimes(decidedAt, expiresAt) : null;
    }

    private static Dictionary<string, string>? FieldsOf(string value)
    {
        if (value.Length > LongestRaw || UnescapeOnce(value) is not { } plain) return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in plain.Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var key = at < 0 ? pair : pair[..at];
            if (!Grammars.TryGetValue(key, out var grammar)) continue;
            if (at < 0 || !grammar.IsMatch(pair[(at + 1)..]) || !fields.TryAdd(key, pair[(at + 1)..])) return null;
        }
        return Required.All(fields.ContainsKey) ? fields : null;
    }

    private static bool HasOneAnswerForEachId(Dictionary<string, string> fields)
    {
        string[] IdsIn(string key) => fields.TryGetValue(key, out var list) ? list.Split('.', StringSplitOptions.RemoveEmptyEntries) : [];
        var answered = new HashSet<string>(StringComparer.Ordinal);
        if (!Lists.SelectMany(IdsIn).All(answered.Add)) return false;
        // What nobody was asked about is denied until somebody is, so a list of denials has to name it, once.
        var denied = IdsIn("d").Concat(IdsIn("x")).ToHashSet(StringComparer.Ordinal);
        return IdsIn("n").All(denied.Remove);
    }

    /// <summary>As <c>decodeURIComponent</c> does it: a broken escape, or one that is not UTF-8, makes the whole value unreadable.</summary>
    private static string? UnescapeOnce(string value)
    {
        if (!value.Contains('%', StringComparison.Ordinal)) return value;
        var plain = new StringBuilder();
        for (var at = 0; at < value.Length;)
        {
            if (value[at] != '%')
            {
                plain.Append(value[at++]);
                continue;
            }
            var bytes = new List<byte>();
            for (; at < value.Length && value[at] == '%'; at += 3)
            {
                if (at + 2 >= value.Length || !byte.TryParse(value.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unescaped)) return null;
                bytes.Add(unescaped);
            }
            try
            {
                plain.Append(StrictUtf8.GetString([.. bytes]));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"\A1\z")]
    private static partial Regex One();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,32}\z")]
    private static partial Regex Revision();

    [GeneratedRegex(@"\A[1-9][0-9]{0,14}\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\A[A-Za-z0-9._~-]{1,32}\z")]
    private static partial Regex Market();

    [GeneratedRegex(@"\A[a-z-]+\z")]
    private static partial Regex Method();

    [GeneratedRegex(@"\A(?:[a-z][a-z0-9-]{0,31}(?:\.[a-z][a-z0-9-]{0,31})*)?\z")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\A[A-Za-z0-9._~-]{1,64}\z")]
    private static partial Regex RecordId();
}
