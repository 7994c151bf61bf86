#nullable enable

namespace SupportNamespace;

/// <summary>A request that breaks a rule of the contract; nothing was sent.</summary>
public sealed class Api_ValidationException : global::System.ArgumentException
{
    /// <summary>Names the value by its path on the wire and says what is wrong with it.</summary>
    /// <param name="path">The value's path on the wire, such as <c>storage_options.expires_after</c>.</param>
    /// <param name="problem">What is wrong and what would be right, as the rest of a sentence that begins with the path.</param>
    public Api_ValidationException(string path, string problem)
        : base($"{path} {problem}.")
        => Path = path;

    /// <summary>The value's path on the wire, such as <c>storage_options.expires_after</c>.</summary>
    public string Path { get; }
}
