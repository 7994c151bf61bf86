using System.Text;
using XaiGen.Generator;

namespace XaiGen.Benchmarks.Generator;

/// <summary>The amount of C# that the compiler receives for the xAI contract.</summary>
internal static class EmittedSize
{
    public static int Report()
    {
        string contract = Documents.Read(Documents.Xai);
        IReadOnlyList<GeneratedFile> files = CodeGeneration.Generate(contract, new GenerationOptions("XaiGen", "XaiClient")).Files;
        int operations = Contract.ContractReader.Read(contract).Contract!.Operations.Count;
        Console.WriteLine("| what | files | bytes | lines | bytes an operation |");
        Console.WriteLine("|---|---|---|---|---|");
        Row("all", files);
        Row("support code", files.Where(file => file.Name.Contains(".GeneratedSupport.", StringComparison.Ordinal)));
        Row("clients", files.Where(file => file.Name.EndsWith("Client.g.cs", StringComparison.Ordinal)));
        return 0;

        void Row(string what, IEnumerable<GeneratedFile> files)
        {
            int bytes = files.Sum(file => Encoding.UTF8.GetByteCount(file.Text));
            Console.WriteLine(
                $"| {what} | {files.Count()} | {bytes:N0} | {files.Sum(file => file.Text.Count(c => c == '\n')):N0} | "
                + $"{bytes / operations:N0} |");
        }
    }
}
