namespace Cetegra.Consent;

/// <summary>Whether a decision counts.</summary>
public enum ConsentStatus
{
    /// <summary>There is no decision that can be read, or it has expired.</summary>
    Undecided,

    /// <summary>The visitor decided under another revision of the policy: denials count, grants do not.</summary>
    Stale,

    /// <summary>The visitor decided under this revision of the policy.</summary>
    Decided,
}
