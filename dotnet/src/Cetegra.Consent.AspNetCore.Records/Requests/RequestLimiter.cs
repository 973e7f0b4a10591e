using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Records.Requests;

/// <summary>
/// Counts requests per client in memory, for a minute. It is a limiter of its own: the app need not call <c>UseRateLimiter</c>, and its own
/// limits stay as they are.
/// </summary>
internal sealed class RequestLimiter(IOptions<ConsentRecordsOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(NetworkOf(address), _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.RequestsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Counts a request.</summary>
    /// <returns>Whether the client may make it.</returns>
    public bool TryAcquire(IPAddress? client)
    {
        using var lease = _limiter.AttemptAcquire(client);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>A client with IPv6 has a whole /64 to choose addresses from, so it is counted as one.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8).ToLower(CultureInfo.InvariantCulture)
            : address.ToString();
    }
}
