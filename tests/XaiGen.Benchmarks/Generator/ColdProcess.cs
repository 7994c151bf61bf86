using XaiGen.Generator;
using YamlDotNet.RepresentationModel;

namespace XaiGen.Benchmarks.Generator;

/// <summary>The same work in a new process, including the start of the runtime and the compilation of our code.</summary>
internal static class ColdProcess
{
    public static int Compare()
    {
        foreach (string document in Documents.Names)
        {
            Interleaved.Report(
                $"cold process, {document}",
                [.. new[] { "load", "emit", "nothing" }.Select(work => (work, (Action)(() => Start(work, document))))]);
        }

        return 0;
    }

    public static int Once(string work, string document)
    {
        switch (work)
        {
            case "load":
                new YamlStream().Load(new StringReader(Documents.Read(document)));
                return 0;
            case "emit":
                return CodeGeneration.Generate(Documents.Read(document), new GenerationOptions("Contract.Client", null)).Files.Count > 0
                    ? 0
                    : 1;
            default:
                return 0;
        }
    }

    private static void Start(string work, string document)
        => Interleaved.Command(Environment.ProcessPath!, "cold-once", work, document);
}
