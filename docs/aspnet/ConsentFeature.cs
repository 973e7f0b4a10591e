// Not yet run: no .NET toolchain has compiled this file. See docs/aspnet.md.
using Microsoft.AspNetCore.Http;

namespace Cetegra.Consent;

/// <summary>The visitor's decision, for one request. Where there is none, or none that can be read, everything is denied.</summary>
public sealed class ConsentFeature
{
    private readonly ConsentOptions options;
    private readonly ConsentRecord? record;
    private readonly bool signal;
    private readonly long now;

    public ConsentFeature(HttpRequest request, ConsentOptions options, long now)
    {
        this.options = options;
        this.now = now;
        record = ConsentCookie.Read(string.Join("; ", request.Headers.Cookie.ToArray()), options.CookieName, now);
        // "1" and nothing else: https://w3c.github.io/gpc/
        signal = request.Headers["Sec-GPC"] == "1";
    }

    /// <summary>Whether the visitor was asked and answered, yes or no.</summary>
    public bool IsDecided => record is not null && record.IsUsable(now) && record.Revision == options.Revision;

    public bool IsCategoryGranted(string category) =>
        record is not null && record.IsGranted(options.Revision, now, category, null, signal && options.SignalledCategories.Contains(category));

    /// <summary>Whether a category is the service's own: one that disagrees opens nothing.</summary>
    public bool Agree(string category, string service) =>
        options.Services.TryGetValue(service, out var own) && own == category;

    /// <summary>A service the options do not name is not granted.</summary>
    public bool IsServiceGranted(string service) =>
        record is not null
        && options.Services.TryGetValue(service, out var category)
        && record.IsGranted(options.Revision, now, category, service, signal && options.SignalledCategories.Contains(category));
}
