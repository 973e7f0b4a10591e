using System.Text.Json;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>What a policy says of its categories.</summary>
internal sealed class CategoryReader(List<ConsentPolicyMistake> mistakes, PolicyIds ids) : PolicyChecks(mistakes)
{
    private readonly List<ConsentCategory> categories = [];

    public List<ConsentCategory> Read(Dictionary<string, JsonElement> policy)
    {
        if (policy.TryGetValue("categories", out var value)) Each(value, "categories", Category);
        else
        {
            foreach (var known in Rules.Current.Categories)
            {
                ids.Take(known.Id, "categories");
                categories.Add(new ConsentCategory(known.Id, known.Required, known.Gpc));
            }
        }
        return categories;
    }

    private void Category(JsonElement value, string path)
    {
        if (Fields(value, path, "id", "required", "gpc", "label", "description", "purpose") is not { } category) return;
        var id = TextOf(category, "id");
        var known = Rules.Current.Categories.FirstOrDefault(each => each.Id == id);
        if (known is { Gpc: true } && FlagOf(category, "required") == true)
        {
            Add($"{path}.required", $"expected false, got true: {id} would be granted without consent. Remove this key.");
        }
        Optional(category, "required", path, Flag);
        Optional(category, "gpc", path, Flag);
        foreach (var key in (string[])["label", "description", "purpose"]) Optional(category, key, path, Texts);
        if (known is null)
        {
            foreach (var key in (string[])["label", "description"])
            {
                if (!category.ContainsKey(key)) Add($"{path}.{key}", "is missing. Only built-in categories have default texts. Write { \"en\": \"…\" }.");
            }
        }
        if (!ids.Take(id, path)) return;
        var required = FlagOf(category, "required") ?? known?.Required ?? false;
        categories.Add(new ConsentCategory(id!, required, !required && (FlagOf(category, "gpc") ?? known?.Gpc ?? false)));
    }
}
