using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using XaiGen.Contract;
using XaiGen.Review;

namespace XaiGen.Benchmarks.Review;

/// <summary>The cost of a comparison on top of reading both contracts, and the time and memory of a complete <c>xaigen diff</c>.</summary>
internal static partial class ReviewCost
{
    /// <summary>In the edited copy, one in this many texts becomes a number.</summary>
    private const int EditEvery = 40;

    public static int Compare()
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-review-").FullName;
        foreach (string document in Documents.Names)
        {
            ContractText old = new(document, Documents.Read(document)), edited = new($"edited {document}", Edit(Documents.Read(document)));
            DiffOptions wire = new() { ComparesCSharp = false }, all = new();
            int findings = ContractDiff.Compare(old, edited, wire).Findings.Count;
            Interleaved.Report(
                $"{document} against a copy with {findings} findings",
                ("reading both", () => Read(old, edited)),
                ("diff of the wire", () => ContractDiff.Compare(old, edited, wire)),
                ("diff with C#", () => ContractDiff.Compare(old, edited, all)));

            string copy = Path.Combine(folder, document);
            File.WriteAllText(copy, edited.Text);
            ReportProcess(document, Documents.PathOf(document), copy);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <remarks>Reads them sequentially; a comparison reads both in parallel.</remarks>
    private static void Read(ContractText old, ContractText edited)
    {
        ContractReader.Read(old.Text);
        ContractReader.Read(edited.Text);
    }

    private static string Edit(string text)
    {
        int number = 0;
        return TextType().Replace(
            text, match => ++number % EditEvery == 0 ? match.Value.Replace("string", "integer", StringComparison.Ordinal) : match.Value);
    }

    private static void ReportProcess(string document, string old, string edited)
    {
        long start = Stopwatch.GetTimestamp();
        var command = new ProcessStartInfo("dotnet", [Path.Combine(
            AppContext.BaseDirectory, "XaiGen.Cli.dll"), "diff", old, edited, "--format", "json"])
        { RedirectStandardOutput = true };
        using Process process = Process.Start(command)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended in the meantime.
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"`xaigen diff` of {document}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, at most {peak / 1048576.0:F0} MiB, a "
            + $"report of {output.Result.Length / 1024.0:F0} KiB.\n"));
    }

    [GeneratedRegex("""\btype"?: "?string\b""")]
    private static partial Regex TextType();
}
