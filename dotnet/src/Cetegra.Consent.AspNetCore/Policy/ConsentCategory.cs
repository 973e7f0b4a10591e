namespace Cetegra.Consent;

/// <summary>A category of the policy: what the visitor switches.</summary>
public sealed class ConsentCategory
{
    internal ConsentCategory(string id, bool isRequired, bool followsGpc) => (Id, IsRequired, FollowsGpc) = (id, isRequired, followsGpc);

    /// <summary>The id: 1 to 32 of <c>a-z 0-9 -</c>. Categories and services share one name space.</summary>
    public string Id { get; }

    /// <summary>Whether the category is exempt from consent: always granted, never asked about.</summary>
    public bool IsRequired { get; }

    /// <summary>
    /// Whether Global Privacy Control denies the category while the visitor has not answered. By default this is true for
    /// <c>marketing</c> alone. See https://w3c.github.io/gpc/.
    /// </summary>
    public bool FollowsGpc { get; }
}
