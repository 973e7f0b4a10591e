using System.Text;
using System.Text.Json;

namespace Cetegra.Consent.Tests.Policies;

public sealed class ConsentPolicyTests
{
    [Fact]
    public void A_preset_brings_its_category_hosts_and_cookies_and_is_overridden_key_by_key()
    {
        var policy = ConsentPolicy.Parse("""{ "revision": "1", "services": ["matomo", { "id": "hubspot", "category": "marketing", "hosts": ["*.example.com"], "cookies": [{ "name": "own_#" }, { "name": "kept", "kind": "local-storage" }] }] }""");
        Assert.Equal("statistics", policy.Services["matomo"].CategoryId);
        Assert.Contains("_pk_id.*", policy.Services["matomo"].Cookies);
        Assert.Equal("marketing", policy.Services["hubspot"].CategoryId);
        Assert.Equal(["*.example.com"], policy.Services["hubspot"].Hosts);
        Assert.Equal(["own_#"], policy.Services["hubspot"].Cookies);
        Assert.Equal(["necessary", "functional", "performance", "statistics", "marketing"], policy.Categories.Select(category => category.Id));
        Assert.True(policy.Categories[0].IsRequired);
    }

    [Fact]
    public void The_policy_of_the_documentation_has_no_mistake()
    {
        var documentation = Repository.Read("docs/policy.md");
        var start = documentation.LastIndexOf("```json", StringComparison.Ordinal) + 7;
        var policy = ConsentPolicy.Parse(documentation[start..documentation.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Equal("no", policy.DefaultMarket);
        Assert.Equal(["maps.example.com"], policy.Services["city-map"].Hosts);
    }

    [Fact]
    public void Comments_are_allowed_and_are_not_written_into_the_page()
    {
        var policy = ConsentPolicy.Parse("""{ /* the policy */ "revision": "1", /* </script> */ "controller": { "name": "Blåbær </script><!-- & 'AS'", }, }""");
        Assert.Equal("Blåbær </script><!-- & 'AS'", JsonDocument.Parse(policy.Json).RootElement.GetProperty("controller").GetProperty("name").GetString());
        Assert.Contains("Blåbær", policy.Json, StringComparison.Ordinal);
        foreach (var character in "<>&'") Assert.DoesNotContain(character, policy.Json);
    }

    [Theory]
    [InlineData("""{}""", "revision: is missing")]
    [InlineData("""{ "revision": "a b" }""", "revision: \"a b\" is not a valid revision")]
    [InlineData("""{ "revision": "1", "service": [] }""", "service: is not a known key.")]
    [InlineData("""{ "revision": "1", "revision": "2" }""", "revision: appears twice.")]
    [InlineData("""{ "revision": "1", "services": ["Matomo"] }""", "Write \"matomo\".")]
    [InlineData("""{ "revision": "1", "services": ["matomo", { "id": "matomo" }] }""", "services[1].id: \"matomo\" is already the id of services[0].")]
    [InlineData("""{ "revision": "1", "categories": [{ "id": "necessary" }], "services": ["matomo"] }""", "services[0].category: the preset \"matomo\" belongs to \"statistics\",")]
    [InlineData("""{ "revision": "1", "categories": [{ "id": "marketing", "required": true }] }""", "categories[0].required: expected false, got true: marketing would be granted")]
    [InlineData("""{ "revision": "1", "services": [{ "id": "matomo", "since": "2026-02-30" }] }""", "services[0].since: \"2026-02-30\" is not a valid date.")]
    [InlineData("""{ "revision": "1", "services": [{ "id": "matomo", "cookies": [{ "name": "*" }] }] }""", "matches almost any name")]
    [InlineData("""{ "revision": "1", "services": [{ "id": "matomo", "hosts": ["https://a.example/x"] }] }""", "services[0].hosts[0]: \"https://a.example/x\" is not a valid host.")]
    [InlineData("""{ "revision": "1", "markets": { "gb": { "optOut": ["marketing"] } } }""", "markets.gb.optOut[0]: \"marketing\" always needs consent.")]
    [InlineData("""{ "revision": "1", "markets": { "no": { "optOut": ["statistics"] } } }""", "markets.no.optOut: has no effect under the jurisdiction \"gdpr\".")]
    [InlineData("""{ "revision": "1", "markets": { "no": { "lifetimeDays": 400 } } }""", "markets.no.lifetimeDays: expected a whole number from 30 to 395, got 400.")]
    [InlineData("""{ "revision": "1", "markets": { "__proto__": {} } }""", "JavaScript reserves this name")]
    [InlineData("""{ "revision": "1", "defaultMarket": "no" }""", "defaultMarket: \"no\" is not a market of the policy.")]
    [InlineData("""{ "revision": "1", "cookie": { "name": "__Host-c", "domain": ".example.com" } }""", "cookie.domain: the cookie name \"__Host-c\" allows one host only")]
    [InlineData("""{ "revision": "1", "cookie": { "renewUrl": "http://other.example/renew" } }""", "cookie.renewUrl:")]
    [InlineData("""{ "revision": "1", "controller": { "name": "\ud800" } }""", "policy: has a text that is not valid Unicode")]
    [InlineData("""[]""", "policy: expected an object, got an array.")]
    [InlineData("", "policy: is not valid JSON")]
    public void A_mistake_is_named_with_its_path_and_its_fix(string json, string message) =>
        Assert.Contains(message, Assert.Throws<ConsentPolicyException>(() => ConsentPolicy.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Hostile_JSON_is_refused_with_an_exception_of_the_policy_alone()
    {
        var random = new Random(18);
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        string[] parts = ["{", "}", "[", "]", "\"", ":", ",", "null", "1e999", "-0", "\\u0000", "\\ud800", "constructor", "__proto__", "\u2028", deep, "\"services\":", "\"markets\":{\"no\":7}", "{\"id\":", "true"];
        for (var times = 0; times < 2000; times++)
        {
            var json = new StringBuilder(Site.Policy);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(json.Length);
                json.Remove(at, Math.Min(random.Next(20), json.Length - at)).Insert(at, parts[random.Next(parts.Length)]);
            }
            try
            {
                ConsentPolicy.Parse(json.ToString());
            }
            catch (ConsentPolicyException error)
            {
                Assert.NotEmpty(error.Mistakes);
            }
        }
    }

    [Theory]
    [InlineData("_pk_id.*", "_pk_id.1.ab", true)]
    [InlineData("_pk_id.*", "_pk_ses.1", false)]
    [InlineData("visitor_id#", "visitor_id42", true)]
    [InlineData("visitor_id#", "visitor_id", false)]
    [InlineData("visitor_id#", "visitor_id4x", false)]
    [InlineData("visitor_id#", "visitor_id٤", false)]
    [InlineData("a*b#c", "axxb12c", true)]
    [InlineData("*_p", "_p", true)]
    public void A_name_fits_a_pattern_as_in_the_page(string pattern, string name, bool fits) => Assert.Equal(fits, NamePattern.Fits(pattern, name));

    [Fact]
    public void A_long_name_takes_no_long_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 100)) + "b";
        Assert.False(NamePattern.Fits(pattern, new string('a', 4096)));
    }
}
