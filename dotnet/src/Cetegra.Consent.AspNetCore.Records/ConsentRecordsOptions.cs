using Microsoft.EntityFrameworkCore;

namespace Cetegra.Consent.Records;

/// <summary>The settings of <see cref="ConsentRecordsServiceCollectionExtensions.AddConsentRecords"/>. They are validated when the app starts.</summary>
public sealed class ConsentRecordsOptions
{
    /// <summary>
    /// Chooses the database, for example <c>database => database.UseNpgsql(connectionString)</c>. Default: the SQLite file
    /// <c>consent-records.sqlite</c> in the app's content root.
    /// </summary>
    public Action<DbContextOptionsBuilder>? ConfigureDatabase { get; set; }

    /// <summary>Whether the receiver creates its tables if they are missing. Default <c>true</c>. See the folder <c>sql</c> of the package.</summary>
    public bool CreateTables { get; set; } = true;

    /// <summary>The bearer token that exports and erases records. Without a token, nobody can do either.</summary>
    public string? OperatorToken { get; set; }

    /// <summary>Days after which records are deleted, a whole number from 1 to 36,500. Default: none, which keeps every record.</summary>
    public int? RetentionDays { get; set; }

    /// <summary>Whether the receiver only logs how many records <see cref="RetentionDays"/> would delete. Default <c>false</c>.</summary>
    public bool RetentionDryRun { get; set; }

    /// <summary>Requests that one client address may make in a minute, counted in the memory of this process. Default 60.</summary>
    public int RequestsPerMinute { get; set; } = 60;

    /// <summary>How long a request waits for the database before the answer is 503. From 1 to 60 seconds, default 4 seconds.</summary>
    public TimeSpan DatabaseTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// Hosts of pages that may send records although the request has another <c>Host</c>, for example <c>www.example.com</c> behind a
    /// proxy that replaces the header. It matters only for browsers that send no <c>Sec-Fetch-Site</c>.
    /// </summary>
    public IList<string> AllowedOriginHosts { get; } = [];
}
