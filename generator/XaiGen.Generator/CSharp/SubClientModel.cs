using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The operations of one tag.</summary>
internal sealed record SubClientModel
{
    public required Identifier Name { get; init; }

    public Doc Doc { get; init; } = Doc.None;

    public EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>The handles of long-running operations that this client starts.</summary>
    public EquatableArray<ResumeModel> Resumes { get; init; }

    /// <summary>The types of the operations' inline schemas.</summary>
    public EquatableArray<TypeModel> Nested { get; init; }
}
