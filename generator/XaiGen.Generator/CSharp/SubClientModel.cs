using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The operations of one tag.</summary>
internal sealed record SubClientModel
{
    public required Identifier Name { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    public EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>Handles of long-running work that this client starts.</summary>
    public EquatableArray<ResumeModel> Resumes { get; init; }

    /// <summary>Types of inline schemas of the operations.</summary>
    public EquatableArray<TypeModel> Nested { get; init; }
}
