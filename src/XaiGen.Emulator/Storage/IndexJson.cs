using System.Text.Json.Serialization;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>The index in a form that people can read in the data folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndexLine))]
[JsonSerializable(typeof(StoredFile))]
internal sealed partial class IndexJson : JsonSerializerContext;
