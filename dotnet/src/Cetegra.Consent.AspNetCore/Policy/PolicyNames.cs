using System.Text.RegularExpressions;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>The grammar of ids.</summary>
internal static partial class PolicyNames
{
    /// <summary>Whether a text can be the id of a category, a service or a market. A name that every object of JavaScript has cannot.</summary>
    public static bool IsId(string? text) => text is not null && Id().IsMatch(text) && !IsReserved(text, StringComparer.Ordinal);

    /// <summary>The rest of a sentence that says why a text is not an id; <c>null</c> for an id.</summary>
    public static string? WhyNotId(string? text) =>
        text is not null && IsReserved(text, StringComparer.OrdinalIgnoreCase) ? ": JavaScript reserves this name. Use another id."
        : IsId(text) ? null
        : ". Use 1–32 characters a–z, 0–9 or \"-\", starting with a letter.";

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    private static bool IsReserved(string text, StringComparer comparer) => Rules.Current.ReservedIds.Contains(text, comparer);
}
