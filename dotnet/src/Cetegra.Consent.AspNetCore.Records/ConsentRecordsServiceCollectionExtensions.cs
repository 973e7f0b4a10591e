using Cetegra.Consent.Records.Requests;
using Cetegra.Consent.Records.Retention;
using Cetegra.Consent.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Records;

/// <summary>Registers the receiver of consent records.</summary>
public static class ConsentRecordsServiceCollectionExtensions
{
    private const string DefaultFile = "consent-records.sqlite";

    /// <summary>
    /// Registers what <see cref="ConsentRecordsEndpointRouteBuilderExtensions.MapConsentRecords"/> needs: the database, the queue of writes,
    /// the rate limit and the retention. A database that is down does not stop the app: the endpoint answers 503 until it is back.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">Sets the database, the operator token and the retention.</param>
    /// <example><code>
    /// builder.Services.AddConsentRecords(options =>
    /// {
    ///     options.OperatorToken = builder.Configuration["Consent:OperatorToken"];
    ///     options.ConfigureDatabase = database => database.UseNpgsql(builder.Configuration.GetConnectionString("Consent"));
    /// });
    /// </code></example>
    public static IServiceCollection AddConsentRecords(this IServiceCollection services, Action<ConsentRecordsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<ConsentRecordsOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConsentRecordsOptions>, ConsentRecordsOptionsValidator>());
        services.AddDbContextFactory<ConsentRecordsContext>(UseDatabase);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WriteQueue>();
        services.TryAddSingleton<IConsentRecordStore, RecordStore>();
        services.TryAddSingleton<RequestLimiter>();
        services.TryAddSingleton<RecordEndpoints>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RecordsService>());
        return services;
    }

    private static void UseDatabase(IServiceProvider services, DbContextOptionsBuilder database)
    {
        var configure = services.GetRequiredService<IOptions<ConsentRecordsOptions>>().Value.ConfigureDatabase;
        if (configure is not null) configure(database);
        else database.UseSqlite($"Data Source={Path.Combine(services.GetRequiredService<IHostEnvironment>().ContentRootPath, DefaultFile)}");
        database.AddInterceptors(SqliteSettings.Instance);
        // SQL Server puts the id of a record into the message of a violated key. The receiver logs each failure by itself, without values.
        database.EnableSensitiveDataLogging(false).ConfigureWarnings(warnings =>
            warnings.Ignore(CoreEventId.SaveChangesFailed, CoreEventId.QueryIterationFailed, RelationalEventId.CommandError, RelationalEventId.ConnectionError));
    }
}
