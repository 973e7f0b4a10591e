using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Records.Storage;

/// <summary>
/// Does all writes of this process one after the other. Records that wait share a transaction, because a disk takes as long to sync one
/// record as a hundred. Writers of one process do not compete for SQLite's lock.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Records that one transaction takes at most, so that it does not keep the lock for long.</summary>
    private const int LargestBatch = 100;

    /// <summary>Writes that wait at most. With more of them, the answer is 503 at once.</summary>
    private const int Capacity = 5000;

    /// <summary>The time of one transaction. A request waits longer, so it survives one batch that hangs.</summary>
    public static readonly TimeSpan StatementTimeout = TimeSpan.FromSeconds(2);

    /// <summary>The time to build the model, to create the tables and to compile the first query, once.</summary>
    private static readonly TimeSpan OpeningTimeout = TimeSpan.FromSeconds(30);

    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly IDbContextFactory<ConsentRecordsContext> _contexts;
    private readonly ConsentRecordsOptions _options;
    private readonly Task _loop;
    private bool _isOpen;

    public WriteQueue(IDbContextFactory<ConsentRecordsContext> contexts, IOptions<ConsentRecordsOptions> options)
    {
        _contexts = contexts;
        _options = options.Value;
        _loop = Task.Run(RunAllAsync);
    }

    /// <summary>Stores a record, together with others that wait.</summary>
    public Task<AddedRecord> AddAsync(StoredRecord record, CancellationToken cancellation) => EnqueueAsync(new AddJob(record), _options.DatabaseTimeout, cancellation);

    /// <summary>Does any other write, alone.</summary>
    public Task<T> RunAsync<T>(Func<ConsentRecordsContext, CancellationToken, Task<T>> work, CancellationToken cancellation) =>
        EnqueueAsync(new WorkJob<T>(work), _options.DatabaseTimeout, cancellation);

    /// <summary>Does before the first request what takes longer than a request may: see <see cref="OpeningTimeout"/>.</summary>
    public Task OpenAsync(CancellationToken cancellation) =>
        EnqueueAsync(new WorkJob<bool>((_, _) => Task.FromResult(true)), OpeningTimeout + StatementTimeout, cancellation);

    /// <summary>Finishes the writes that wait, within the time that one request may take.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await Task.WhenAny(_loop, Task.Delay(_options.DatabaseTimeout)).ConfigureAwait(false);
    }

    private async Task<T> EnqueueAsync<T>(Job<T> job, TimeSpan patience, CancellationToken cancellation)
    {
        if (!_jobs.Writer.TryWrite(job)) throw new TimeoutException("The queue of writes is full or closed.");
        try
        {
            return await job.Done.WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        finally
        {
            job.GiveUp();
        }
    }

    private async Task RunAllAsync()
    {
        while (await _jobs.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var batch = NextBatch();
            if (batch.Count > 0) await RunBatchAsync(batch, triesLeft: 2).ConfigureAwait(false);
        }
    }

    /// <summary>As many additions as wait in a row, or one other job.</summary>
    private List<Job> NextBatch()
    {
        var batch = new List<Job>();
        while (batch.Count < LargestBatch && _jobs.Reader.TryPeek(out var next) && (batch.Count == 0 || (batch[0] is AddJob && next is AddJob)))
        {
            if (_jobs.Reader.TryRead(out var job) && !job.IsGivenUp) batch.Add(job);
        }
        return batch;
    }

    /// <summary>A failure ends the jobs of the batch, never the loop.</summary>
    private async Task RunBatchAsync(IReadOnlyList<Job> batch, int triesLeft)
    {
        try
        {
            await ExecuteAsync(batch).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (triesLeft > 0)
        {
            // Another process stored one of the records after the look-up: a second look-up finds it. If that does not help, the database
            // refuses one of the records, and each alone finds out which. One transaction for all is a hundred syncs of the disk less.
            var waiting = batch.Where(each => !each.IsGivenUp).ToList();
            IEnumerable<IReadOnlyList<Job>> parts = triesLeft > 1 ? [waiting] : waiting.Select(job => new[] { job });
            foreach (var part in parts.Where(each => each.Count > 0)) await RunBatchAsync(part, triesLeft - 1).ConfigureAwait(false);
        }
        catch (OperationCanceledException error)
        {
            foreach (var job in batch) job.Fail(new TimeoutException("The database did not answer in time.", error));
        }
#pragma warning disable CA1031 // Whoever waits for a job gets its exception, of any type.
        catch (Exception error)
        {
            foreach (var job in batch) job.Fail(error);
        }
#pragma warning restore CA1031
    }

    private async Task ExecuteAsync(IReadOnlyList<Job> batch)
    {
        var context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using var _ = context.ConfigureAwait(false);
        if (!_isOpen) await OpenAsync(context).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(StatementTimeout);
        context.Database.SetCommandTimeout(StatementTimeout);
        if (batch[0] is IWork work)
        {
            await work.RunAsync(context, deadline.Token).ConfigureAwait(false);
            return;
        }
        var additions = batch.Cast<AddJob>().ToList();
        var outcomes = await Additions.AddAsync(context, [.. additions.Select(each => each.Record)], deadline.Token).ConfigureAwait(false);
        foreach (var (addition, outcome) in additions.Zip(outcomes)) addition.Complete(outcome);
    }

    private async Task OpenAsync(ConsentRecordsContext context)
    {
        using var deadline = new CancellationTokenSource(OpeningTimeout);
        context.Database.SetCommandTimeout(StatementTimeout);
        await Tables.EnsureAsync(context, _options.CreateTables, deadline.Token).ConfigureAwait(false);
        await Additions.AddAsync(context, [], deadline.Token).ConfigureAwait(false);
        _isOpen = true;
    }
}
