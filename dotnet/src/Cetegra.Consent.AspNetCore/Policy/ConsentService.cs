namespace Cetegra.Consent;

/// <summary>A service of the policy: one technology, such as <c>matomo</c>. A preset of the catalogue fills in what the policy leaves out.</summary>
public sealed class ConsentService
{
    internal ConsentService(string id, string categoryId, long? since, IReadOnlyList<string> hosts, IReadOnlyList<string> cookies, bool listsOwnCookies)
    {
        Id = id;
        CategoryId = categoryId;
        Since = since;
        Hosts = hosts;
        Cookies = cookies;
        ListsOwnCookies = listsOwnCookies;
    }

    /// <summary>The id: 1 to 32 of <c>a-z 0-9 -</c>.</summary>
    public string Id { get; }

    /// <summary>The id of the category whose answer counts where the service has no answer of its own.</summary>
    public string CategoryId { get; }

    /// <summary>
    /// The hosts that the service loads content from, such as <c>video.example.com</c> or <c>*.example.com</c>, for a Content Security
    /// Policy. Empty for a service that runs on the site's own server.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>
    /// The cookies that the service keeps on the site's own domain. In a name, <c>*</c> stands for any characters and <c>#</c> for one or more
    /// digits. Cookies on the vendor's domain and the vendor's own opt-out cookies are not among them.
    /// </summary>
    public IReadOnlyList<string> Cookies { get; }

    /// <summary>Epoch milliseconds. Decisions older than this do not cover the service.</summary>
    internal long? Since { get; }

    /// <summary>Whether the policy itself lists the cookies, so that the list is the site's statement and not the catalogue's.</summary>
    internal bool ListsOwnCookies { get; }
}
