using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cetegra.Consent.Records.Storage;

/// <summary>Sets what SQLite keeps per connection. Connections of other databases stay as they are.</summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    /// <summary>
    /// A record is acknowledged as soon as it is committed, so each commit is synced to disk. SQLite overwrites deleted records in the file.
    /// It waits for another process by itself first, because the provider looks again only every 150 milliseconds.
    /// </summary>
    private const string Pragmas = "PRAGMA busy_timeout=250; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    public static readonly SqliteSettings Instance = new();

    private SqliteSettings()
    {
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        if (connection is not SqliteConnection sqlite) return;
        // BEGIN has no timeout of its own: it takes the connection's.
        sqlite.DefaultTimeout = (int)WriteQueue.StatementTimeout.TotalSeconds;
        using var command = sqlite.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
