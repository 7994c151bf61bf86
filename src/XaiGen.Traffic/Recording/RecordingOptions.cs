namespace XaiGen.Traffic.Recording;

/// <summary>What a proxy records.</summary>
public sealed record RecordingOptions
{
    /// <summary>The API's base URL; paths of requests are added to its own.</summary>
    public required Uri Target { get; init; }

    /// <summary>The folder for the recordings.</summary>
    public required string Folder { get; init; }

    /// <summary>The port to listen on; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>Names of headers, query parameters and fields that are secrets, besides those that everybody uses.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>How many bytes of a body are written. The rest passes by.</summary>
    public int MostBodyBytes { get; init; } = 1024 * 1024;
}
