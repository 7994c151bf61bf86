using XaiGen.Contract.Editing;

namespace XaiGen.Review;

/// <summary>One result of a comparison or of lint.</summary>
public sealed record Finding
{
    /// <summary>The rule of the finding; waivers and reports use its ID.</summary>
    public required ReviewRule Rule { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Null for findings of lint.</summary>
    public WireVerdict? Wire { get; init; }

    public CSharpVerdict CSharp { get; init; }

    /// <summary>The C# members that change: <c>ImageRequest.Prompt</c>.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The C# that changes, if it can be shown in a few lines.</summary>
    public IReadOnlyList<CSharpChange> Code { get; init; } = [];

    /// <summary>The affected operations, such as <c>POST /v1/images</c>; empty if the finding belongs to none.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    public Direction? Direction { get; init; }

    /// <summary>The location in the old contract; for something new, the place that it was added to.</summary>
    public SourceLocation? Old { get; init; }

    /// <summary>The location in the new contract; for something removed, the place that it was removed from.</summary>
    public SourceLocation? New { get; init; }

    /// <summary>The location to show; for something removed, the old one.</summary>
    public SourceLocation? Place => IsGone ? Old : New ?? Old;

    /// <summary>Whether the finding concerns something that only the old contract has.</summary>
    public bool IsGone => Old is not null && Pointer == Old.Pointer && Pointer != New?.Pointer;

    /// <summary>The name that waivers use: the pointer, with names instead of list indexes.</summary>
    public string Name => Pointer == New?.Pointer ? New.Name : Pointer == Old?.Pointer ? Old.Name : Pointer;

    /// <summary>A sentence that describes the change.</summary>
    public required string Message { get; init; }

    /// <summary>Why the change matters.</summary>
    public required string Why { get; init; }

    public Witness? Witness { get; init; }

    /// <summary>An edit that fixes the finding, if it can be fixed automatically.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The JSON pointer in the new contract, or in the old one for something removed.</summary>
    public string Pointer { get; init; } = "#";
}
