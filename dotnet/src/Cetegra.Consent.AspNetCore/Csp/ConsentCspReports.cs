using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Cetegra.Consent;

/// <summary>Receives what browsers report about the policy of <c>UseConsentCsp()</c>.</summary>
public static partial class ConsentCspReports
{
    /// <summary>The name of the meter. Its counter <c>consent.csp.violations</c> has the tags <c>directive</c> and <c>service</c>.</summary>
    public const string MeterName = "Cetegra.Consent";

    private const int LargestBody = 64 * 1024;
    private const int MostReports = 50;

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Violations = Meter.CreateCounter<long>("consent.csp.violations", "{violation}", "What the Content Security Policy blocked or would have blocked.");

    /// <summary>
    /// Maps the endpoint for violation reports. Each violation is logged with its directive and blocked host, and counted by the
    /// service that the host belongs to. Addresses of visitors and of pages are not logged. Give the same path to
    /// <see cref="ConsentCspOptions.ReportPath"/>.
    /// </summary>
    public static IEndpointConventionBuilder MapConsentCspReports(this IEndpointRouteBuilder endpoints, string path = "/api/consent/csp-reports")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.MapPost(path, ReceiveAsync).WithMetadata(new LimitedBody()).ExcludeFromDescription();
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, ConsentPolicy policy, ILoggerFactory loggers)
    {
        // A body of unknown length is cut by the server's own limit for this endpoint.
        if (context.Request.ContentLength > LargestBody) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            var logger = loggers.CreateLogger("Cetegra.Consent.Csp");
            foreach (var (directive, blocked) in ViolationsOf(body.RootElement).Take(MostReports)) Count(policy, logger, directive, blocked);
            return Results.NoContent();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }

    private static void Count(ConsentPolicy policy, ILogger logger, string directive, string blocked)
    {
        var host = Uri.TryCreate(blocked, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host : "inline";
        var service = policy.Services.Values.FirstOrDefault(each => each.Hosts.Any(pattern => Covers(pattern, host)))?.Id ?? "none";
        Violations.Add(1, new KeyValuePair<string, object?>("directive", directive), new KeyValuePair<string, object?>("service", service));
        LogViolation(logger, directive, host, service);
    }

    private static bool Covers(string pattern, string host) =>
        pattern.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reports come as <c>{"csp-report": …}</c> by <c>report-uri</c>, and as a list by the Reporting API.</summary>
    private static IEnumerable<(string Directive, string Blocked)> ViolationsOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var report in root.EnumerateArray().Where(report => TextOf(report, "type") == "csp-violation"))
            {
                if (Member(report, "body") is { } body) yield return (DirectiveOf(body, "effectiveDirective"), TextOf(body, "blockedURL"));
            }
        }
        else if (Member(root, "csp-report") is { } report)
        {
            yield return (DirectiveOf(report, "effective-directive"), TextOf(report, "blocked-uri"));
        }
    }

    /// <summary>Anybody may send anything: only names of directives become tags, so that the number of time series stays small.</summary>
    private static string DirectiveOf(JsonElement report, string name) =>
        TextOf(report, name) is { Length: <= 32 } text && KnownDirectives.Contains(text) ? text : "other";

    private static readonly HashSet<string> KnownDirectives =
    [
        "default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src", "font-src",
        "connect-src", "media-src", "frame-src", "worker-src", "object-src", "manifest-src", "base-uri", "form-action", "frame-ancestors",
    ];

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    private static string TextOf(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? "" : "";

    [LoggerMessage(Level = LogLevel.Information, Message = "The Content Security Policy reported {Directive} for the host {Host} (service: {Service}).")]
    private static partial void LogViolation(ILogger logger, string directive, string host, string service);

    private sealed class LimitedBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => LargestBody;
    }
}
