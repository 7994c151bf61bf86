extern alias client;

using System.Text.Json;
using client::XaiGen;

namespace XaiGen.Generator.Tests.Json;

/// <summary>The client's types and their JSON, using only the generated resolver: nothing is found by reflection.</summary>
internal static class Wire
{
    public static JsonSerializerOptions Options { get; } = new() { TypeInfoResolver = XaiJsonResolver.Default };

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static JsonException Refused<T>(string json) => Should.Throw<JsonException>(() => Read<T>(json));
}
