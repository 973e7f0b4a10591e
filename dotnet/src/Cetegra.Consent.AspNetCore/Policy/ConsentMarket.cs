using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>A market's rules, as the policy and the library have them.</summary>
internal sealed record ConsentMarket(string Id, string Jurisdiction, IReadOnlyList<string> OptOut)
{
    public JurisdictionFacts Law => Rules.Current.Jurisdictions[Jurisdiction];

    /// <summary>Whether the law asks for an objection only, so that a category nobody answered is granted.</summary>
    public bool GrantsUnanswered(ConsentCategory category) =>
        category.IsRequired
        || Law.OptOut
        || (Law.MayLetObject && !Rules.Current.NeverOptOut.Contains(category.Id, StringComparer.Ordinal) && !category.FollowsGpc && OptOut.Contains(category.Id, StringComparer.Ordinal));
}
