using System.Text.Json.Serialization;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>One line of the index: what a file is from here on, or that it is gone.</summary>
internal sealed record IndexLine
{
    public StoredFile? File { get; init; }

    /// <summary>The id of a file that is gone.</summary>
    public string? Removed { get; init; }
}

/// <summary>The index as a person can read it in the data folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexLine))]
[JsonSerializable(typeof(StoredFile))]
internal sealed partial class IndexJson : JsonSerializerContext;
