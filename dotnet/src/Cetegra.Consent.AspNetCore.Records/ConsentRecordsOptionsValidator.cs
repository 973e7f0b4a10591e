using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Records;

/// <summary>Rejects settings that cannot be meant, such as a retention of zero days, which would delete the whole log.</summary>
internal sealed class ConsentRecordsOptionsValidator : IValidateOptions<ConsentRecordsOptions>
{
    public ValidateOptionsResult Validate(string? name, ConsentRecordsOptions options)
    {
        var faults = new List<string>();
        if (options.RetentionDays is < 1 or > 36_500)
            faults.Add($"RetentionDays is {options.RetentionDays}. Write a whole number of days from 1 to 36500, or leave it out to keep all records.");
        if (options.RequestsPerMinute is < 1 or > 1_000_000)
            faults.Add($"RequestsPerMinute is {options.RequestsPerMinute}. Write a number from 1 to 1000000.");
        if (options.DatabaseTimeout < TimeSpan.FromSeconds(1) || options.DatabaseTimeout > TimeSpan.FromSeconds(60))
            faults.Add($"DatabaseTimeout is {options.DatabaseTimeout}. Write a time from 1 to 60 seconds.");
        if (options.OperatorToken is not null && string.IsNullOrWhiteSpace(options.OperatorToken))
            faults.Add("OperatorToken is blank. Write a secret of at least 32 random characters, or leave it out.");
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
