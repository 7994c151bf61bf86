using XaiGen.Contract.Editing;

namespace XaiGen.Review;

/// <summary>The effect of a change on existing callers of the API.</summary>
public enum WireVerdict
{
    /// <summary>No effect on clients and servers that follow the old contract.</summary>
    Compatible,

    /// <summary>Some callers may be affected; the contract does not determine whether they are.</summary>
    Warning,

    /// <summary>A request that was valid is refused, or the server may send a response that the old contract rules out.</summary>
    Breaking,
}

/// <summary>The effect of a change on code that is compiled against the generated C#.</summary>
public enum CSharpVerdict
{
    None,

    /// <summary>The same members behave differently, for example because of another check before sending.</summary>
    Behaviour,

    /// <summary>Compiled programs fail until they are recompiled; their source need not change.</summary>
    BinaryBreaking,

    /// <summary>Source that used the member no longer compiles.</summary>
    SourceBreaking,
}

/// <summary>The direction in which values are sent.</summary>
public enum Direction
{
    Request,
    Response,
}

/// <summary>The severity of a finding in reports.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>A place in a file. Lines and columns start at 1.</summary>
public sealed record SourceLocation(string File, string Pointer, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The pointer with names instead of list indexes, which change: <c>required/model</c> instead of <c>required/1</c>.</summary>
    public string Name { get; init; } = Pointer;
}

/// <summary>A concrete JSON value that one of the two contracts allows and the other does not.</summary>
/// <param name="Json">The value.</param>
/// <param name="ValidBefore">Whether the old contract allows it; the new one does the opposite.</param>
public sealed record Witness(string Json, bool ValidBefore)
{
    /// <summary>
    /// The message that the value is, such as <c>the body of POST /v1/images</c>; null for a part of a message or an exchange.
    /// </summary>
    public string? Message { get; init; }
}

/// <summary>A piece of the generated C#, before and after.</summary>
/// <param name="Member">The member: <c>ImageRequest.Prompt</c>.</param>
/// <param name="Before">The declaration, or the lines that differ; null for a new member.</param>
/// <param name="After">The new declaration or lines; null for a removed member.</param>
public sealed record CSharpChange(string Member, string? Before, string? After);

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
