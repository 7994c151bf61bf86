using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Contract;
using XaiGen.Generator;

namespace XaiGen.Benchmarks.Weight;

/// <summary>
/// The weight of a contract's client: the C# that the compiler receives, the assembly that it emits, and its composition.
/// </summary>
internal static class EmittedWeight
{
    /// <summary>Follows the name of a document to weigh it with classes instead of records.</summary>
    private const string AsClasses = ":classes";

    /// <summary>Follows the name, and the choice of classes, to weigh the public surface alone.</summary>
    private const string SurfaceAlone = ":surface";

    private static readonly string[] s_documents = [Documents.Xai, "discord.json", "box.json", "openai.json"];

    /// <summary>Prints the weights of the clients.</summary>
    /// <param name="samples">
    /// Documents, as classes where <c>:classes</c> follows the name, their public surface alone where <c>:surface</c> does, or folders of
    /// C# from other generators or an experiment; all documents if empty.
    /// </param>
    public static int Report(IReadOnlyList<string> samples)
    {
        var causes = new StringBuilder();
        Console.WriteLine("| what | C# bytes | bytes an operation | assembly | IL | metadata | types | methods | attributes | XML docs |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (string name in samples.Count > 0 ? samples : [.. s_documents.Where(name => File.Exists(Documents.PathOf(name)))])
        {
            var sample = Sample.Of(name);
            (byte[] image, long documentation) = Compiler.Emit(Compiler.Parse(sample.Files));
            var assembly = new AssemblyWeight(image);
            string perOperation = sample.Operations > 0 ? Number(sample.Bytes / sample.Operations) : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                | {sample.Name} | {sample.Bytes:N0} | {perOperation} | {assembly.Bytes:N0} | {assembly.IL:N0} | {assembly.MetadataBytes:N0} | {assembly.Types:N0} | {assembly.Methods.Count:N0} | {assembly.Attributes:N0} | {documentation:N0} |
                """));
            Describe(sample.Name, assembly, causes);
        }

        Console.Write(causes);
        return 0;
    }

    /// <summary>
    /// Prints the CPU time that the compiler takes for each of several folders or documents, run in turn. A DLL among them has analyzers of
    /// trimming, which then run too.
    /// </summary>
    public static int Cpu(IReadOnlyList<string> samples)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. samples.Where(IsAnalyzer).SelectMany(path => TrimAnalyzers.Load(path))];
        Sample[] all = [.. samples.Where(name => !IsAnalyzer(name)).Select(Sample.Of)];
        List<double>[] seconds = [.. all.Select(_ => new List<double>())];
        // The first run warms up the compiler.
        for (int run = -1; run < 3; run++)
        {
            for (int i = 0; i < all.Length; i++)
            {
                GC.Collect();
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                CSharpCompilation compilation = Compiler.Parse(all[i].Files);
                if (!analyzers.IsEmpty)
                {
                    TrimAnalyzers.Run(compilation, analyzers);
                }

                Compiler.Emit(compilation);
                if (run >= 0)
                {
                    seconds[i].Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
                }
            }
        }

        Console.WriteLine("| compiler's CPU | median | ratio to the first |");
        Console.WriteLine("|---|---|---|");
        for (int i = 0; i < all.Length; i++)
        {
            double ratio = Interleaved.Median(seconds[i].Zip(seconds[0], (own, first) => own / first));
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {all[i].Name} | {Interleaved.Median(seconds[i]):F2} s | {ratio:F2} |"));
        }

        return 0;
    }

    private static bool IsAnalyzer(string name) => name.EndsWith(".dll", StringComparison.Ordinal);

    private static void Describe(string name, AssemblyWeight assembly, StringBuilder to)
    {
        to.AppendLine(CultureInfo.InvariantCulture, $"\n| {name}: methods | number | IL |\n|---|---|---|");
        foreach (IGrouping<string, AssemblyWeight.Method> cause in assembly.Methods
            .GroupBy(method => method.Cause).OrderByDescending(cause => cause.Sum(method => method.IL)))
        {
            to.AppendLine(CultureInfo.InvariantCulture, $"| {cause.Key} | {cause.Count():N0} | {cause.Sum(method => method.IL):N0} |");
        }

        to.AppendLine(CultureInfo.InvariantCulture, $"\n| {name}: metadata | rows | bytes |\n|---|---|---|");
        foreach ((string part, int rows, int bytes) in assembly.MetadataParts().Take(14))
        {
            to.AppendLine(CultureInfo.InvariantCulture, $"| {part} | {rows:N0} | {bytes:N0} |");
        }

        to.AppendLine(CultureInfo.InvariantCulture, $"\n| {name}: attribute | number |\n|---|---|");
        foreach ((string attribute, int count) in assembly.AttributeNames().Take(12))
        {
            to.AppendLine(CultureInfo.InvariantCulture, $"| {attribute} | {count:N0} |");
        }
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Sample(string Name, IReadOnlyList<(string Name, string Text)> Files, int Operations)
    {
        public int Bytes { get; } = Files.Sum(file => Encoding.UTF8.GetByteCount(file.Text));

        public static Sample Of(string name)
        {
            if (Directory.Exists(name))
            {
                IEnumerable<string> paths = Directory.EnumerateFiles(name, "*.cs");
                return new Sample(
                    Path.GetFileName(Path.TrimEndingDirectorySeparator(name)), [.. paths.Select(path => (path, File.ReadAllText(path)))],
                    0);
            }

            bool isSurface = name.EndsWith(SurfaceAlone, StringComparison.Ordinal);
            string document = isSurface ? name[..^SurfaceAlone.Length] : name;
            bool isClasses = document.EndsWith(AsClasses, StringComparison.Ordinal);
            string text = Documents.Read(isClasses ? document[..^AsClasses.Length] : document);
            ObjectStyle objects = isClasses ? ObjectStyle.Classes : ObjectStyle.Records;
            GeneratedCode code = CodeGeneration.Generate(text, new GenerationOptions("Contract", null) { Objects = objects });
            int operations = ContractReader.Read(text).Contract!.Operations.Count;
            IEnumerable<(string Name, string Text)> files = code.Files.Select(file => (file.Name, file.Text));
            return new Sample(name, [.. isSurface ? PublicSurface.Of(files) : files], operations);
        }
    }
}
