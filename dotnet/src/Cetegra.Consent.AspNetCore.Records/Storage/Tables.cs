using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cetegra.Consent.Records.Storage;

/// <summary>
/// Creates the tables. <c>EnsureCreated</c> would not do: it creates nothing in a database that has other tables, such as the app's own.
/// </summary>
internal static class Tables
{
    /// <summary>Creates the tables if they are missing. Several processes may do so at once.</summary>
    public static async Task EnsureAsync(ConsentRecordsContext context, bool canCreate, CancellationToken cancellation)
    {
        // The file keeps this setting. Readers and a writer do not wait for each other then.
        if (context.Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite")
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation).ConfigureAwait(false);
        if (!canCreate || await ExistAsync(context, cancellation).ConfigureAwait(false)) return;
        try
        {
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(cancellation).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Another process created them meanwhile, or the database is not to be had.
            if (!await ExistAsync(context, cancellation).ConfigureAwait(false)) throw;
        }
    }

    /// <summary>All tables are created in one transaction, so the last one is there with the others.</summary>
    private static async Task<bool> ExistAsync(ConsentRecordsContext context, CancellationToken cancellation)
    {
        try
        {
            _ = await context.Probes.AnyAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
