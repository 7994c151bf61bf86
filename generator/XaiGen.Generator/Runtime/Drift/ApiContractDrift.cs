#nullable enable

namespace SupportNamespace;

/// <summary>
/// A difference between a response and the contract that this client was generated from. It contains no data of the response except
/// names, and unknown values of enums and tags; names that look like data, such as IDs, are <c>*</c>.
/// </summary>
/// <param name="operation">The operation's ID.</param>
/// <param name="kind">The kind of drift.</param>
/// <param name="pointer">The location in the contract.</param>
/// <param name="name">The name of what differs.</param>
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

    /// <summary>The location in the contract that the response does not match: a JSON pointer.</summary>
    public string Pointer { get; } = pointer;

    /// <summary>The property, header, status, media type, enum value or tag that differs.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Waits until all responses so far have been compared with the contract, and writes the rest to the ledgers. This happens
    /// automatically at the end of the process.
    /// </summary>
    public static void Flush() => GeneratedSupport.ApiDrift.Flush();

    /// <summary>The drift in one line.</summary>
    public override string ToString() => $"{Operation}: {Kind} '{Name}' at {Pointer}";
}
