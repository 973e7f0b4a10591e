using System.Security.Cryptography;
using System.Text;

namespace Cetegra.Consent;

/// <summary>What the tags and the policy of one response have to know of each other.</summary>
internal sealed class ConsentCspFeature(ConsentCspOptions options)
{
    private readonly SortedSet<string> hashes = new(StringComparer.Ordinal);

    public bool UsesNonce { get; } = options.Directives.Values.Any(value => value.Contains(ConsentCsp.NonceMark, StringComparison.Ordinal));

    /// <summary>Whether the page's gates can load only what was granted before the page came.</summary>
    public bool IsEnforced => !options.IsReportOnly;

    /// <summary>The sources that allow the inline scripts of the tags.</summary>
    /// <seealso href="https://www.w3.org/TR/CSP3/#grammardef-hash-source"/>
    public string Hashes => string.Join(' ', hashes);

    public void Allow(string inlineScript) => hashes.Add($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inlineScript)))}'");
}
