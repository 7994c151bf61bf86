using System.Diagnostics;
using System.Globalization;

namespace XaiGen.Benchmarks;

/// <summary>
/// Runs complete commands in turn, A B A B …, so that a slowdown of the machine affects all of them. Prints medians and the median of the
/// ratios to the first command.
/// </summary>
internal static class Interleaved
{
    public const int Runs = 7;

    public static void Report(string title, params (string Name, Action Work)[] candidates)
    {
        List<double>[] times = [.. candidates.Select(_ => new List<double>())];
        for (int run = -1; run < Runs; run++)
        {
            for (int i = 0; i < candidates.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                candidates[i].Work();
                if (run >= 0)
                {
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }

        Console.WriteLine($"| {title} | median | fastest | slowest | difference to the first | ratio to the first |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (int i = 0; i < candidates.Length; i++)
        {
            double[] differences = [.. times[i].Zip(times[0], (own, first) => own - first)];
            double[] ratios = [.. times[i].Zip(times[0], (own, first) => own / first)];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {candidates[i].Name} | {Median(times[i]):F2} s | {times[i].Min():F2} s | {times[i].Max():F2} s | "
                + $"{Median(differences):F2} s | {Median(ratios):F2} |"));
        }

        Console.WriteLine();
    }

    /// <summary>Runs a command to its end; its output is shown only if it fails.</summary>
    public static void Command(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{errors.Result}");
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
