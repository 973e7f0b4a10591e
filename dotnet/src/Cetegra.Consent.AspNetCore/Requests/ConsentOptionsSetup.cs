using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Cetegra.Consent;

/// <summary>Reads the policy into the options, and checks what refers to it.</summary>
internal sealed class ConsentOptionsSetup(IHostEnvironment environment) : IPostConfigureOptions<ConsentOptions>, IValidateOptions<ConsentOptions>
{
    public void PostConfigure(string? name, ConsentOptions options)
    {
        if (options.Policy is not null) return;
        if (options.PolicyJson is not null)
        {
            options.Policy = ConsentPolicy.Parse(options.PolicyJson, "ConsentOptions.PolicyJson");
            return;
        }
        var file = environment.ContentRootFileProvider.GetFileInfo(options.PolicyPath);
        // An absolute path is outside of the content root.
        var path = Path.IsPathRooted(options.PolicyPath) ? options.PolicyPath : file.PhysicalPath;
        if (path is not null && File.Exists(path)) options.Policy = ConsentPolicy.Parse(File.ReadAllText(path), path);
        else if (file.Exists)
        {
            using var reader = new StreamReader(file.CreateReadStream());
            options.Policy = ConsentPolicy.Parse(reader.ReadToEnd(), options.PolicyPath);
        }
    }

    public ValidateOptionsResult Validate(string? name, ConsentOptions options)
    {
        if (options.Policy is not { } policy)
        {
            return ValidateOptionsResult.Fail(
                $"There is no consent policy: \"{options.PolicyPath}\" was not found in {environment.ContentRootPath}. Add the file, or set ConsentOptions.PolicyPath or PolicyJson.");
        }
        var optional = policy.Categories.Where(category => !category.IsRequired).Select(category => category.Id).ToArray();
        if (optional.Contains(options.TrackingCategory, StringComparer.Ordinal)) return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(
            $"ConsentOptions.TrackingCategory: \"{options.TrackingCategory}\" is not an optional category of the policy, so ASP.NET Core's optional cookies have no answer to follow. Use {(optional.Length > 0 ? string.Join(", ", optional) : "a policy with an optional category")}.");
    }
}
