using BenchmarkDotNet.Attributes;
using XaiGen.Contract;
using XaiGen.Generator;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace XaiGen.Benchmarks.Generator;

/// <summary>
/// From the text of a contract to the C# text in a warm process; the lower bound is loading the document with YamlDotNet.
/// </summary>
[MemoryDiagnoser]
public class ReadAndEmit
{
    private readonly GenerationOptions _options = new("Contract.Client", null);
    private string _text = "";

    [ParamsSource(nameof(Documents))]
    public string Document { get; set; } = "";

    public static IEnumerable<string> Documents => Benchmarks.Documents.Names;

    [GlobalSetup]
    public void Load() => _text = Benchmarks.Documents.Read(Document);

    [Benchmark(Baseline = true)]
    public int YamlDotNet_load()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(_text));
        return stream.Documents.Count;
    }

    [Benchmark]
    public int YamlDotNet_events()
    {
        var parser = new Parser(new StringReader(_text));
        int events = 0;
        while (parser.MoveNext())
        {
            events++;
        }

        return events;
    }

    [Benchmark]
    public ContractReading Read() => ContractReader.Read(_text);

    [Benchmark]
    public GeneratedCode Read_and_emit() => CodeGeneration.Generate(_text, _options);
}
