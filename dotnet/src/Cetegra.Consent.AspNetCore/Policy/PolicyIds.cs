namespace Cetegra.Consent;

/// <summary>The ids that a policy has declared so far. Categories and services share one name space.</summary>
internal sealed class PolicyIds(List<ConsentPolicyMistake> mistakes)
{
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> All => places.Keys;

    /// <returns>Whether the id is valid and not taken.</returns>
    public bool Take(string? id, string path)
    {
        var name = $"\"{id}\"";
        if (PolicyNames.WhyNotId(id) is { } reason) mistakes.Add(new($"{path}.id", id is null ? $"is missing{reason}" : $"{name} is not a valid id{reason}"));
        else if (!places.TryAdd(id!, path)) mistakes.Add(new($"{path}.id", $"{name} is already the id of {places[id!]}. Categories and services share one namespace. Use another id."));
        else return true;
        return false;
    }
}
