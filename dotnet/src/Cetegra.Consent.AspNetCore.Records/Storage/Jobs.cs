namespace Cetegra.Consent.Records.Storage;

/// <summary>A write that waits in the <see cref="WriteQueue"/>.</summary>
internal abstract class Job
{
    private volatile bool _isGivenUp;

    /// <summary>Whether its caller waits no longer, so that the queue need not start it.</summary>
    public bool IsGivenUp => _isGivenUp;

    public void GiveUp() => _isGivenUp = true;

    public abstract void Fail(Exception error);
}

/// <summary>A write with a result.</summary>
internal class Job<T> : Job
{
    // A caller continues on a thread of its own: the queue must not serve requests.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => _done.Task;

    public void Complete(T result) => _done.TrySetResult(result);

    public override void Fail(Exception error)
    {
        _done.TrySetException(error);
        // Observed here: the caller may have given up already.
        _ = _done.Task.Exception;
    }
}

/// <summary>Stores a record. Several of them share a transaction.</summary>
internal sealed class AddJob(StoredRecord record) : Job<AddedRecord>
{
    public StoredRecord Record => record;
}

/// <summary>Any other write.</summary>
internal interface IWork
{
    Task RunAsync(ConsentRecordsContext context, CancellationToken cancellation);
}

/// <inheritdoc cref="IWork" />
internal sealed class WorkJob<T>(Func<ConsentRecordsContext, CancellationToken, Task<T>> work) : Job<T>, IWork
{
    public async Task RunAsync(ConsentRecordsContext context, CancellationToken cancellation) => Complete(await work(context, cancellation).ConfigureAwait(false));
}
