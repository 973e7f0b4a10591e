using System.Globalization;
using Cetegra.Consent;
using Cetegra.Consent.Records;
using Cetegra.Consent.Sample.Components;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

// Where the embedded video comes from. Tests set it to a second origin on this machine.
var videoOrigin = builder.Configuration["Video:Origin"]!;

builder.Services.AddConsent(consent =>
{
    consent.PolicyJson = File.ReadAllText("consent.json").Replace("video.example.com", new Uri(videoOrigin).Host, StringComparison.Ordinal);
    // The market follows the language of the request; an app with tenants asks its tenant.
    consent.MarketSelector = http => http.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName == "en" ? "gb" : "no";
});
builder.Services.AddConsentRecords(records => records.ConfigureDatabase = database => database.UseSqlite(builder.Configuration.GetConnectionString("Records")));

builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
builder.Services.AddControllersWithViews().AddViewLocalization();
builder.Services.AddRazorPages();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddDistributedMemoryCache();
// Optional, so it needs consent: the policy names the cookie in its service "recent-pages".
builder.Services.AddSession(session => session.Cookie.Name = ".Sample.Session");

var app = builder.Build();

var languages = new[] { new CultureInfo("nb"), new CultureInfo("en") };
app.UseRequestLocalization(new RequestLocalizationOptions { DefaultRequestCulture = new RequestCulture("nb"), SupportedCultures = languages, SupportedUICultures = languages });
app.UseStaticFiles();
app.UseConsent();
app.UseConsentCsp(csp =>
{
    // The host of the policy says nothing about the port, which a test's origin has.
    csp.SourcesOf = service => service.Id == "video" ? [videoOrigin] : service.Hosts;
    csp.ReportPath = "/api/consent/csp-reports";
});
app.UseRouting();
app.UseSession();
app.UseAntiforgery();

app.MapControllers();
app.MapRazorPages();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
app.MapConsentRecords("/api/consent");
app.MapConsentRenewal("/api/consent/renewal");
app.MapConsentCspReports("/api/consent/csp-reports");

app.Run();
