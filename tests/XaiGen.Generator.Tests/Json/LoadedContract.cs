using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace XaiGen.Generator.Tests.Json;

/// <summary>A contract's types, generated, compiled and loaded.</summary>
internal sealed class LoadedContract
{
    private readonly System.Reflection.Assembly _assembly;
    private readonly JsonSerializerOptions _options;

    public LoadedContract(string contract)
    {
        GeneratorRun run = new GeneratorHarness(contract).Run().ShouldReportNothing().ShouldCompile(ConsumerReferences.Net10);
        using var image = new MemoryStream();
        run.Output.Emit(image).Success.ShouldBeTrue();
        image.Position = 0;
        _assembly = new AssemblyLoadContext("contract", isCollectible: true).LoadFromStream(image);
        var resolver = (IJsonTypeInfoResolver)TypeOf("TestJsonResolver").GetProperty("Default")!.GetValue(null)!;
        _options = new JsonSerializerOptions { TypeInfoResolver = resolver };
    }

    public object? Read(string type, string json) => JsonSerializer.Deserialize(json, TypeOf(type), _options);

    public string RoundTrip(string type, string json) => JsonSerializer.Serialize(Read(type, json), TypeOf(type), _options);

    public JsonException Refused(string type, string json) => Should.Throw<JsonException>(() => Read(type, json));

    private Type TypeOf(string name) => _assembly.GetType("Sample." + name, throwOnError: true)!;
}
