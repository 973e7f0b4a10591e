namespace Cetegra.Consent;

/// <summary>One answer's meaning.</summary>
/// <param name="IsOpen">Whether the visitor has yet to answer.</param>
internal readonly record struct Meaning(bool IsGranted, bool IsOpen)
{
    public static Meaning Granted => new(true, false);

    public static Meaning Denied => new(false, false);

    public static Meaning Unasked => new(false, true);
}

/// <summary>One record read under one policy, by the sentences of docs/meaning.md and in the order of src/core/evaluate.ts.</summary>
internal sealed class Reading
{
    private readonly ConsentPolicy policy;
    private readonly bool gpc;
    private readonly long now;
    private readonly bool mayBeAnsweredElsewhere;

    public Reading(ConsentPolicy policy, ConsentRecord? record, string? market, bool gpc, long now)
    {
        this.policy = policy;
        this.gpc = gpc;
        this.now = now;
        // What another tool decides is kept in that tool's cookies, which the page alone reads.
        Usable = !policy.Follows && record?.IsUsable(now) == true ? record : null;
        IsStale = Usable is not null && Usable.Revision != policy.Revision;
        Market = policy.FindMarket(market ?? policy.DefaultMarket);
        mayBeAnsweredElsewhere = Usable is null && policy.Imports;
    }

    public ConsentRecord? Usable { get; }

    public bool IsStale { get; }

    public ConsentMarket Market { get; }

    public Meaning Of(ConsentCategory category) =>
        category.IsRequired ? Meaning.Granted : Explicit(category.Id, category) ?? Unanswered(category);

    public Meaning Of(ConsentService service, ConsentCategory category, Meaning ofCategory)
    {
        if (category.IsRequired) return ofCategory;
        var own = Explicit(service.Id, category);
        // A date in the future cannot be answered today.
        var hasBegun = (service.Since ?? 0) <= now;
        var isNew = IsNew(service);
        // A grant from before that day was for another use of the service.
        if (own is { } answer && !(answer.IsGranted && isNew && hasBegun)) return answer;
        if (own is null && (!isNew || AnswerTo(category.Id) is null)) return ofCategory;
        return (own ?? ofCategory).IsGranted && !IsSignalled(category) && hasBegun ? Meaning.Unasked : Meaning.Denied;
    }

    private Meaning? Explicit(string id, ConsentCategory category)
    {
        if (AnswerTo(id) is not { } answer) return null;
        if (!answer) return Meaning.Denied;
        if (IsSignalled(category) && !OutweighsSignal()) return Meaning.Denied;
        return IsStale ? Meaning.Unasked : Meaning.Granted;
    }

    private Meaning Unanswered(ConsentCategory category)
    {
        if (IsSignalled(category)) return Meaning.Denied;
        return !mayBeAnsweredElsewhere && Market.GrantsUnanswered(category) ? Meaning.Granted : Meaning.Unasked;
    }

    private bool? AnswerTo(string id) => Usable is not null && Usable.Choices.TryGetValue(id, out var answer) ? answer : null;

    /// <summary>Whether the site began to use the service after the decision, and the visitor was not asked about it since.</summary>
    private bool IsNew(ConsentService service) =>
        Usable is not null && ((service.Since ?? 0) > Usable.DecidedAt || Usable.Unasked.Contains(service.Id, StringComparer.Ordinal));

    private bool IsSignalled(ConsentCategory category) => category.FollowsGpc && gpc;

    /// <summary>A grant outweighs the signal only if it was made under it. In the US "accept all" does not: 11 CCR §7025(c).</summary>
    private bool OutweighsSignal()
    {
        if (Usable is not { Gpc: true } record) return false;
        if (Market.Law.AcceptAllOutweighsGpc || record.Method == "save") return true;
        // A partial answer that was made where accept-all outweighs the signal may rest on one.
        return record.Method != "accept-all" && !policy.FindMarket(record.Market).Law.AcceptAllOutweighsGpc;
    }
}
