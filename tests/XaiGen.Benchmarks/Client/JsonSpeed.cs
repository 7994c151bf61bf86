using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace XaiGen.Benchmarks.Client;

/// <summary>
/// Runs the codecs in turn, A B A B …, in slices short enough that other load on the machine does not disturb most of them. The ratio is
/// the median of the ratios of adjacent slices.
/// </summary>
internal static class JsonSpeed
{
    private const int Rounds = 400;
    private static readonly TimeSpan s_piece = TimeSpan.FromMilliseconds(1);

    public static int Compare()
    {
        Console.WriteLine($"| | time | ratio to {JsonCodecs.SourceGenerated} | bytes allocated | ratio |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (JsonCase @case in JsonCodecs.All())
        {
            Compare(@case);
        }

        return 0;
    }

    private static void Compare(JsonCase @case)
    {
        Func<object>[] runs = [.. @case.Candidates.Select(candidate => candidate.Run)];
        int[] repeats = [.. runs.Select(Warm)];
        double[][] times = [.. runs.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < runs.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                Repeat(runs[i], repeats[i]);
                times[i][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / repeats[i];
            }
        }

        long[] bytes = [.. runs.Select(Allocated)];
        for (int i = 0; i < runs.Length; i++)
        {
            double ratio = Interleaved.Median(times[i].Zip(times[0], (own, first) => own / first));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {@case.Name}, {@case.Candidates[i].Codec} | {Interleaved.Median(times[i]):N0} ns | {ratio:F2} | {bytes[i]:N0} | "
                + $"{(double)bytes[i] / bytes[0]:F2} |"));
        }
    }

    /// <summary>Runs the code until it is fully optimized, and returns how often it fits into a slice.</summary>
    private static int Warm(Func<object> run)
    {
        for (int i = 0; i < 5; i++)
        {
            Repeat(run, 2_000);
            Thread.Sleep(150);
        }

        long start = Stopwatch.GetTimestamp();
        Repeat(run, 1_000);
        return Math.Max(1, (int)(1_000 * (s_piece / Stopwatch.GetElapsedTime(start))));
    }

    private static void Repeat(Func<object> run, int times)
    {
        for (int i = 0; i < times; i++)
        {
            run();
        }
    }

    private static long Allocated(Func<object> run)
    {
        const int Runs = 100;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(run, Runs);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }
}

/// <summary>The same comparison with BenchmarkDotNet: the generated code and the two modes of System.Text.Json.</summary>
[MemoryDiagnoser]
public class JsonReadAndWrite
{
    private Dictionary<string, Func<object>> _candidates = [];

    [ParamsSource(nameof(Names))]
    public string Case { get; set; } = "";

    public static IEnumerable<string> Names => JsonCodecs.All().Select(@case => @case.Name);

    [GlobalSetup]
    public void Choose() => _candidates = JsonCodecs.All()
        .Single(@case => @case.Name == Case).Candidates.ToDictionary(candidate => candidate.Codec, candidate => candidate.Run);

    [Benchmark(Baseline = true)]
    public object Source_generated() => _candidates[JsonCodecs.SourceGenerated]();

    [Benchmark]
    public object Generated() => _candidates[JsonCodecs.Ours]();

    [Benchmark]
    public object Reflection() => _candidates[JsonCodecs.Reflection]();
}
