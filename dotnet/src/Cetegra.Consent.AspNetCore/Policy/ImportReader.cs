using System.Text.Json;
using Cetegra.Consent.Data;

namespace Cetegra.Consent;

/// <summary>What a policy says of the tools that asked before.</summary>
internal sealed class ImportReader(List<ConsentPolicyMistake> mistakes, PolicyIds ids) : PolicyChecks(mistakes)
{
    private int tools;
    private bool follows;

    public (bool Any, bool Follow) Read(Dictionary<string, JsonElement> policy)
    {
        Optional(policy, "importFrom", "policy", (list, path) => Each(list, path, Tool));
        if (tools > 1 && follows) Add("importFrom", "expected the followed tool alone, because it decides alone. Remove the other tools.");
        return (tools > 0, follows);
    }

    private void Tool(JsonElement value, string path)
    {
        tools++;
        if (value.ValueKind == JsonValueKind.String)
        {
            Id(value.GetString()!, path, Rules.Current.Importers);
            return;
        }
        if (Fields(value, path, "id", "categories", "since", "clear", "follow") is not { } tool) return;
        var isFollowed = FlagOf(tool, "follow") == true;
        follows |= isFollowed;
        Id(TextOf(tool, "id") ?? "", $"{path}.id", isFollowed ? Rules.Current.Followers : Rules.Current.Importers);
        Optional(tool, "clear", path, Flag);
        Optional(tool, "follow", path, Flag);
        Optional(tool, "since", path, (date, at) => Date(date, at));
        if (!tool.TryGetValue("categories", out var mapping)) return;
        foreach (var (theirs, ours) in Fields(mapping, $"{path}.categories", null) ?? [])
        {
            var targets = ours.ValueKind == JsonValueKind.Array ? [.. ours.EnumerateArray()] : new[] { ours };
            var isKnown = targets.Length > 0 && Array.TrueForAll(targets, target => target.ValueKind == JsonValueKind.String && ids.All.Contains(target.GetString()!, StringComparer.Ordinal));
            if (!isKnown) Add($"{path}.categories.{theirs}", $"{Quoted(ours)} is not a category or service of the policy. The policy has {Listed(ids.All)}.");
        }
    }

    private void Id(string id, string path, string[] known)
    {
        if (!known.Contains(id, StringComparer.Ordinal)) Add(path, $"{Quoted(id)} is not a tool that can be imported from or followed in this way. Use one of {string.Join(", ", known)}.");
    }
}
