using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace XaiGen.Generator.Tests.Json;

/// <summary>A contract's types, generated, compiled and loaded.</summary>
internal sealed class LoadedContract
{
    private readonly System.Reflection.Assembly _assembly;
    private readonly JsonSerializerOptions _options;

    /// <param name="configure">Sets the project's options.</param>
    /// <param name="references">The project's references; null for those that a client needs.</param>
    public LoadedContract(string contract, Action<GeneratorHarness>? configure = null, ConsumerReferences? references = null)
    {
        var project = new GeneratorHarness(contract, references);
        configure?.Invoke(project);
        _assembly = project.Run().ShouldReportNothing().Load();
        var resolver = (IJsonTypeInfoResolver)TypeOf("TestJsonResolver").GetProperty("Default")!.GetValue(null)!;
        _options = new JsonSerializerOptions { TypeInfoResolver = resolver };
    }

    public object? Read(string type, string json) => JsonSerializer.Deserialize(json, TypeOf(type), _options);

    public string RoundTrip(string type, string json) => JsonSerializer.Serialize(Read(type, json), TypeOf(type), _options);

    public JsonException Refused(string type, string json) => Should.Throw<JsonException>(() => Read(type, json));

    private Type TypeOf(string name) => _assembly.GetType("Sample." + name, throwOnError: true)!;
}
