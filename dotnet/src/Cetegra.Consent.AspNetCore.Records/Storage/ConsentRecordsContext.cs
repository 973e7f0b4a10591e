using Microsoft.EntityFrameworkCore;

namespace Cetegra.Consent.Records.Storage;

/// <summary>
/// The tables of the receiver, for any relational provider of Entity Framework Core. It is public so that an app can create migrations
/// for it: <c>dotnet ef migrations add --context ConsentRecordsContext</c>.
/// </summary>
/// <param name="options">The options that <c>AddConsentRecords</c> registers.</param>
public sealed class ConsentRecordsContext(DbContextOptions<ConsentRecordsContext> options) : DbContext(options)
{
    private const int IdLength = 64;
    private const int TimeLength = 24;

    internal DbSet<StoredRecord> Records => Set<StoredRecord>();

    internal DbSet<StoredProbe> Probes => Set<StoredProbe>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var collation = CollationOf(Database.ProviderName);
        modelBuilder.Entity<StoredRecord>(record =>
        {
            record.ToTable("consent_records");
            record.HasKey(each => each.Id).HasName("pk_consent_records");
            record.Property(each => each.Id).HasColumnName("id").HasMaxLength(IdLength).IsUnicode(false).UseCollation(collation);
            record.Property(each => each.DecidedAt).HasColumnName("decided_at").HasMaxLength(TimeLength).IsUnicode(false).UseCollation(collation);
            record.Property(each => each.ReceivedAt).HasColumnName("received_at").HasMaxLength(TimeLength).IsUnicode(false).UseCollation(collation);
            record.Property(each => each.Json).HasColumnName("record").IsUnicode(false);
            record.HasIndex(each => new { each.DecidedAt, each.Id }, "ix_consent_records_decided_at");
            record.HasIndex(each => each.ReceivedAt, "ix_consent_records_received_at");
        });
        modelBuilder.Entity<StoredProbe>(probe =>
        {
            probe.ToTable("consent_records_probe");
            probe.HasKey(each => each.Id).HasName("pk_consent_records_probe");
            probe.Property(each => each.Id).HasColumnName("id").ValueGeneratedNever();
            probe.Property(each => each.Content).HasColumnName("content");
        });
    }

    /// <summary>
    /// Ids and times are compared by bytes. The default collation of SQL Server takes <c>a</c> and <c>A</c> for the same id, and those of
    /// PostgreSQL sort punctuation differently. SQLite compares by bytes anyway.
    /// </summary>
    private static string? CollationOf(string? provider) => provider switch
    {
        "Npgsql.EntityFrameworkCore.PostgreSQL" => "C",
        "Microsoft.EntityFrameworkCore.SqlServer" => "Latin1_General_100_BIN2",
        _ => null,
    };
}

/// <summary>A row of the table <c>consent_records</c>.</summary>
internal sealed class StoredRecord
{
    public required string Id { get; init; }

    public required string DecidedAt { get; init; }

    public required string ReceivedAt { get; init; }

    public required string Json { get; init; }
}

/// <summary>The one row that <c>/readyz</c> writes.</summary>
internal sealed class StoredProbe
{
    public int Id { get; init; }

    public required byte[] Content { get; init; }
}
