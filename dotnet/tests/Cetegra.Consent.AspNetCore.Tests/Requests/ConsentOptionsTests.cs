using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent.Tests.Requests;

public sealed class ConsentOptionsTests
{
    [Fact]
    public async Task The_policy_is_read_from_a_file_of_the_content_root()
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "consent.json"), Site.Policy, TestContext.Current.CancellationToken);
        await using var app = await Start(services => services.AddConsent(), folder.FullName);
        Assert.Equal("1", app.Services.GetRequiredService<ConsentPolicy>().Revision);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_missing_policy_stops_the_app_and_the_message_says_what_to_add()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Start(services => services.AddConsent()));
        Assert.Contains("\"consent.json\" was not found", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_with_mistakes_stops_the_app_and_the_message_lists_all_of_them()
    {
        var error = await Assert.ThrowsAsync<ConsentPolicyException>(() => Start(services => services.AddConsent(options => options.PolicyJson = """{ "services": ["matomoo"], "strictHosts": 1 }""")));
        Assert.Equal(["revision", "services[0]", "strictHosts"], error.Mistakes.Select(mistake => mistake.Path));
    }

    [Theory]
    [InlineData("statistic")]
    [InlineData("necessary")]
    public async Task A_tracking_category_that_is_not_an_optional_one_stops_the_app(string category)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Start(services => services.AddConsent(options => (options.PolicyJson, options.TrackingCategory) = (Site.Policy, category))));
        Assert.Contains("Use performance, statistics, marketing.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_come_from_configuration_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PolicyJson", Site.Policy), new("Market", "us"), new("TrackingCategory", "performance")]).Build();
        await using var app = await Start(services => services.AddConsent(configuration));
        var options = app.Services.GetRequiredService<IOptions<ConsentOptions>>().Value;
        Assert.Equal(("us", "performance"), (options.Market, options.TrackingCategory));
    }

    private static async Task<WebApplication> Start(Action<IServiceCollection> add, string? root = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = root });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        add(builder.Services);
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }
}
