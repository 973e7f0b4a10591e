using System.Collections.Generic;

namespace Cetegra.Consent;

/// <summary>What the server must know of the policy: the same values as in the page's policy. NOT YET RUN: see docs/aspnet.md.</summary>
public sealed class ConsentOptions
{
    /// <summary>The policy's revision; a decision under another one grants nothing.</summary>
    public string Revision { get; set; } = "";

    /// <summary><c>cookie.name</c> of the policy.</summary>
    public string CookieName { get; set; } = ConsentCookie.DefaultName;

    /// <summary><c>cookie.domain</c> of the policy.</summary>
    public string? CookieDomain { get; set; }

    /// <summary>Each service and its category; a service that is not here is never granted.</summary>
    public IDictionary<string, string> Services { get; } = new Dictionary<string, string>();

    /// <summary>Categories that Sec-GPC denies unless the decision was made under it.</summary>
    public ISet<string> SignalledCategories { get; } = new HashSet<string> { "marketing" };

    /// <summary>The category that <c>ITrackingConsentFeature.CanTrack</c> stands for.</summary>
    public string TrackingCategory { get; set; } = "statistics";
}
