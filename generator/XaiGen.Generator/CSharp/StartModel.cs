using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A method that starts long-running work.</summary>
internal sealed record StartModel
{
    public required Identifier Handle { get; init; }

    /// <summary>The C# property of the start's answer, or of the case of it, that names the work.</summary>
    public required Identifier IdProperty { get; init; }

    /// <summary>The C# boolean property of the request that asks for deferred work.</summary>
    public Identifier? FlagProperty { get; init; }

    /// <summary>The case of the response that names the work, dotted after its union; null where every response does.</summary>
    public TypeName? StartedCase { get; init; }

    /// <summary>The case of the response that is the result at once.</summary>
    public TypeName? ImmediateCase { get; init; }

    /// <summary>What the immediate case wraps; null where the case itself is the result.</summary>
    public TypeRef? ImmediateType { get; init; }
}
