using Microsoft.AspNetCore.Mvc;

namespace Cetegra.Consent.Sample.Controllers;

/// <summary>The pages that are made with MVC.</summary>
public sealed class HomeController : Controller
{
    [HttpGet("/")]
    public IActionResult Index()
    {
        // Written only for visitors who have granted "functional": the session's cookie follows the decision.
        HttpContext.Session.SetString("last", "/");
        TempData["welcome"] = "1";
        return View();
    }

    [HttpGet("/statistics")]
    [RequiresConsent("statistics")]
    public IActionResult Statistics() => Content("Statistics are on.");
}
