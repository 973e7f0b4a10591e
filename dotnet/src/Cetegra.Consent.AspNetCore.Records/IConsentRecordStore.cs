namespace Cetegra.Consent.Records;

/// <summary>A stored record.</summary>
/// <param name="Id">The record's id, unique in the store.</param>
/// <param name="DecidedAt">The time by the visitor's clock: ISO 8601 in UTC with milliseconds.</param>
/// <param name="ReceivedAt">The time by the receiver's clock, in the same form.</param>
/// <param name="Json">The record as docs/consent-record.schema.json describes it.</param>
public sealed record ConsentRecordEntry(string Id, string DecidedAt, string ReceivedAt, string Json);

/// <summary>What became of a record that was added.</summary>
public enum AddedRecord
{
    /// <summary>It is stored now.</summary>
    New,

    /// <summary>It was stored already, with the same content.</summary>
    Same,

    /// <summary>Its id belongs to a stored record with other content.</summary>
    Conflict,
}

/// <summary>
/// The stored records, for jobs of the app such as a scheduled deletion. Each method throws when the database does not do its work in
/// time. A record counts as stored only when <see cref="AddAsync"/> has returned.
/// </summary>
public interface IConsentRecordStore
{
    /// <summary>Stores a valid record once, however often it is added.</summary>
    Task<AddedRecord> AddAsync(ConsentRecordEntry entry, CancellationToken cancellation = default);

    /// <summary>Reads every record in the order of <c>DecidedAt</c> and id, page by page, so that writes go on meanwhile.</summary>
    IAsyncEnumerable<IReadOnlyList<ConsentRecordEntry>> ReadPagesAsync(CancellationToken cancellation = default);

    /// <summary>Deletes one record.</summary>
    /// <returns>Whether it was stored.</returns>
    Task<bool> EraseAsync(string id, CancellationToken cancellation = default);

    /// <summary>Counts the records that <see cref="ForgetAsync"/> would delete.</summary>
    /// <param name="retentionDays">A whole number of days from 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    Task<int> CountForgettableAsync(int retentionDays, CancellationToken cancellation = default);

    /// <summary>Deletes the records that were received longer ago than so many days.</summary>
    /// <param name="retentionDays">A whole number of days from 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>How many records it deleted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1, which would delete records that must be kept.</exception>
    Task<int> ForgetAsync(int retentionDays, CancellationToken cancellation = default);

    /// <summary>Writes something. Throws if the database cannot store a record now.</summary>
    Task CheckAsync(CancellationToken cancellation = default);
}
