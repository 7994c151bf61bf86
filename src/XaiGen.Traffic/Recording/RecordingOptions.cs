namespace XaiGen.Traffic.Recording;

/// <summary>Options for a recording proxy.</summary>
public sealed record RecordingOptions
{
    /// <summary>The API's base URL; paths of requests are appended to its path.</summary>
    public required Uri Target { get; init; }

    /// <summary>The folder for the recordings.</summary>
    public required string Folder { get; init; }

    /// <summary>The port to listen on; 0 selects any free port.</summary>
    public int Port { get; init; }

    /// <summary>Names of headers, query parameters and fields that are secrets, in addition to the common ones.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The number of bytes of a body that are recorded. The rest is only forwarded.</summary>
    public int MostBodyBytes { get; init; } = 1024 * 1024;
}
