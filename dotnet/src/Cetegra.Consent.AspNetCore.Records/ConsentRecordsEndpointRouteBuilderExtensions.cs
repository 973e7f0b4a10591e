using Cetegra.Consent.Records.Requests;
using Cetegra.Consent.Records.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cetegra.Consent.Records;

/// <summary>Maps the routes of docs/consent-api.yaml.</summary>
public static class ConsentRecordsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>POST {prefix}</c> for pages, and for the operator <c>GET {prefix}/records.jsonl</c>, <c>GET {prefix}/records.csv</c> and
    /// <c>DELETE {prefix}/records/{id}</c>. Visitors who are not signed in may send a record; the operator's routes need the token.
    /// </summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="prefix">The address that the policy names in <c>records.url</c>.</param>
    /// <returns>The group, to add conventions such as <c>RequireHost</c>.</returns>
    /// <exception cref="InvalidOperationException"><c>AddConsentRecords</c> was not called.</exception>
    public static RouteGroupBuilder MapConsentRecords(this IEndpointRouteBuilder endpoints, string prefix = "/api/consent")
    {
        var handlers = HandlersOf(endpoints);
        var group = endpoints.MapGroup(prefix);
        group.MapPost("", handlers.Handle("POST", handlers.AddAsync));
        group.MapGet("/records.jsonl", handlers.Handle("GET records.jsonl", handlers.ExportLinesAsync));
        group.MapGet("/records.csv", handlers.Handle("GET records.csv", handlers.ExportTableAsync));
        group.MapDelete("/records/{id}", handlers.Handle("DELETE records/{id}", handlers.EraseAsync));
        // A fallback policy of the app concerns its own users. The operator's routes check their token themselves.
        return group.AllowAnonymous();
    }

    /// <summary>
    /// Maps <c>GET {prefix}/healthz</c>, which answers while the process runs, and <c>GET {prefix}/readyz</c>, which writes to the database.
    /// </summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="prefix">Empty for the root. Give a prefix where the app has such routes of its own.</param>
    public static RouteGroupBuilder MapConsentRecordsHealth(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        var handlers = HandlersOf(endpoints);
        var group = endpoints.MapGroup(prefix);
        group.MapGet("/healthz", handlers.Handle("GET healthz", RecordEndpoints.ReportAliveAsync));
        group.MapGet("/readyz", handlers.Handle("GET readyz", handlers.ReportReadyAsync));
        return group.AllowAnonymous();
    }

    /// <summary>Maps <c>GET {prefix}/openapi.yaml</c> and <c>GET {prefix}/consent-record.schema.json</c>, for developers.</summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="prefix">Empty for the root.</param>
    public static RouteGroupBuilder MapConsentRecordsDocuments(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup(prefix);
        group.MapGet("/openapi.yaml", () => Results.Text(Documents.Api, "application/yaml; charset=utf-8"));
        group.MapGet("/consent-record.schema.json", () => Results.Text(Documents.Schema, "application/schema+json"));
        return group.AllowAnonymous();
    }

    private static RecordEndpoints HandlersOf(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.ServiceProvider.GetService<RecordEndpoints>()
            ?? throw new InvalidOperationException("The receiver of consent records is not registered. Call builder.Services.AddConsentRecords() before builder.Build().");
    }
}
