using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A method that starts a long-running operation.</summary>
internal sealed record StartModel
{
    public required Identifier Handle { get; init; }

    /// <summary>The C# property with the operation's ID, in the start's response or in one of its cases.</summary>
    public required Identifier IdProperty { get; init; }

    /// <summary>The C# boolean property of the request that requests deferred processing.</summary>
    public Identifier? FlagProperty { get; init; }

    /// <summary>The response case with the operation's ID, qualified by its union; null if every response has the ID.</summary>
    public TypeName? StartedCase { get; init; }

    /// <summary>The response case that contains the result immediately.</summary>
    public TypeName? ImmediateCase { get; init; }

    /// <summary>The type that the immediate case wraps; null if the case itself is the result.</summary>
    public TypeRef? ImmediateType { get; init; }
}
