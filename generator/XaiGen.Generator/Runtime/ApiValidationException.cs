#nullable enable

namespace SupportNamespace;

using global::System.Collections.Generic;

/// <summary>A request violates the contract; nothing was sent.</summary>
public sealed class Api_ValidationException : global::System.ArgumentException
{
    /// <summary>Creates an exception for one value, named by its path on the wire, and describes the problem.</summary>
    /// <param name="path">The value's path on the wire, such as <c>storage_options.expires_after</c>.</param>
    /// <param name="problem">What is wrong and what is expected, as the rest of a sentence that begins with the path.</param>
    public Api_ValidationException(string path, string problem)
        : this((Violation[])[new Violation(path, path, problem)])
    {
    }

    /// <summary>Creates an exception for all violations of a request.</summary>
    /// <param name="violations">The violations; at least one.</param>
    public Api_ValidationException(IReadOnlyList<Violation> violations)
        : base(string.Join(" ", violations))
        => Violations = violations;

    /// <summary>All violations, in the order of the request.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>The path of the first invalid value on the wire, such as <c>storage_options.expires_after</c>.</summary>
    public string Path => Violations[0].Path;

    /// <summary>The path of the first invalid value in C#, such as <c>StorageOptions.ExpiresAfter</c>.</summary>
    public override string ParamName => Violations[0].Member;

    /// <summary>A value that violates the contract.</summary>
    /// <param name="Path">Its path on the wire, such as <c>storage_options.expires_after</c>.</param>
    /// <param name="Member">Its path in C#, such as <c>StorageOptions.ExpiresAfter</c>.</param>
    /// <param name="Problem">What is wrong and what is expected, as the rest of a sentence that begins with the path.</param>
    public sealed record Violation(string Path, string Member, string Problem)
    {
        /// <summary>The complete sentence, with both names if they differ.</summary>
        public override string ToString()
            => string.Equals(Path, Member, global::System.StringComparison.OrdinalIgnoreCase)
                ? $"{Member} {Problem}."
                : $"{Member} ({Path}) {Problem}.";
    }
}
