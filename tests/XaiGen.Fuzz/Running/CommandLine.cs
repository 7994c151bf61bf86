using System.Globalization;
using XaiGen.Fuzz.Documents;

namespace XaiGen.Fuzz.Running;

/// <summary>The command line, as used by people and by the program's own child processes.</summary>
internal static class CommandLine
{
    private const string Usage = """
        fuzz [TARGET] [--rounds N] [--minutes M] [--seed S] [--output DIR]
          Runs rounds of one target, or of all; without a number of rounds for an hour in all.
          A round follows from its seed alone: --seed S --rounds 1 repeats it.
        fuzz --check FILE...
          Checks saved cases.
        """;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return args switch
            {
                ["--worker", var target, var seed, var rounds, var folder]
                    => Worker.Run(Target.Of(target), Number(seed), Number(rounds), folder),
                ["--check", .. var files] => await CheckAsync(files),
                _ => await FuzzAsync(args),
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or FileNotFoundException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n\n{Usage}");
            return ExitCodes.Misused;
        }
    }

    private static async Task<int> CheckAsync(string[] files)
    {
        int exitCode = ExitCodes.Fine;
        foreach (string file in files)
        {
            Console.WriteLine($"? {file}");
            var fuzzCase = FuzzCase.Read(await File.ReadAllTextAsync(file));
            Verdict verdict = Checker.Check(Target.Of(fuzzCase.Target), fuzzCase);
            Console.WriteLine($"- {verdict.Kind}");
            foreach (Failure failure in verdict.Failures)
            {
                exitCode = ExitCodes.Found;
                Console.WriteLine($"! {Shown.Line(failure.Class)}");
                Console.WriteLine(string.Join('\n', failure.Message.Split('\n').Select(line => "  " + Shown.Line(line))));
            }
        }

        return exitCode;
    }

    private static async Task<int> FuzzAsync(string[] args)
    {
        IReadOnlyList<Target> targets = Target.All;
        int seed = Environment.TickCount & 0xFFFFFFF;
        int? rounds = null;
        TimeSpan? limit = null;
        string folder = Path.Combine(Path.GetTempPath(), "xaigen-fuzz");
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out string? argument))
        {
            switch (argument)
            {
                case "--rounds":
                    rounds = Number(Value(argument, rest));
                    break;
                case "--minutes":
                    limit = TimeSpan.FromMinutes(double.Parse(Value(argument, rest), CultureInfo.InvariantCulture));
                    break;
                case "--seed":
                    seed = Number(Value(argument, rest));
                    break;
                case "--output":
                    folder = Path.GetFullPath(Value(argument, rest));
                    break;
                default:
                    targets = [Target.Of(argument)];
                    break;
            }
        }

        Console.WriteLine($"Seed {seed}; failures go to {folder}.");
        if (!Originals.HasCorpus)
        {
            Console.WriteLine("There are no documents of others beside the repository: only our own are used.");
        }

        limit ??= rounds is null ? s_hour / targets.Count * (targets.Count == Target.All.Count ? 1 : targets.Count) : TimeSpan.MaxValue;
        List<FuzzReport> reports = [];
        foreach (Target target in targets)
        {
            var supervisor = new Supervisor(target, folder, Console.WriteLine);
            FuzzReport report = await supervisor.RunAsync(seed, rounds ?? int.MaxValue - seed, limit.Value);
            Console.WriteLine(report);
            reports.Add(report);
        }

        foreach ((string? kind, int count) in reports.SelectMany(report => report.Failures).OrderByDescending(failure => failure.Value))
        {
            Console.WriteLine($"{count,6} x {kind}");
        }

        return reports.All(report => report.Failures.Count == 0) ? ExitCodes.Fine : ExitCodes.Found;
    }

    private static string Value(string argument, Queue<string> rest)
        => rest.TryDequeue(out string? value) ? value : throw new ArgumentException($"{argument} takes a value.");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
