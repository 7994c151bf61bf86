using System.Diagnostics;
using XaiGen.Fuzz.Documents;
using XaiGen.Fuzz.Mutations;
using XaiGen.Fuzz.Running;
using XaiGen.Review;
using XaiGen.Review.Reports;

namespace XaiGen.Fuzz.Targets;

/// <summary>Lint and diff report findings for any document, and their reports show its content as text.</summary>
internal sealed class ToolsTarget : Target, IDisposable
{
    private static readonly string[] s_formats = ["terminal", "markdown", "json", "sarif", "html", "github"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ActivityListener _requests = new()
    {
        ShouldListenTo = source => source.Name == "System.Net.Http",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    private int _requestCount;

    public ToolsTarget()
    {
        _requests.ActivityStarted = _ => Interlocked.Increment(ref _requestCount);
        ActivitySource.AddActivityListener(_requests);
    }

    public override string Name => "tools";

    public override Verdict Check(FuzzCase fuzzCase)
    {
        if (fuzzCase.Setting("format") is { } format)
        {
            return Verdict.Of("by process", [.. RunTool(fuzzCase, format)]);
        }

        ContractText[] texts = [.. fuzzCase.Parts.Select(part => new ContractText(part.Name + ".yaml", part.Text))];
        int before = _requestCount;
        Review.Review review;
        try
        {
            review = texts is [var old, var @new]
                ? ContractDiff.Compare(old, @new,
                    new DiffOptions { ComparesCSharp = fuzzCase.Setting("csharp") is not null, Today = new DateOnly(2026, 6, 1) })
                : ContractLint.Check(texts[0]);
        }
        catch (Exception e)
        {
            return Verdict.Of("failed", Failure.Of(e, texts.Length == 2 ? "diff" : "lint"));
        }

        List<Failure> failures = [.. Reports(review, texts).SelectMany(report => Complaints(report.Format, report.Text))];
        if (_requestCount > before)
        {
            failures.Add(new Failure("something was fetched", "An HTTP request was sent."));
        }

        return new Verdict(review.IsReadable ? texts.Length == 2 ? "compared" : "linted" : "unreadable", failures);
    }

    public void Dispose() => _requests.Dispose();

    protected override FuzzCase Make(int seed, Random random)
    {
        Dictionary<string, string> settings = [];
        bool isDiff = random.Next(2) == 0;
        CasePart[] parts = isDiff ? [.. Pair(random)] : [new CasePart("contract", Mutated(Originals.Any(random), random))];
        if (isDiff && random.Next(12) == 0)
        {
            settings["csharp"] = "true";
        }

        if (random.Next(60) == 0)
        {
            settings["format"] = s_formats[random.Next(s_formats.Length)];
        }

        return new FuzzCase(Name, settings, parts);
    }

    private static IEnumerable<CasePart> Pair(Random random)
    {
        MappingNode old, @new;
        if (random.Next(4) == 0 && Originals.Pairs.Count > 0)
        {
            // The same slice of both documents, as far as they are alike.
            int slice = random.Next();
            (string? oldName, string? newName) = Originals.Pairs[random.Next(Originals.Pairs.Count)];
            old = Slice.Of(Originals.Read(oldName) ?? Originals.Everything, new Random(slice));
            @new = Slice.Of(Originals.Read(newName) ?? Originals.Everything, new Random(slice));
        }
        else
        {
            old = Originals.Any(random);
            @new = (MappingNode)old.Copy();
        }

        yield return new CasePart("old", random.Next(2) == 0 ? Document.Write(old) : Mutated(old, random));
        yield return new CasePart("new", Mutated(@new, random));
    }

    private static string Mutated(MappingNode document, Random random)
    {
        new ContractMutator(random).Mutate(document);
        string text = Document.Write(document, escapes: random.Next(2) == 0);
        return random.Next(20) == 0 ? TextDamage.Once(text, random) : text;
    }

    private static IEnumerable<(string Format, string Text)> Reports(Review.Review review, ContractText[] texts)
    {
        yield return ("markdown", MarkdownReport.Write(review));
        yield return ("json", JsonReport.Write(review));
        yield return ("sarif", SarifReport.Write(review));
        yield return ("html", HtmlReport.Write(review, texts));
        yield return ("github", GitHubReport.Write(review));
    }

    private static IEnumerable<Failure> Complaints(string format, string text)
        => ReportCheck.Find(format, text).Select(complaint => new Failure($"{format}: {complaint.What}", complaint.Where));

    /// <summary>Checks the same through the tool, as users run it.</summary>
    private static IEnumerable<Failure> RunTool(FuzzCase fuzzCase, string format)
    {
        string folder = Directory.CreateTempSubdirectory("xaigen-fuzz-").FullName;
        try
        {
            string[] files = [.. fuzzCase.Parts.Select(part => Path.Combine(folder, part.Name + ".yaml"))];
            for (int i = 0; i < files.Length; i++)
            {
                File.WriteAllText(files[i], fuzzCase.Parts[i].Text);
            }

            using var run = ToolRun.Start(s_patience, [files.Length == 2 ? "diff" : "lint", .. files, "--format", format]);
            List<Failure> failures = [.. run.HasReport ? Complaints(format, run.Output) : [], .. Complaints("terminal", run.Error)];
            if (run.FindFailure() is { } failure)
            {
                failures.Add(failure);
            }

            return failures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
