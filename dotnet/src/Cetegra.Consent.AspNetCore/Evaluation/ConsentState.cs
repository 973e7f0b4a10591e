namespace Cetegra.Consent;

/// <summary>What a decision, or the lack of one, means now.</summary>
/// <param name="Granted">The ids of the categories and services that are granted.</param>
/// <param name="NeedsDecision">Whether the visitor has something to answer, so that the banner shows.</param>
internal sealed record ConsentState(ConsentStatus Status, IReadOnlySet<string> Granted, bool NeedsDecision, ConsentRecord? Record, ConsentMarket Market)
{
    /// <summary>Says what a record means under a policy. The same input gives the same result as the page's <c>evaluate()</c>.</summary>
    /// <param name="now">Epoch milliseconds.</param>
    public static ConsentState Evaluate(ConsentPolicy policy, ConsentRecord? record, string? market, bool gpc, long now)
    {
        var reading = new Reading(policy, record, market, gpc, now);
        var granted = new HashSet<string>(StringComparer.Ordinal);
        var isOpen = false;
        foreach (var category in policy.Categories)
        {
            var meaning = reading.Of(category);
            if (meaning.IsGranted) granted.Add(category.Id);
            isOpen |= meaning.IsOpen;
            foreach (var service in policy.Services.Values)
            {
                if (service.CategoryId != category.Id) continue;
                var own = reading.Of(service, category, meaning);
                if (own.IsGranted) granted.Add(service.Id);
                isOpen |= own.IsOpen;
            }
        }
        var status = reading.Usable is null ? ConsentStatus.Undecided : reading.IsStale ? ConsentStatus.Stale : ConsentStatus.Decided;
        return new ConsentState(status, granted, isOpen, reading.Usable, reading.Market);
    }
}
