using System.Diagnostics;
using System.Text;
using Cetegra.Consent.Records.Export;
using Cetegra.Consent.Records.Storage;
using Cetegra.Consent.Records.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cetegra.Consent.Records.Requests;

/// <summary>Handles the requests of docs/consent-api.yaml.</summary>
internal sealed class RecordEndpoints(
    IConsentRecordStore store, RequestLimiter limiter, TimeProvider time, IHostApplicationLifetime lifetime,
    IOptions<ConsentRecordsOptions> options, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger("Cetegra.Consent.Records");
    private int _hasWarned;

    /// <summary>Forbids caches to keep an answer, logs it, and turns every failure into 503.</summary>
    public RequestDelegate Handle(string route, Func<HttpContext, Task> handler) => async context =>
    {
        var startedAt = Stopwatch.GetTimestamp();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await handler(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            // The body ended early, came too slowly or is not HTTP.
            await RefuseAsync(context, error.StatusCode, "not a complete request").ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The page sends a record again after 503, whatever failed.
        catch (Exception error)
        {
            var (name, code) = Log.Describe(error);
            Log.Failed(_logger, route, name, code);
            // An export that ended early must not look complete.
            if (context.Response.HasStarted) context.Abort();
            else await RefuseAsync(context, 503, "not stored, try again later", "10").ConfigureAwait(false);
        }
#pragma warning restore CA1031
        Log.Answered(_logger, route, context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
    };

    public async Task AddAsync(HttpContext context)
    {
        var outcome = "failed";
        try
        {
            outcome = await TakeAsync(context).ConfigureAwait(false);
        }
        finally
        {
            RecordMetrics.Count(outcome);
        }
    }

    public Task ExportLinesAsync(HttpContext context) => ExportAsync(context, "application/x-ndjson; charset=utf-8", "", RecordFormats.JsonLine);

    public Task ExportTableAsync(HttpContext context)
    {
        context.Response.Headers.ContentDisposition = "attachment; filename=\"decisions.csv\"";
        return ExportAsync(context, "text/csv; charset=utf-8", RecordFormats.TableHeader, RecordFormats.TableLine);
    }

    public async Task EraseAsync(HttpContext context)
    {
        if (!OperatorToken.IsShown(context.Request, options.Value.OperatorToken))
        {
            await RefuseOperatorAsync(context).ConfigureAwait(false);
            return;
        }
        var id = (string?)context.Request.RouteValues["id"] ?? "";
        // Nothing else can be stored, and PostgreSQL refuses some characters with an error.
        var isErased = id.Length <= 64 && id.All(each => char.IsAsciiLetterOrDigit(each) || "._~-".Contains(each, StringComparison.Ordinal))
            && await store.EraseAsync(id, context.RequestAborted).ConfigureAwait(false);
        // The id is in the visitor's cookie, so it is personal data.
        Log.Erased(_logger, isErased ? 1 : 0);
        if (isErased) context.Response.StatusCode = 204;
        else await RefuseAsync(context, 404, "no record has this id").ConfigureAwait(false);
    }

    public static Task ReportAliveAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new { status = "alive" });

    public async Task ReportReadyAsync(HttpContext context)
    {
        var isReady = !lifetime.ApplicationStopping.IsCancellationRequested;
        try
        {
            if (isReady) await store.CheckAsync(context.RequestAborted).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Not ready, whatever failed.
        catch (Exception error)
        {
            var (name, code) = Log.Describe(error);
            Log.Failed(_logger, "GET readyz", name, code);
            isReady = false;
        }
#pragma warning restore CA1031
        if (isReady) await context.Response.WriteAsJsonAsync(new { status = "ready" }).ConfigureAwait(false);
        else await RefuseAsync(context, 503, "not ready").ConfigureAwait(false);
    }

    /// <returns>What became of the record, for the metrics.</returns>
    private async Task<string> TakeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength > RequestBody.Largest) return await RefusedAsync(context, 413, "larger than 64 KiB").ConfigureAwait(false);
        if (PageOrigin.IsForeign(request, options.Value.AllowedOriginHosts)) return await RefusedAsync(context, 403, "sent by a page of another site").ConfigureAwait(false);
        WarnOfProxy(request);
        if (!limiter.TryAcquire(context.Connection.RemoteIpAddress)) return await RefusedAsync(context, 429, "too many requests", "60").ConfigureAwait(false);
        if (!IsJson(request.ContentType)) return await RefusedAsync(context, 415, "send application/json").ConfigureAwait(false);
        if (await RequestBody.ReadAsync(request, context.RequestAborted).ConfigureAwait(false) is not { } body)
            return await RefusedAsync(context, 413, "larger than 64 KiB").ConfigureAwait(false);
        if (RecordReader.Read(body.Span) is not { } record) return await RefusedAsync(context, 400, "not JSON").ConfigureAwait(false);
        if (record.Fault is not null) return await RefusedAsync(context, 422, record.Fault).ConfigureAwait(false);
        var entry = new ConsentRecordEntry(record.Id, record.DecidedAt, RecordStore.Format(time.GetUtcNow()), record.Json);
        // The whole record is here: a page that goes away meanwhile does not stop it.
        var added = await store.AddAsync(entry, CancellationToken.None).ConfigureAwait(false);
        if (added == AddedRecord.Conflict)
        {
            await RefuseAsync(context, 409, "the id belongs to a record with other content").ConfigureAwait(false);
            return "conflict";
        }
        context.Response.StatusCode = added == AddedRecord.New ? 201 : 200;
        await context.Response.WriteAsJsonAsync(new { id = record.Id }).ConfigureAwait(false);
        return added == AddedRecord.New ? "new" : "same";
    }

    private async Task ExportAsync(HttpContext context, string contentType, string header, Func<ConsentRecordEntry, string> format)
    {
        if (!OperatorToken.IsShown(context.Request, options.Value.OperatorToken))
        {
            context.Response.Headers.Remove(HeaderNames.ContentDisposition);
            await RefuseOperatorAsync(context).ConfigureAwait(false);
            return;
        }
        var text = new StringBuilder(header);
        context.Response.ContentType = contentType;
        await foreach (var page in store.ReadPagesAsync(context.RequestAborted).ConfigureAwait(false))
        {
            foreach (var entry in page) text.Append(format(entry));
            // It returns when the caller has read on, so an export never fills the memory.
            await context.Response.WriteAsync(text.ToString(), context.RequestAborted).ConfigureAwait(false);
            text.Clear();
        }
        if (text.Length > 0) await context.Response.WriteAsync(text.ToString(), context.RequestAborted).ConfigureAwait(false);
    }

    private void WarnOfProxy(HttpRequest request)
    {
        // The middleware for forwarded headers moves what it trusts into X-Original-For.
        if (!request.Headers.ContainsKey("X-Forwarded-For") || request.Headers.ContainsKey("X-Original-For")) return;
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0) Log.ForwardedForIsIgnored(_logger);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> RefusedAsync(HttpContext context, int status, string reason, string? retryAfter = null)
    {
        await RefuseAsync(context, status, reason, retryAfter).ConfigureAwait(false);
        return "refused";
    }

    private static Task RefuseOperatorAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return RefuseAsync(context, 401, "operator only");
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsJsonAsync(new { error = reason });
    }
}
