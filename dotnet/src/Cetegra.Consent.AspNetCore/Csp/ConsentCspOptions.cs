namespace Cetegra.Consent;

/// <summary>What <c>UseConsentCsp()</c> sends.</summary>
public sealed class ConsentCspOptions
{
    /// <summary>
    /// The directives without any optional service, by name. <c>{hashes}</c> stands for the hashes of the inline scripts that the tags
    /// wrote, <c>{nonce}</c> for the nonce of the response. With a nonce, blocked scripts need it too, and in Blazor the pages that enhanced
    /// navigation fetches have another one than the document; so the default uses hashes. It allows the app's own origin and images as data.
    /// </summary>
    public IDictionary<string, string> Directives { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["default-src"] = "'self'",
        ["script-src"] = "'self' {hashes}",
        ["img-src"] = "'self' data:",
        ["object-src"] = "'none'",
        ["base-uri"] = "'self'",
        ["frame-ancestors"] = "'self'",
    };

    /// <summary>
    /// The directives to which the hosts of granted services are added. Remove those that your services do not need: a policy
    /// that names fewer is stricter.
    /// </summary>
    public IList<string> ServiceDirectives { get; } = ["frame-src", "script-src", "connect-src", "img-src", "media-src", "style-src", "font-src"];

    /// <summary>
    /// What a granted service may load from: host sources such as <c>video.example.com</c> or <c>https://video.example.com:8443</c>. The
    /// default is the service's <c>hosts</c> in the policy; a host without a port stands for the default port alone.
    /// </summary>
    public Func<ConsentService, IEnumerable<string>> SourcesOf { get; set; } = service => service.Hosts;

    /// <summary>Sends <c>Content-Security-Policy-Report-Only</c>: the browser reports and blocks nothing. The default is <c>false</c>.</summary>
    public bool IsReportOnly { get; set; }

    /// <summary>The path for violation reports, such as that of <c>MapConsentCspReports()</c>; <c>null</c>, the default, asks for none.</summary>
    public string? ReportPath { get; set; }
}
