using System.Text.Json.Serialization;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>The record of a file as a person can read it in the data folder.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredFile))]
internal sealed partial class RecordJson : JsonSerializerContext;
