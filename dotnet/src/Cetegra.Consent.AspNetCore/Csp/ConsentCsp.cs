using System.Text.RegularExpressions;

namespace Cetegra.Consent;

/// <summary>Writes the policy that the browser gets: the app's directives, and the hosts of the granted services.</summary>
internal static partial class ConsentCsp
{
    public static string Write(ConsentCspOptions options, IEnumerable<string> sources, string hashes, Func<string> nonce)
    {
        // Only what is a host source: a semicolon or a quote would be a directive of its own.
        var allowed = sources.Where(source => HostSource().IsMatch(source)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var directives = new SortedDictionary<string, string>(options.Directives, StringComparer.OrdinalIgnoreCase);
        if (allowed.Length > 0)
        {
            foreach (var name in options.ServiceDirectives) directives[name] = With(SourcesOf(options, name), allowed);
        }
        if (options.ReportPath is { } path)
        {
            directives["report-uri"] = path;
            directives["report-to"] = ReportingGroup;
        }
        var text = string.Join("; ", directives.Select(directive => $"{directive.Key} {directive.Value}".TrimEnd()));
        text = text.Replace(HashesMark, hashes, StringComparison.Ordinal);
        return text.Contains(NonceMark, StringComparison.Ordinal) ? text.Replace(NonceMark, nonce(), StringComparison.Ordinal) : text;
    }

    public const string ReportingGroup = "consent";

    public const string NonceMark = "{nonce}";

    private const string HashesMark = "{hashes}";

    /// <summary>A directive that is not there falls back to <c>default-src</c>. One that names hosts must keep what the fallback allowed.</summary>
    private static string SourcesOf(ConsentCspOptions options, string name) =>
        options.Directives.TryGetValue(name, out var own) ? own : options.Directives.TryGetValue("default-src", out var general) ? general : "*";

    private static string With(string sources, string[] hosts) =>
        sources.Trim() is "'none'" or "" ? string.Join(' ', hosts) : $"{sources} {string.Join(' ', hosts)}";

    [GeneratedRegex(@"\A(?:(?:https?|wss?)://)?(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?\z")]
    private static partial Regex HostSource();
}
