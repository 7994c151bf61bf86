using System.Text.Json.Serialization;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>One line of the index: the new state of a file, or its removal.</summary>
internal sealed record IndexLine
{
    public StoredFile? File { get; init; }

    /// <summary>The ID of a removed file.</summary>
    public string? Removed { get; init; }

    /// <summary>Whether exactly one of the two is set. The serialiser accepts null for required values.</summary>
    [JsonIgnore]
    public bool IsChange => this is { File: null, Removed: not null }
        or { Removed: null, File: { Id: not null, Team: not null, FileName: not null, ContentType: not null, Purpose: not null } };
}
