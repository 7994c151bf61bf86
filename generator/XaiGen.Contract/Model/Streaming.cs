namespace XaiGen.Contract.Model;

/// <summary><c>x-xaigen-stream</c>: how a call requests a streamed response, and how the stream ends.</summary>
public sealed record Streaming
{
    public required string Pointer { get; init; }

    /// <summary>The boolean property of the request that asks for a stream.</summary>
    public string? Flag { get; init; }

    /// <summary>The data of the event that ends the stream.</summary>
    public string? End { get; init; }

    /// <summary>The name of events that report an error.</summary>
    public string? Error { get; init; }
}
