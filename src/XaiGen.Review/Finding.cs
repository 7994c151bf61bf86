using XaiGen.Contract.Diagnostics;

namespace XaiGen.Review;

/// <summary>What a change means to those who already call the API.</summary>
public enum WireVerdict
{
    /// <summary>Nothing changes for those who follow the old contract.</summary>
    Compatible,

    /// <summary>Some may notice; whether they do, the contract cannot say.</summary>
    Warning,

    /// <summary>A request that was right is refused, or a response comes that the old contract rules out.</summary>
    Breaking,
}

/// <summary>What a change means to those who compile against the generated C#.</summary>
public enum CSharpVerdict
{
    None,

    /// <summary>The same members do something else, such as another check before sending.</summary>
    Behaviour,

    /// <summary>Compiled programs fail until they are compiled again; their source stays as it is.</summary>
    BinaryBreaking,

    /// <summary>Source that used the member no longer compiles.</summary>
    SourceBreaking,
}

/// <summary>Which way the values travel.</summary>
public enum Direction
{
    Request,
    Response,
}

/// <summary>How loud a finding is in reports.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>A place in a file. Lines and columns start at 1.</summary>
public sealed record SourceLocation(string File, string Pointer, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>
    /// The pointer with names in the place of list positions, which move: <c>required/model</c> and not <c>required/1</c>.
    /// </summary>
    public string Name { get; init; } = Pointer;
}

/// <summary>A concrete JSON value that one of the two contracts allows and the other does not.</summary>
/// <param name="Json">The value.</param>
/// <param name="ValidBefore">Whether the old contract allows it; the new one says the opposite.</param>
public sealed record Witness(string Json, bool ValidBefore)
{
    /// <summary>
    /// The message that it is, such as <c>the body of POST /v1/images</c>; null where it is a part of one, or an exchange.
    /// </summary>
    public string? Message { get; init; }
}

/// <summary>A piece of the generated C#, before and after.</summary>
/// <param name="Member">What it is of: <c>ImageRequest.Prompt</c>.</param>
/// <param name="Before">The declaration, or the lines that differ; null where there was none.</param>
/// <param name="After">The same now; null where there is none any more.</param>
public sealed record CSharpChange(string Member, string? Before, string? After);

/// <summary>An edit of the contract's text that mends a finding and changes nothing else.</summary>
/// <param name="Title">What it does: <c>Add operationId: getFile</c>.</param>
/// <param name="Replaced">The text that goes; empty where something is only put in.</param>
/// <param name="Text">The text that comes.</param>
public sealed record Fix(string Title, TextRange Replaced, string Text);

/// <summary>One thing to know about a change, or about a contract.</summary>
public sealed record Finding
{
    /// <summary>What it is an instance of; waivers and reports use its id.</summary>
    public required ReviewRule Rule { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Null for what only concerns one contract.</summary>
    public WireVerdict? Wire { get; init; }

    public CSharpVerdict CSharp { get; init; }

    /// <summary>The C# members that change: <c>ImageRequest.Prompt</c>.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The C# that changes, as far as it can be shown in a few lines.</summary>
    public IReadOnlyList<CSharpChange> Code { get; init; } = [];

    /// <summary>The operations that it reaches, as <c>POST /v1/images</c>; empty where it belongs to none.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    public Direction? Direction { get; init; }

    /// <summary>Where it is in the old contract; of something new, the place that it was added to.</summary>
    public SourceLocation? Old { get; init; }

    /// <summary>Where it is in the new contract; of something gone, the place that it was removed from.</summary>
    public SourceLocation? New { get; init; }

    /// <summary>Where to look: what is gone is shown where it stood.</summary>
    public SourceLocation? Place => IsGone ? Old : New ?? Old;

    /// <summary>Whether it is about something that only the old contract has.</summary>
    public bool IsGone => Old is not null && Pointer == Old.Pointer && Pointer != New?.Pointer;

    /// <summary>What waivers name: the pointer, with names in the place of list positions.</summary>
    public string Name => Pointer == New?.Pointer ? New.Name : Pointer == Old?.Pointer ? Old.Name : Pointer;

    /// <summary>What happened, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>Why that matters.</summary>
    public required string Why { get; init; }

    public Witness? Witness { get; init; }

    /// <summary>What would mend it, where a program can tell.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The JSON pointer: the new place, or the old one of what is gone.</summary>
    public string Pointer { get; init; } = "#";
}
