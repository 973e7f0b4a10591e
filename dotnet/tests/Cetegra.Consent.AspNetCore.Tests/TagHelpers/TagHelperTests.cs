using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Tests.TagHelpers;

public sealed class TagHelperTests
{
    /// <summary>What breaks out of an attribute, an element or a script where somebody forgot to encode.</summary>
    public static TheoryData<string> Attacks => new(
        "\"><script>window.x = 1</script>", "' onload='x", "\" onfocus=\"x\" autofocus=\"", "</script><script>window.x = 1</script>", "<!--<script>", "&quot;><img src=x>",
        "javascript:alert(1)", "{{constructor}}", "--><svg onload=x>");

    private static readonly string Granted = Site.Decision("marketing", "performance.statistics");

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Attributes_of_the_tags_are_encoded(string attack)
    {
        var gate = await Render(http => new ConsentGateTagHelper(Policy, NullLogger<ConsentGateTagHelper>.Instance) { Category = attack, Service = attack, ViewContext = View(http) }, "consent-gate", "<template><p>Text</p></template>");
        Assert.Equal((attack, attack), (gate.GetAttribute("category"), gate.GetAttribute("service")));
        var script = await Render(http => new ConsentScriptTagHelper { Category = attack, Service = attack, Src = attack, Type = attack, ViewContext = View(http) }, "consent-script", "");
        Assert.Equal((attack, attack, attack, attack), (script.GetAttribute("data-consent"), script.GetAttribute("data-consent-service"), script.GetAttribute("src"), script.GetAttribute("data-type")));
        Assert.Equal("text/plain", script.GetAttribute("type"));
        var banner = await Render(http => new CookieBannerTagHelper(Options.Create(new ConsentOptions { Market = attack })) { ViewContext = View(http) }, "cookie-banner", "");
        Assert.Equal(attack, banner.GetAttribute("market"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_policy_s_texts_do_not_leave_their_script(string attack)
    {
        var json = Site.Policy.Replace("\"Keeps the basket.\"", System.Text.Json.JsonSerializer.Serialize(attack), StringComparison.Ordinal);
        var html = new ConsentHead(true, true, false).Write(ConsentPolicy.Parse(json), new DefaultHttpContext());
        var scripts = new HtmlParser().ParseDocument($"<head>{html}</head>").Scripts;
        Assert.Equal([null, "application/json", "importmap", "module"], scripts.Select(script => script.GetAttribute("type")));
        using var policy = System.Text.Json.JsonDocument.Parse(scripts[1].TextContent);
        Assert.Equal(attack, policy.RootElement.GetProperty("services")[5].GetProperty("description").GetProperty("en").GetString());
    }

    [Theory]
    [InlineData("marketing", null, true)]
    [InlineData(null, "twentythree", true)]
    [InlineData("marketing", "twentythree", true)]
    [InlineData("  marketing\tmarketing ", "twentythree", true)]
    [InlineData("statistics", null, false)]
    [InlineData("marketing statistics", null, false)]
    [InlineData("marketing statistics", "twentythree", false)]
    [InlineData("necessary", "twentythree", false)]
    [InlineData(null, "matomo", false)]
    [InlineData("marketing", "nobody", false)]
    [InlineData("nothing", null, false)]
    [InlineData("", null, false)]
    [InlineData(null, null, false)]
    public async Task A_gate_is_open_only_for_who_granted_all_that_it_needs(string? category, string? service, bool isOpen)
    {
        var gate = await Render(http => new ConsentGateTagHelper(Policy, NullLogger<ConsentGateTagHelper>.Instance) { Category = category, Service = service, ViewContext = View(http) }, "consent-gate", "<template><p>Text</p></template>", Granted);
        Assert.Equal(isOpen, gate.HasAttribute("open"));
        Assert.Equal(isOpen ? 1 : 0, gate.QuerySelectorAll("[data-consent-content]").Length);
        Assert.False(gate.HasAttribute("server-open"));
    }

    [Fact]
    public async Task A_gate_with_src_is_left_to_the_page_s_script()
    {
        var gate = await Render(http => new ConsentGateTagHelper(Policy, NullLogger<ConsentGateTagHelper>.Instance) { Category = "marketing", Src = "https://video.example/1", ViewContext = View(http) }, "consent-gate", "<template><p>Text</p></template>", Granted);
        Assert.False(gate.HasAttribute("open"));
        Assert.Equal("https://video.example/1", gate.GetAttribute("src"));
    }

    [Fact]
    public async Task A_script_that_names_nothing_is_an_error_for_the_author()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Render(http => new ConsentScriptTagHelper { Src = "/x.js", ViewContext = View(http) }, "consent-script", ""));
        Assert.Contains("category=\"statistics\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_from_the_root_of_the_app_has_the_app_s_base_path()
    {
        var script = await Render(http =>
        {
            http.Request.PathBase = "/docs";
            return new ConsentScriptTagHelper { Category = "statistics", Src = "~/x.js", ViewContext = View(http) };
        }, "consent-script", "");
        Assert.Equal("/docs/x.js", script.GetAttribute("src"));
        var http = new DefaultHttpContext { Request = { PathBase = "/docs" } };
        Assert.Contains($"src=\"/docs{ConsentAssets.EntryPath}\"", new ConsentHead(false, true, true).Write(Policy, http), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_banner_gets_market_and_language_of_the_request_unless_it_has_its_own()
    {
        var options = Options.Create(new ConsentOptions { Market = "no", MarketSelector = _ => "se" });
        var banner = await Render(http =>
        {
            CultureInfo.CurrentUICulture = new CultureInfo("sv-SE");
            return new CookieBannerTagHelper(options) { ViewContext = View(http) };
        }, "cookie-banner", "");
        Assert.Equal(("se", "sv-SE"), (banner.GetAttribute("market"), banner.GetAttribute("locale")));
        var own = await Render(http => new CookieBannerTagHelper(options) { ViewContext = View(http) }, "cookie-banner", "", null, new TagHelperAttribute("market", "dk"), new TagHelperAttribute("locale", "da"));
        Assert.Equal(("dk", "da"), (own.GetAttribute("market"), own.GetAttribute("locale")));
    }

    [Fact]
    public void Every_file_of_the_drop_in_has_its_hash_in_the_import_map_on_demand()
    {
        var some = new ConsentHead(true, true, false).Write(Policy, new DefaultHttpContext());
        var all = new ConsentHead(true, true, true).Write(Policy, new DefaultHttpContext());
        Assert.Equal(2, Occurrences(some, "sha384-"));
        Assert.Equal(ConsentAssets.Integrity.Count + 1, Occurrences(all, "sha384-"));
        Assert.Contains(ConsentAssets.Integrity, file => file.Key.StartsWith("chunks/", StringComparison.Ordinal));
    }

    private static ConsentPolicy Policy { get; } = ConsentPolicy.Parse(Site.Policy);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static ViewContext View(HttpContext http) => new() { HttpContext = http };

    /// <summary>Runs a tag helper in a request, and reads what it wrote as a browser would.</summary>
    private static async Task<IElement> Render(Func<HttpContext, TagHelper> make, string tag, string inner, string? cookie = null, params TagHelperAttribute[] attributes)
    {
        IElement? element = null;
        Exception? error = null;
        Task<TagHelperContent> Children(bool useCachedResult, HtmlEncoder encoder) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(inner));
        await using var site = await Site.StartAsync(app => app.MapGet("/", async (HttpContext http) =>
        {
            try
            {
                var output = new TagHelperOutput(tag, [.. attributes, new TagHelperAttribute("server-open")], Children);
                if (tag != "consent-gate") output.Attributes.RemoveAll("server-open");
                await make(http).ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
                using var writer = new StringWriter();
                output.WriteTo(writer, HtmlEncoder.Default);
                element = Assert.Single(new HtmlParser().ParseDocument(writer.ToString()).QuerySelectorAll("head > *, body > *"));
            }
            catch (Exception caught)
            {
                error = caught;
            }
        }));
        await site.GetAsync("/", cookie);
        if (error is not null) throw error;
        return element!;
    }
}
