using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>The handle of long-running work.</summary>
internal sealed record HandleModel : TypeModel
{
    public required TypeRef IdType { get; init; }

    public required TypeRef Status { get; init; }

    public required Identifier PollClient { get; init; }

    public required Identifier PollMethod { get; init; }

    /// <summary>Which of the poll's parameters is the identifier; the others are left out.</summary>
    public required int IdPosition { get; init; }

    /// <summary>How many parameters the poll has.</summary>
    public required int PollParameters { get; init; }

    public WhenEmptyModel? WhenEmpty { get; init; }

    /// <summary>Names of the union's cases.</summary>
    public required Identifier PendingCase { get; init; }

    public required Identifier ResultCase { get; init; }

    /// <summary>The C# property of the pending case.</summary>
    public Identifier? ProgressProperty { get; init; }

    /// <summary>Cases that end the work without a result, with the C# properties of their error, if they have one.</summary>
    public EquatableArray<FailedCase> Failures { get; init; }

    internal override IEnumerable<TypeRef> Uses => [IdType, Status];

    // In a pattern a member of the handle would come before the type of its name.
    internal override IEnumerable<string> InnerNames => [Status.Name!];
}
