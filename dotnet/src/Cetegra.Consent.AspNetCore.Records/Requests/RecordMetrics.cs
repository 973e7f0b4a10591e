using System.Diagnostics.Metrics;

namespace Cetegra.Consent.Records.Requests;

/// <summary>The meter <c>Cetegra.Consent.Records</c>. ASP.NET Core itself measures requests.</summary>
internal static class RecordMetrics
{
    private static readonly Meter Meter = new("Cetegra.Consent.Records");
    private static readonly Counter<long> Records = Meter.CreateCounter<long>("consent.records", description: "Records by outcome: new, same, conflict, refused or failed.");

    public static void Count(string outcome) => Records.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
