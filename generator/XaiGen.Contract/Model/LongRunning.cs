namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-long-running</c>: the call starts work whose state another operation reports.</summary>
public sealed record LongRunning
{
    public required string Pointer { get; init; }

    /// <summary>The C# name of the operation's handle.</summary>
    public required string Handle { get; init; }

    /// <summary>The <c>operationId</c> of the operation that reports the state.</summary>
    public required string Poll { get; init; }

    /// <summary>The ID of the work: a property of the start's response and a path parameter of the poll.</summary>
    public required string Id { get; init; }

    /// <summary>The union case of the poll's response for which polling continues.</summary>
    public required string Pending { get; init; }

    /// <summary>The union case that is the result; every other known case is a failure.</summary>
    public required string Result { get; init; }

    /// <summary>The property of the pending case with the progress, 0 to 100.</summary>
    public string? Progress { get; init; }

    /// <summary>The property of a failed case that holds <c>code</c> and <c>message</c>.</summary>
    public string? Error { get; init; }

    /// <summary>The boolean property of the request that asks for deferred work; null if the call always defers it.</summary>
    public string? Flag { get; init; }
}
