using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cetegra.Consent;

/// <summary>The answer to a visitor who did not consent: 403 with a problem document.</summary>
internal sealed class ConsentRequiredResult(RequiresConsentAttribute required) : IActionResult
{
    private const string Type = "https://cetegra.com/problems/consent-required";

    public Task ExecuteResultAsync(ActionContext context) => WriteAsync(context.HttpContext);

    public Task WriteAsync(HttpContext context) => Results.Problem(new ProblemDetails
    {
        Type = Type,
        Title = "Consent is required.",
        Status = StatusCodes.Status403Forbidden,
        Detail = $"The visitor did not consent to \"{required.Service ?? required.Category}\".",
        Extensions = { ["category"] = required.Category, ["service"] = required.Service },
    }).ExecuteAsync(context);
}
