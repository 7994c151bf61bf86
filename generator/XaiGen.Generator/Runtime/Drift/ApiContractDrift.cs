#nullable enable

namespace SupportNamespace;

/// <summary>
/// A way in which a response left the contract that this client was made of. It holds nothing of the response but names, and of enums and
/// tags their unknown values; what looks like data, such as IDs for names, is <c>*</c>.
/// </summary>
/// <param name="operation">The operation's ID.</param>
/// <param name="kind">The kind of drift.</param>
/// <param name="pointer">The place in the contract.</param>
/// <param name="name">What is other than described there.</param>
public sealed class Api_ContractDrift(string operation, string kind, string pointer, string name) : global::System.EventArgs
{
    /// <summary>The ID of the operation that was called.</summary>
    public string Operation { get; } = operation;

    /// <summary>
    /// One of <c>unknown-property</c>, <c>missing-property</c>, <c>unexpected-null</c>, <c>other-type</c>, <c>unknown-value</c> of an enum,
    /// <c>unknown-case</c> of a union, <c>below-minimum</c>, <c>above-maximum</c>, <c>too-short</c>, <c>too-long</c>, <c>other-pattern</c>,
    /// <c>other-format</c>, <c>unknown-status</c>, <c>unknown-media-type</c>, <c>missing-header</c>, and <c>unreadable</c>.
    /// </summary>
    public string Kind { get; } = kind;

    /// <summary>The place in the contract that says otherwise, or lacks something: a JSON pointer.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>The property, header, status, media type, enum value or tag that is other than described.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Waits until all responses that have arrived are held against the contract, and writes what is left to write into the ledgers. At
    /// the end of the process this happens by itself.
    /// </summary>
    public static void Flush() => GeneratedSupport.ApiDrift.Flush();

    /// <summary>The drift in one line.</summary>
    public override string ToString() => $"{Operation}: {Kind} '{Name}' at {Pointer}";
}
