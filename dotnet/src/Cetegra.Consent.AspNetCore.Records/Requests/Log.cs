using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Cetegra.Consent.Records.Requests;

/// <summary>The log lines. None contains an address, a browser, a cookie, an id or a record.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "Answered {Route} with {Status} in {Milliseconds} ms.")]
    public static partial void Answered(ILogger logger, string route, int status, long milliseconds);

    [LoggerMessage(2, LogLevel.Error, "{Route} failed: {Error} {Code}.")]
    public static partial void Failed(ILogger logger, string route, string error, string code);

    [LoggerMessage(3, LogLevel.Information, "The operator asked to erase a record. Erased: {Erased}.")]
    public static partial void Erased(ILogger logger, int erased);

    [LoggerMessage(4, LogLevel.Warning, "X-Forwarded-For is ignored, so all visitors behind the proxy share one rate limit. Call app.UseForwardedHeaders() with the proxy's address in KnownProxies.")]
    public static partial void ForwardedForIsIgnored(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Deleted {Deleted} records older than {RetentionDays} days.")]
    public static partial void Forgot(ILogger logger, int deleted, int retentionDays);

    [LoggerMessage(6, LogLevel.Information, "{Count} records older than {RetentionDays} days would be deleted.")]
    public static partial void WouldForget(ILogger logger, int count, int retentionDays);

    [LoggerMessage(7, LogLevel.Error, "The maintenance failed: {Error} {Code}. It is tried again in an hour.")]
    public static partial void MaintenanceFailed(ILogger logger, string error, string code);

    /// <summary>The type of an exception and the code of the database. Its message may contain values of a row.</summary>
    public static (string Error, string Code) Describe(Exception error)
    {
        var cause = error;
        while (cause is not DbException && cause.InnerException is not null) cause = cause.InnerException;
        var code = cause switch
        {
            SqliteException sqlite => $"SQLITE_{sqlite.SqliteExtendedErrorCode}",
            DbException { SqlState: { } state } => state,
            DbException other => $"{other.ErrorCode}",
            _ => "",
        };
        return (cause.GetType().Name, code);
    }
}
