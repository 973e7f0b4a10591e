using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Cetegra.Consent
{
    /// <summary>What was decided, as the consent cookie has it. What it means is for <see cref="IsGranted"/>.</summary>
    public sealed class ConsentRecord
    {
        public string Id { get; internal set; }
        public string Revision { get; internal set; }
        public string Market { get; internal set; }
        public string Method { get; internal set; }
        /// <summary>Epoch milliseconds.</summary>
        public long DecidedAt { get; internal set; }
        /// <summary>Epoch milliseconds.</summary>
        public long ExpiresAt { get; internal set; }
        /// <summary>Whether Global Privacy Control was on when it was decided.</summary>
        public bool Gpc { get; internal set; }
        /// <summary>Explicit answers by id of category or service.</summary>
        public IReadOnlyDictionary<string, bool> Choices { get; internal set; }
        /// <summary>Services that were not asked about: denied until they are.</summary>
        public IReadOnlyList<string> Unasked { get; internal set; }

        /// <summary>
        /// Whether a service is granted now: by its own answer, else by its category's. Nothing is under another revision of the
        /// policy than the site's, and nothing is where the browser's signal denies it and the decision was not made under it.
        /// </summary>
        /// <param name="signalled">The request says Sec-GPC: 1, and the category is one that heeds it.</param>
        public bool IsGranted(string revision, long now, string category, string service = null, bool signalled = false)
        {
            if (!IsUsable(now) || !string.Equals(Revision, revision, StringComparison.Ordinal) || (signalled && !Gpc)) return false;
            if (service != null && Unasked.Contains(service)) return false;
            if (service != null && Choices.TryGetValue(service, out var own)) return own;
            return category != null && Choices.TryGetValue(category, out var answer) && answer;
        }

        /// <summary>A record counts until it expires, never longer than any market allows, and not if it is from the future.</summary>
        public bool IsUsable(long now)
        {
            return DecidedAt <= now + ConsentCookie.Day && now < Math.Min(ExpiresAt, DecidedAt + 395 * ConsentCookie.Day);
        }
    }

    /// <summary>
    /// Reads the consent cookie exactly as docs/cookie.md says: whatever is not the documented format is no decision, and nothing
    /// throws. C# 7.3, without ASP.NET: test/vectors are run against this file as it is.
    /// </summary>
    public static class ConsentCookie
    {
        public const string DefaultName = "cetegra_consent";
        internal const long Day = 86400000;
        private const int LongestRaw = 4096;

        private static readonly string[] Required = { "v", "r", "t", "e", "m", "a", "c", "d" };
        private static readonly string[] Methods = { "accept-all", "reject-all", "save", "gate", "api", "withdraw", "import" };
        private const string List = @"\A(?:[a-z][a-z0-9-]{0,31}(?:\.[a-z][a-z0-9-]{0,31})*)?\z";

        private static readonly Dictionary<string, Regex> Grammars = new Dictionary<string, string>
        {
            ["v"] = @"\A1\z", ["r"] = @"\A[A-Za-z0-9._-]{1,32}\z", ["t"] = @"\A[1-9][0-9]{0,14}\z", ["e"] = @"\A[1-9][0-9]{0,14}\z",
            ["m"] = @"\A[A-Za-z0-9._~-]{1,32}\z", ["a"] = @"\A[a-z-]+\z", ["c"] = List, ["d"] = List, ["s"] = List, ["x"] = List,
            ["n"] = List, ["g"] = @"\A1\z", ["i"] = @"\A[A-Za-z0-9._~-]{1,64}\z",
        }.ToDictionary(pair => pair.Key, pair => new Regex(pair.Value, RegexOptions.CultureInvariant));

        /// <summary>Finds the decision in a Cookie header. Where two disagree, only what both grant is granted, whatever their dates.</summary>
        /// <param name="now">Epoch milliseconds; what is from more than a day ahead is passed over.</param>
        /// <returns>null where there is none that can be read: treat it as denied.</returns>
        public static ConsentRecord Read(string header, string name = DefaultName, long now = long.MaxValue - Day)
        {
            var records = Values(header ?? "", name).Select(Decode).Where(record => record != null && record.DecidedAt <= now + Day).ToArray();
            var usable = records.Where(record => record.IsUsable(now)).ToArray();
            return (usable.Length > 0 ? usable : records).Aggregate((ConsentRecord)null, (found, record) => found == null ? record : Common(found, record));
        }

        /// <summary>Every value a header has for that name, raw.</summary>
        public static IEnumerable<string> Values(string header, string name)
        {
            return header.Split(';')
                .Select(pair => pair.Trim(' ', '\t'))
                .Where(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))
                .Select(pair => pair.Substring(name.Length + 1));
        }

        /// <summary>Reads one raw value, escaped as a whole or not.</summary>
        public static ConsentRecord Decode(string value)
        {
            var fields = Fields(value);
            if (fields == null) return null;
            var choices = Choices(fields);
            var decidedAt = long.Parse(fields["t"], CultureInfo.InvariantCulture);
            var expiresAt = long.Parse(fields["e"], CultureInfo.InvariantCulture);
            if (choices == null || expiresAt <= decidedAt || !Methods.Contains(fields["a"])) return null;
            var unasked = ListOf(fields, "n");
            foreach (var service in unasked)
            {
                if (!choices.TryGetValue(service, out var answer) || answer) return null;
                choices.Remove(service);
            }
            return new ConsentRecord
            {
                Id = fields.TryGetValue("i", out var id) ? id : null,
                Revision = fields["r"], Market = fields["m"], Method = fields["a"],
                DecidedAt = decidedAt, ExpiresAt = expiresAt, Gpc = fields.ContainsKey("g"), Choices = choices, Unasked = unasked,
            };
        }

        private static Dictionary<string, string> Fields(string value)
        {
            var plain = UnescapeOnce(value);
            if (plain == null) return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var pair in plain.Split('&'))
            {
                var at = pair.IndexOf('=');
                var key = at < 0 ? pair : pair.Substring(0, at);
                if (!Grammars.TryGetValue(key, out var grammar)) continue;
                if (at < 0 || fields.ContainsKey(key) || !grammar.IsMatch(pair.Substring(at + 1))) return null;
                fields[key] = pair.Substring(at + 1);
            }
            return Required.All(fields.ContainsKey) ? fields : null;
        }

        private static Dictionary<string, bool> Choices(Dictionary<string, string> fields)
        {
            var choices = new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var key in new[] { "c", "d", "s", "x" })
            {
                foreach (var id in ListOf(fields, key))
                {
                    if (choices.ContainsKey(id)) return null;
                    choices[id] = key == "c" || key == "s";
                }
            }
            return choices;
        }

        private static string[] ListOf(Dictionary<string, string> fields, string key)
        {
            return fields.TryGetValue(key, out var list) ? list.Split(new[] { '.' }, StringSplitOptions.RemoveEmptyEntries) : new string[0];
        }

        /// <summary>As decodeURIComponent does it: a broken escape, or one that is no UTF-8, makes the whole value unreadable.</summary>
        private static string UnescapeOnce(string value)
        {
            if (value == null || value.Length > LongestRaw) return null;
            if (value.IndexOf('%') < 0) return value;
            var plain = new StringBuilder();
            for (var at = 0; at < value.Length;)
            {
                if (value[at] != '%')
                {
                    plain.Append(value[at++]);
                    continue;
                }
                var bytes = new MemoryStream();
                for (; at < value.Length && value[at] == '%'; at += 3)
                {
                    if (at + 2 >= value.Length || !Uri.IsHexDigit(value[at + 1]) || !Uri.IsHexDigit(value[at + 2])) return null;
                    bytes.WriteByte(Convert.ToByte(value.Substring(at + 1, 2), 16));
                }
                try
                {
                    plain.Append(new UTF8Encoding(false, true).GetString(bytes.ToArray()));
                }
                catch (ArgumentException)
                {
                    return null;
                }
            }
            return plain.ToString();
        }

        private static ConsentRecord Common(ConsentRecord one, ConsentRecord other)
        {
            var older = other.DecidedAt > one.DecidedAt ? one : other;
            var newer = other.DecidedAt > one.DecidedAt ? other : one;
            var isOnePolicy = older.Revision == newer.Revision;
            var agree = isOnePolicy && older.Choices.Count == newer.Choices.Count
                && older.Choices.All(pair => newer.Choices.TryGetValue(pair.Key, out var answer) && answer == pair.Value);
            var choices = new Dictionary<string, bool>(StringComparer.Ordinal);
            foreach (var id in older.Choices.Keys.Union(newer.Choices.Keys))
            {
                var inOlder = older.Choices.TryGetValue(id, out var first);
                var inNewer = newer.Choices.TryGetValue(id, out var second);
                if ((inOlder && !first) || (inNewer && !second)) choices[id] = false;
                else if (inOlder && inNewer && isOnePolicy) choices[id] = true;
            }
            return new ConsentRecord
            {
                Id = newer.Id, Revision = newer.Revision, Market = newer.Market, Method = newer.Method,
                DecidedAt = agree ? newer.DecidedAt : older.DecidedAt, ExpiresAt = Math.Min(older.ExpiresAt, newer.ExpiresAt),
                Gpc = older.Gpc && newer.Gpc, Choices = choices,
                Unasked = agree ? newer.Unasked : older.Unasked.Union(newer.Unasked).Where(id => !choices.ContainsKey(id)).ToArray(),
            };
        }
    }
}
