using System.Text.Json.Serialization;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>One line of the index: what a file is from here on, or that it is gone.</summary>
internal sealed record IndexLine
{
    public StoredFile? File { get; init; }

    /// <summary>The ID of a file that is gone.</summary>
    public string? Removed { get; init; }

    /// <summary>Whether it says just one of the two. The serializer lets null pass where there must be a value.</summary>
    [JsonIgnore]
    public bool IsChange => this is { File: null, Removed: not null }
        or { Removed: null, File: { Id: not null, Team: not null, FileName: not null, ContentType: not null, Purpose: not null } };
}

/// <summary>The index as a person can read it in the data folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexLine))]
[JsonSerializable(typeof(StoredFile))]
internal sealed partial class IndexJson : JsonSerializerContext;
