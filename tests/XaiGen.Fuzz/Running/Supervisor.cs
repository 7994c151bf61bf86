using System.Diagnostics;

namespace XaiGen.Fuzz.Running;

/// <summary>The results of a run.</summary>
/// <param name="Rounds">The number of rounds by kind of result.</param>
/// <param name="Failures">The number of failures by class.</param>
/// <param name="Files">The first case of each class, minimized.</param>
internal sealed record FuzzReport(
    string Target, IReadOnlyDictionary<string, int> Rounds, IReadOnlyDictionary<string, int> Failures, IReadOnlyList<string> Files)
{
    public override string ToString()
    {
        int total = Rounds.Values.Sum();
        string kinds = string.Join(", ", Rounds.OrderByDescending(kind => kind.Value)
            .Select(kind => $"{100.0 * kind.Value / total:0} % {kind.Key}"));
        return $"{Target}: {total:N0} rounds ({kinds}), {Failures.Count} {(Failures.Count == 1 ? "class" : "classes")} of failures";
    }
}

/// <summary>Runs the rounds in a child process, and continues after a round that crashes or hangs it.</summary>
internal sealed class Supervisor(Target target, string folder, Action<string> say)
{
    private static readonly TimeSpan s_timeToMinimize = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_betweenReports = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, int> _rounds = [];
    private readonly Dictionary<string, int> _failures = [];
    private readonly List<string> _files = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _reported;

    public async Task<FuzzReport> RunAsync(int seed, int rounds, TimeSpan limit)
    {
        int next = seed;
        while (next < seed + rounds && _clock.Elapsed < limit)
        {
            next = await RunWorkerAsync(next, seed + rounds - next, limit);
        }

        return Report();
    }

    /// <summary>Checks saved cases in a child process. If it crashes or hangs, that is a failure of the case it had reached.</summary>
    public static async Task<IReadOnlyList<Failure>> CheckAsync(params string[] files)
    {
        using ChildProcess child = new(["--check", .. files]);
        List<Failure> failures = [];
        string current = "";
        while (await child.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("? ", StringComparison.Ordinal))
            {
                current = line[2..];
            }
            else if (line.StartsWith("! ", StringComparison.Ordinal))
            {
                failures.Add(new Failure(line[2..], $"{current}: {line[2..]}"));
            }
        }

        return await child.FindDeathAsync() is { } death ? [.. failures, death with { Message = $"{current}: {death.Class}" }] : failures;
    }

    /// <returns>The seed to continue with.</returns>
    private async Task<int> RunWorkerAsync(int seed, int rounds, TimeSpan limit)
    {
        using ChildProcess child = new("--worker", target.Name, $"{seed}", $"{rounds}", folder);
        await child.WriteAsync(_failures.Keys);
        int current = seed;
        while (await child.ReadLineAsync() is { } line)
        {
            string value = line[2..];
            switch (line[0])
            {
                case '+':
                    current = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                    break;
                case '-':
                    Count(_rounds, value);
                    Progress();
                    if (_clock.Elapsed > limit)
                    {
                        return int.MaxValue;
                    }

                    break;
                case '!':
                    Count(_failures, value);
                    if (_failures[value] == 1)
                    {
                        say($"  seed {current}: {value}");
                    }

                    break;
                case '@':
                    _files.Add(value);
                    say($"    {value}");
                    break;
            }
        }

        if (await child.FindDeathAsync() is not { } death)
        {
            return seed + rounds;
        }

        Count(_rounds, "died");
        Count(_failures, death.Class);
        if (_failures[death.Class] == 1)
        {
            say($"  seed {current}: {death.Class}");
            _files.Add(await SaveAsync(death, current));
            say($"    {_files[^1]}");
        }

        return current + 1;
    }

    private async Task<string> SaveAsync(Failure death, int seed)
    {
        FuzzCase fuzzCase = target.Make(seed);
        string candidate = Worker.Write(fuzzCase, new Failure("candidate", ""), seed, folder);
        FuzzCase small = await Task.Run(() => new Minimizer(target, Dies, s_timeToMinimize).Minimize(fuzzCase));
        File.Delete(candidate);
        return Worker.Write(small, death, seed, folder);

        bool Dies(FuzzCase smaller)
        {
            File.WriteAllText(candidate, smaller.Write());
            return CheckAsync(candidate).GetAwaiter().GetResult().Any(failure => failure.Class == death.Class);
        }
    }

    private void Progress()
    {
        if (_clock.Elapsed - _reported > s_betweenReports)
        {
            _reported = _clock.Elapsed;
            say($"{_clock.Elapsed:mm\\:ss} {Report()}");
        }
    }

    private FuzzReport Report() => new(target.Name, _rounds, _failures, _files);

    private static void Count(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
}
