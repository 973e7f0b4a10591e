using Cetegra.Consent.Records.Requests;
using Cetegra.Consent.Records.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Records.Retention;

/// <summary>Opens the database when the app starts, which creates missing tables, and deletes old records once an hour.</summary>
internal sealed class RecordsService(
    IConsentRecordStore store, WriteQueue writes, IOptions<ConsentRecordsOptions> options, ILoggerFactory loggers, TimeProvider time)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly ILogger _logger = loggers.CreateLogger("Cetegra.Consent.Records");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // SQLite works on the calling thread, and the app waits for it to return.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await writes.OpenAsync(stoppingToken).ConfigureAwait(false);
                await ForgetAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A database that is down must not end the app.
            catch (Exception error)
            {
                var (name, code) = Log.Describe(error);
                Log.MaintenanceFailed(_logger, name, code);
            }
#pragma warning restore CA1031
        }
        while (await WaitAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        if (options.Value.RetentionDays is not { } days) return;
        if (options.Value.RetentionDryRun)
        {
            Log.WouldForget(_logger, await store.CountForgettableAsync(days, cancellation).ConfigureAwait(false), days);
            return;
        }
        var deleted = await store.ForgetAsync(days, cancellation).ConfigureAwait(false);
        if (deleted > 0) Log.Forgot(_logger, deleted, days);
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
