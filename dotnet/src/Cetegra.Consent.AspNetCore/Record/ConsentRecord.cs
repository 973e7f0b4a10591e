using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>What a visitor decided, as the consent cookie has it. <see cref="IConsent"/> says what it means now.</summary>
public sealed class ConsentRecord
{
    internal const long Day = 86_400_000;

    internal ConsentRecord()
    {
    }

    /// <summary>The id of the record at the site's log; <c>null</c> where the site keeps none.</summary>
    public string? Id { get; internal init; }

    /// <summary>The revision of the policy when it was decided.</summary>
    public required string Revision { get; init; }

    /// <summary>The id of the market it was decided in.</summary>
    public required string Market { get; init; }

    /// <summary>How it was decided: <c>accept-all</c>, <c>reject-all</c>, <c>save</c>, <c>gate</c>, <c>api</c>, <c>withdraw</c> or <c>import</c>.</summary>
    public required string Method { get; init; }

    /// <summary>When it was decided, in epoch milliseconds.</summary>
    public required long DecidedAt { get; init; }

    /// <summary>When it ends by its own word, in epoch milliseconds. No record counts for more than 395 days: see <see cref="Expiry"/>.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>Whether Global Privacy Control was on when it was decided.</summary>
    public bool Gpc { get; internal init; }

    /// <summary>The explicit answers by id of a category or a service: <c>true</c> granted, <c>false</c> denied, absent not answered.</summary>
    public required IReadOnlyDictionary<string, bool> Choices { get; init; }

    /// <summary>Services in a granted category that the answer does not cover: they are denied until the visitor is asked.</summary>
    public IReadOnlyList<string> Unasked { get; internal init; } = [];

    /// <summary>When it ends: by its own word, but not later than 395 days after the decision.</summary>
    public DateTimeOffset Expiry => DateTimeOffset.FromUnixTimeMilliseconds(ExpiryMilliseconds);

    internal long ExpiryMilliseconds => Math.Min(ExpiresAt, DecidedAt + (Rules.Current.LongestLifetimeDays * Day));

    /// <summary>Whether the record counts. One from more than a day ahead is a wrong clock or a forgery.</summary>
    /// <param name="now">The current time.</param>
    public bool IsUsable(DateTimeOffset now) => IsUsable(now.ToUnixTimeMilliseconds());

    internal bool IsUsable(long now) => DecidedAt <= now + Day && now < ExpiryMilliseconds;

    /// <summary>
    /// What two records say together when nobody knows which one is the visitor's: any host of the domain can set a cookie of that name. Only
    /// what both grant is granted, until the earlier end. Records of two revisions grant nothing together.
    /// </summary>
    internal static ConsentRecord Common(ConsentRecord one, ConsentRecord other)
    {
        var (older, newer) = other.DecidedAt > one.DecidedAt ? (one, other) : (other, one);
        var isOnePolicy = older.Revision == newer.Revision;
        var agree = isOnePolicy && older.Choices.Count == newer.Choices.Count
            && older.Choices.All(pair => newer.Choices.TryGetValue(pair.Key, out var answer) && answer == pair.Value);
        var choices = agree ? newer.Choices : CommonChoices(older, newer, isOnePolicy);
        return new ConsentRecord
        {
            Id = newer.Id,
            Revision = newer.Revision,
            Market = newer.Market,
            Method = newer.Method,
            DecidedAt = agree ? newer.DecidedAt : older.DecidedAt,
            ExpiresAt = Math.Min(older.ExpiresAt, newer.ExpiresAt),
            Gpc = older.Gpc && newer.Gpc,
            Choices = choices,
            Unasked = agree ? newer.Unasked : [.. older.Unasked.Union(newer.Unasked, StringComparer.Ordinal).Where(id => !choices.ContainsKey(id))],
        };
    }

    private static Dictionary<string, bool> CommonChoices(ConsentRecord older, ConsentRecord newer, bool isOnePolicy)
    {
        var choices = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var id in older.Choices.Keys.Union(newer.Choices.Keys, StringComparer.Ordinal))
        {
            bool? first = older.Choices.TryGetValue(id, out var inOlder) ? inOlder : null;
            bool? second = newer.Choices.TryGetValue(id, out var inNewer) ? inNewer : null;
            if (first is false || second is false) choices[id] = false;
            else if (isOnePolicy && first is true && second is true) choices[id] = true;
        }
        return choices;
    }
}
