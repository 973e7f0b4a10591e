namespace Cetegra.Consent;

/// <summary>One mistake in a policy.</summary>
/// <param name="Path">Where it is, such as <c>services[2].category</c>.</param>
/// <param name="Reason">What is wrong, what follows from it, and what to write instead.</param>
public sealed record ConsentPolicyMistake(string Path, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Reason}";
}

/// <summary>A policy was refused. The message lists every mistake.</summary>
public sealed class ConsentPolicyException : Exception
{
    /// <summary>Makes an exception that lists mistakes.</summary>
    /// <param name="source">Where the policy comes from, such as the path of a file.</param>
    /// <param name="mistakes">The mistakes, in the order of the policy's keys.</param>
    public ConsentPolicyException(string source, IReadOnlyList<ConsentPolicyMistake> mistakes)
        : base($"{source} has mistakes, so it is not used:{string.Concat((mistakes ?? []).Select(mistake => $"{Environment.NewLine}  {mistake}"))}")
        => Mistakes = mistakes ?? [];

    /// <summary>Makes an exception without mistakes.</summary>
    public ConsentPolicyException() => Mistakes = [];

    /// <summary>Makes an exception with a message of its own.</summary>
    public ConsentPolicyException(string message) : base(message) => Mistakes = [];

    /// <summary>Makes an exception with a message and a cause.</summary>
    public ConsentPolicyException(string message, Exception innerException) : base(message, innerException) => Mistakes = [];

    /// <summary>The mistakes, in the order of the policy's keys.</summary>
    public IReadOnlyList<ConsentPolicyMistake> Mistakes { get; }
}
