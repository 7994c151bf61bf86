using System.Diagnostics;

namespace XaiGen.Fuzz.Running;

/// <summary>Checks cases in this process. An exception or exceeding the time limit is also a failure.</summary>
internal static class Checker
{
    public static Verdict Check(Target target, FuzzCase fuzzCase)
    {
        Verdict verdict = Timed(target, fuzzCase, out TimeSpan time);
        if (time > target.TimeLimit)
        {
            // Measured again, because the first run includes compiling our own code and other load on the machine.
            Timed(target, fuzzCase, out time);
        }

        Failure slow = new("too slow", $"It took {time.TotalSeconds:0.0} s of the processor.");
        return time > target.TimeLimit ? verdict with { Failures = [.. verdict.Failures, slow] } : verdict;
    }

    private static Verdict Timed(Target target, FuzzCase fuzzCase, out TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        try
        {
            return target.Check(fuzzCase);
        }
        catch (Exception e)
        {
            return Verdict.Of("failed", Failure.Of(e, "the check"));
        }
        finally
        {
            process.Refresh();
            time = process.TotalProcessorTime - before;
        }
    }
}
