#nullable enable

namespace SupportNamespace;

using global::System.Collections.Generic;

/// <summary>A request that breaks the contract; nothing was sent.</summary>
public sealed class Api_ValidationException : global::System.ArgumentException
{
    /// <summary>Names the value by its path on the wire and says what is wrong with it.</summary>
    /// <param name="path">The value's path on the wire, such as <c>storage_options.expires_after</c>.</param>
    /// <param name="problem">What is wrong and what would be right, as the rest of a sentence that begins with the path.</param>
    public Api_ValidationException(string path, string problem)
        : this([new Violation(path, path, problem)])
    {
    }

    /// <summary>Tells everything that is wrong.</summary>
    /// <param name="violations">What is wrong; at least one.</param>
    public Api_ValidationException(IReadOnlyList<Violation> violations)
        : base(string.Join(" ", violations))
        => Violations = violations;

    /// <summary>Everything that is wrong, in the order of the request.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>The first value's path on the wire, such as <c>storage_options.expires_after</c>.</summary>
    public string Path => Violations[0].Path;

    /// <summary>The first value's path in C#, such as <c>StorageOptions.ExpiresAfter</c>.</summary>
    public override string ParamName => Violations[0].Member;

    /// <summary>A value that breaks the contract.</summary>
    /// <param name="Path">Its path on the wire, such as <c>storage_options.expires_after</c>.</param>
    /// <param name="Member">Its path in C#, such as <c>StorageOptions.ExpiresAfter</c>.</param>
    /// <param name="Problem">What is wrong and what would be right, as the rest of a sentence that begins with the path.</param>
    public sealed record Violation(string Path, string Member, string Problem)
    {
        /// <summary>The whole sentence, with both names where they differ.</summary>
        public override string ToString()
            => string.Equals(Path, Member, global::System.StringComparison.OrdinalIgnoreCase)
                ? $"{Member} {Problem}."
                : $"{Member} ({Path}) {Problem}.";
    }
}
