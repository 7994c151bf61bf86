using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>The handle of long-running work.</summary>
internal sealed record HandleModel : TypeModel
{
    public required TypeRef IdType { get; init; }

    public required TypeRef Status { get; init; }

    public required string PollClient { get; init; }

    public required string PollMethod { get; init; }

    /// <summary>What is given for each of the poll's parameters.</summary>
    public EquatableArray<string> PollArguments { get; init; }

    public string? WhenEmpty { get; init; }

    /// <summary>Names of the union's cases.</summary>
    public required string PendingCase { get; init; }

    public required string ResultCase { get; init; }

    /// <summary>The C# property of the pending case.</summary>
    public string? ProgressProperty { get; init; }

    /// <summary>Cases that end the work without a result, with the C# properties of their error, if they have one.</summary>
    public EquatableArray<FailedCase> Failures { get; init; }

    // In a pattern a member of the handle would come before the type of its name.
    internal override IEnumerable<string> InnerNames => [Status.Name];
}
