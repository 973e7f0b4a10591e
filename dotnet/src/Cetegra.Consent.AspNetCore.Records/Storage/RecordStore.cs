using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

// Entity Framework Core translates these comparisons. The collation of the columns makes them ordinal.
#pragma warning disable CA1309

namespace Cetegra.Consent.Records.Storage;

/// <inheritdoc cref="IConsentRecordStore" />
internal sealed class RecordStore(IDbContextFactory<ConsentRecordsContext> contexts, WriteQueue writes, TimeProvider time) : IConsentRecordStore
{
    private const int PageSize = 250;

    /// <summary>Deletes in portions: one statement over a million rows would block every record meanwhile.</summary>
    private const int Portion = 1000;

    /// <summary>Bytes that a probe writes to SQLite, as much as the largest record has. A disk that is almost full has room for less.</summary>
    private const int SqliteProbe = 64 * 1024;

    public Task<AddedRecord> AddAsync(ConsentRecordEntry entry, CancellationToken cancellation)
    {
        var record = new StoredRecord { Id = entry.Id, DecidedAt = entry.DecidedAt, ReceivedAt = entry.ReceivedAt, Json = entry.Json };
        return writes.AddAsync(record, cancellation);
    }

    public async IAsyncEnumerable<IReadOnlyList<ConsentRecordEntry>> ReadPagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // The queue creates missing tables before its first job.
        await writes.RunAsync((_, _) => Task.FromResult(true), cancellation).ConfigureAwait(false);
        var (decidedAt, id) = ("", "");
        while (true)
        {
            var page = await ReadPageAsync(decidedAt, id, cancellation).ConfigureAwait(false);
            if (page.Count > 0) yield return page;
            if (page.Count < PageSize) yield break;
            (decidedAt, id) = (page[^1].DecidedAt, page[^1].Id);
        }
    }

    public Task<bool> EraseAsync(string id, CancellationToken cancellation) =>
        writes.RunAsync(
            async (context, token) =>
            {
                var deleted = await context.Records.Where(each => each.Id == id).ExecuteDeleteAsync(token).ConfigureAwait(false);
                // The write-ahead log still has the record. Where another process reads it, a later checkpoint removes it.
                if (deleted > 0 && IsSqlite(context)) await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", token).ConfigureAwait(false);
                return deleted > 0;
            },
            cancellation);

    public async Task<int> CountForgettableAsync(int retentionDays, CancellationToken cancellation)
    {
        var limit = LimitOf(retentionDays);
        await writes.RunAsync((_, _) => Task.FromResult(true), cancellation).ConfigureAwait(false);
        var context = await contexts.CreateDbContextAsync(cancellation).ConfigureAwait(false);
        await using var _ = context.ConfigureAwait(false);
        return await Before(context, limit).CountAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<int> ForgetAsync(int retentionDays, CancellationToken cancellation)
    {
        var limit = LimitOf(retentionDays);
        for (var total = 0; ;)
        {
            var deleted = await writes.RunAsync(
                (context, token) => Before(context, limit).OrderBy(each => each.ReceivedAt).Take(Portion).ExecuteDeleteAsync(token), cancellation).ConfigureAwait(false);
            total += deleted;
            if (deleted < Portion) return total;
        }
    }

    public Task CheckAsync(CancellationToken cancellation) =>
        writes.RunAsync(
            async (context, token) =>
            {
                // Other bytes each time: SQLite does not write what is there already.
                var content = RandomNumberGenerator.GetBytes(IsSqlite(context) ? SqliteProbe : 16);
                var updated = await context.Probes.Where(each => each.Id == 1)
                    .ExecuteUpdateAsync(probe => probe.SetProperty(each => each.Content, content), token).ConfigureAwait(false);
                if (updated == 0)
                {
                    context.Add(new StoredProbe { Id = 1, Content = content });
                    await context.SaveChangesAsync(token).ConfigureAwait(false);
                }
                return true;
            },
            cancellation);

    /// <summary>The time of this receiver in the form that is stored.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private async Task<List<ConsentRecordEntry>> ReadPageAsync(string decidedAt, string id, CancellationToken cancellation)
    {
        var context = await contexts.CreateDbContextAsync(cancellation).ConfigureAwait(false);
        await using var _ = context.ConfigureAwait(false);
        // The first condition alone is what the database looks up in the index.
        return await context.Records.AsNoTracking()
            .Where(each => string.Compare(each.DecidedAt, decidedAt) >= 0 && (each.DecidedAt != decidedAt || string.Compare(each.Id, id) > 0))
            .OrderBy(each => each.DecidedAt).ThenBy(each => each.Id).Take(PageSize)
            .Select(each => new ConsentRecordEntry(each.Id, each.DecidedAt, each.ReceivedAt, each.Json))
            .ToListAsync(cancellation).ConfigureAwait(false);
    }

    private static IQueryable<StoredRecord> Before(ConsentRecordsContext context, string limit) =>
        context.Records.Where(each => string.Compare(each.ReceivedAt, limit) < 0);

    private string LimitOf(int retentionDays)
    {
        // Checked once more, beside the deletion: any other number would delete records that must be kept.
        ArgumentOutOfRangeException.ThrowIfLessThan(retentionDays, 1);
        return Format(time.GetUtcNow().AddDays(-Math.Min(retentionDays, 36_500)));
    }

    private static bool IsSqlite(ConsentRecordsContext context) => context.Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite";
}
