using System.Diagnostics;

namespace XaiGen.Fuzz.Running;

/// <summary>
/// Runs rounds in a separate process, because a round may crash it, and reports progress on its output: <c>+ seed</c> when a round starts,
/// <c>- kind</c> when it ends, <c>! class</c> and <c>@ file</c> for a failure.
/// </summary>
internal static class Worker
{
    private static readonly TimeSpan s_timeToMinimize = TimeSpan.FromSeconds(45);

    /// <param name="target">The target to check.</param>
    /// <param name="seed">The seed of the first round; the following rounds use the following seeds.</param>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="folder">The folder for failures.</param>
    public static int Run(Target target, int seed, int rounds, string folder)
    {
        HashSet<string> known = [];
        while (Console.ReadLine() is { } line)
        {
            known.Add(line);
        }

        Checker.Check(target, target.Make(0));
        for (int i = 0; i < rounds; i++)
        {
            Say($"+ {seed + i}");
            FuzzCase fuzzCase = target.Make(seed + i);
            Verdict verdict = Checker.Check(target, fuzzCase);
            foreach (Failure failure in verdict.Failures.DistinctBy(failure => failure.Class))
            {
                string name = Shown.Line(failure.Class);
                Say($"! {name}");
                if (known.Add(name))
                {
                    Say($"@ {Save(target, fuzzCase, failure, seed + i, folder)}");
                }
            }

            Say($"- {verdict.Kind}");
        }

        return 0;
    }

    /// <summary>Writes a file with the minimized case and returns its path.</summary>
    public static string Write(FuzzCase fuzzCase, Failure failure, int seed, string folder)
    {
        Directory.CreateDirectory(folder);
        string name = string.Concat(failure.Class.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        string file = Path.Combine(folder, $"{fuzzCase.Target}-{seed}-{name[..Math.Min(name.Length, 60)]}.case");
        File.WriteAllText(file, fuzzCase.Write($"Seed {seed}: {failure.Class}\n{failure.Message}"));
        return file;
    }

    private static string Save(Target target, FuzzCase fuzzCase, Failure failure, int seed, string folder)
    {
        var clock = Stopwatch.StartNew();
        FuzzCase small = new Minimizer(target, Fails, s_timeToMinimize).Minimize(fuzzCase);
        Failure shown = Checker.Check(target, small).Failures.FirstOrDefault(other => other.Class == failure.Class) ?? failure;
        return Write(small, shown, seed, folder);

        bool Fails(FuzzCase smaller)
        {
            Say($"~ {clock.Elapsed}");
            return Checker.Check(target, smaller).Failures.Any(other => other.Class == failure.Class);
        }
    }

    private static void Say(string line)
    {
        Console.Out.Write(line + "\n");
        Console.Out.Flush();
    }
}
