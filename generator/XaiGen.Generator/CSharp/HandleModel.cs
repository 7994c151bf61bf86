using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The handle of a long-running operation.</summary>
internal sealed record HandleModel : TypeModel
{
    public required TypeRef IdType { get; init; }

    public required TypeRef Status { get; init; }

    public required Identifier PollClient { get; init; }

    public required Identifier PollMethod { get; init; }

    /// <summary>The index of the poll's parameter that takes the ID; the others are omitted.</summary>
    public required int IdPosition { get; init; }

    /// <summary>The number of the poll's parameters.</summary>
    public required int PollParameters { get; init; }

    public WhenEmptyModel? WhenEmpty { get; init; }

    /// <summary>The name of the union's pending case.</summary>
    public required Identifier PendingCase { get; init; }

    public required Identifier ResultCase { get; init; }

    /// <summary>The C# property of the pending case that reports the progress.</summary>
    public Identifier? ProgressProperty { get; init; }

    /// <summary>The cases that end the operation without a result, with the C# properties of their errors, if any.</summary>
    public EquatableArray<FailedCase> Failures { get; init; }

    internal override IEnumerable<TypeRef> Uses => [IdType, Status];

    // In a pattern, a member of the handle would take precedence over the type with the same name.
    internal override IEnumerable<string> InnerNames => [Status.Name!];
}
