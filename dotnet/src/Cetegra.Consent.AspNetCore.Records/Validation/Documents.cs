namespace Cetegra.Consent.Records.Validation;

/// <summary>The documents of the repository that the build embeds.</summary>
internal static class Documents
{
    /// <summary>docs/consent-record.schema.json.</summary>
    public static readonly string Schema = Read("consent-record.schema.json");

    /// <summary>docs/consent-api.yaml.</summary>
    public static readonly string Api = Read("consent-api.yaml");

    private static string Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
