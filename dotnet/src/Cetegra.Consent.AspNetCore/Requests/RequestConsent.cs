using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent;

/// <summary>The decision of one request, read from its <c>Cookie</c> and <c>Sec-GPC</c> headers.</summary>
public sealed class RequestConsent : IConsent
{
    private readonly HttpContext context;
    private readonly ConsentPolicy policy;
    private readonly ConsentState state;

    internal RequestConsent(HttpContext context, ConsentOptions options, DateTimeOffset now)
    {
        this.context = context;
        policy = options.Policy!;
        var milliseconds = now.ToUnixTimeMilliseconds();
        // A second line of this header is one more list of pairs.
        var record = ConsentCookie.Read(string.Join("; ", context.Request.Headers.Cookie.AsEnumerable()), policy.CookieName, milliseconds);
        // A repeated header counts as the signal if any of its values is one.
        HasGpc = context.Request.Headers["Sec-GPC"].SelectMany(line => line?.Split(',') ?? []).Any(value => value.Trim(' ', '\t') == "1");
        state = ConsentState.Evaluate(policy, record, options.MarketOf(context), HasGpc, milliseconds);
    }

    /// <inheritdoc/>
    public bool IsDecided => Status == ConsentStatus.Decided;

    /// <inheritdoc/>
    public ConsentStatus Status => Read().Status;

    /// <inheritdoc/>
    public bool NeedsDecision => Read(dependsOnGpc: true).NeedsDecision;

    /// <inheritdoc/>
    public string Market => state.Market.Id;

    /// <inheritdoc/>
    public string Jurisdiction => state.Market.Jurisdiction;

    /// <inheritdoc/>
    public bool HasGpc { get; }

    /// <inheritdoc/>
    public ConsentRecord? Record => Read().Record;

    /// <inheritdoc/>
    public DateTimeOffset? ExpiresAt => Record?.Expiry;

    /// <summary>The policy that the decision was read under.</summary>
    public ConsentPolicy Policy => policy;

    /// <inheritdoc/>
    public bool IsGranted(string category)
    {
        ArgumentNullException.ThrowIfNull(category);
        return Read(FollowsGpc(category)).Granted.Contains(category);
    }

    /// <inheritdoc/>
    public bool IsGranted(string category, string service)
    {
        ArgumentNullException.ThrowIfNull(category);
        return IsServiceGranted(service) && policy.Services[service].CategoryId == category;
    }

    /// <inheritdoc/>
    public bool IsServiceGranted(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return policy.Services.ContainsKey(service) && IsGranted(service);
    }

    /// <summary>The state, for what does not change the response's content.</summary>
    internal ConsentState Peek() => state;

    private ConsentState Read(bool dependsOnGpc = false)
    {
        context.Features.Get<ConsentResponse>()?.MarkRead(dependsOnGpc);
        return state;
    }

    private bool FollowsGpc(string id) =>
        policy.FindCategory(policy.Services.TryGetValue(id, out var service) ? service.CategoryId : id) is { FollowsGpc: true };
}
