using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Cetegra.Consent.Records.Storage;

/// <summary>Stores records that are not there yet.</summary>
internal static class Additions
{
    /// <summary>Stores all new records in one transaction, or throws and has stored none.</summary>
    /// <returns>What became of each, in the order of the records.</returns>
    /// <exception cref="DbUpdateException">Another process stored one of them meanwhile. The key of the table is what makes an id unique.</exception>
    public static Task<List<AddedRecord>> AddAsync(ConsentRecordsContext context, IReadOnlyList<StoredRecord> records, CancellationToken cancellation) =>
        // A retrying strategy of the app may run this again after a lost connection: then what it stored before is the same.
        context.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                context.ChangeTracker.Clear();
                // A list: C# 14 takes Contains of an array for that of a span, which Entity Framework Core 8 cannot translate.
                var ids = records.Select(each => each.Id).Distinct().ToList();
                var known = await context.Records.AsNoTracking().Where(each => ids.Contains(each.Id)).ToDictionaryAsync(each => each.Id, token).ConfigureAwait(false);
                var outcomes = new List<AddedRecord>(records.Count);
                foreach (var record in records)
                {
                    if (known.TryGetValue(record.Id, out var there))
                    {
                        outcomes.Add(IsSame(there.Json, record.Json) ? AddedRecord.Same : AddedRecord.Conflict);
                        continue;
                    }
                    known[record.Id] = record;
                    context.Add(record);
                    outcomes.Add(AddedRecord.New);
                }
                await context.SaveChangesAsync(token).ConfigureAwait(false);
                return outcomes;
            },
            cancellation);

    /// <summary>Compares the content: the order of keys says nothing.</summary>
    private static bool IsSame(string one, string other) => one == other || JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}
