using System.Collections.ObjectModel;
using System.Text.Json;

namespace Cetegra.Consent;

/// <summary>
/// The files of the drop-in that travel in this package as static web assets. Use it to write your own script element or Content
/// Security Policy; <c>&lt;consent-scripts /&gt;</c> writes everything by itself.
/// </summary>
public static class ConsentAssets
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);
    private static readonly AssetFile File = Read();

    /// <summary>The version of the drop-in. It is part of every path, so the files can be cached for a year.</summary>
    public static string Version => File.Version;

    /// <summary>The folder of the files, from the root of the app and without a slash at its end.</summary>
    public static string BasePath { get; } = $"/_content/Cetegra.Consent.AspNetCore/{File.Version}";

    /// <summary>The path of <c>consent.js</c>, from the root of the app.</summary>
    public static string EntryPath { get; } = $"{BasePath}/{Entry}";

    /// <summary>The SHA-384 of each file, by its path in <see cref="BasePath"/>, for <c>integrity</c>.</summary>
    /// <seealso href="https://www.w3.org/TR/SRI/"/>
    public static IReadOnlyDictionary<string, string> Integrity { get; } = new ReadOnlyDictionary<string, string>(File.Integrity);

    /// <summary>The code of the snippet for the head, without <c>&lt;script&gt;</c>: see docs/head-snippet.md.</summary>
    public static string HeadSnippet => File.Snippet;

    /// <summary>The hash of <see cref="HeadSnippet"/> for <c>script-src</c>, without its quotes.</summary>
    public static string HeadSnippetHash => File.SnippetHash;

    internal const string Entry = "consent.js";

    private static AssetFile Read()
    {
        using var stream = typeof(ConsentAssets).Assembly.GetManifestResourceStream("assets.json")
            ?? throw new InvalidOperationException("The package was built without its files. Run `npm run dotnet-assets` and build it again.");
        return JsonSerializer.Deserialize<AssetFile>(stream, CamelCase)!;
    }

    private sealed record AssetFile(string Version, string Snippet, string SnippetHash, Dictionary<string, string> Integrity);
}
