using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>The text cannot be parsed at all; it then has only this problem.</summary>
internal sealed class UnreadableTextException(ProblemMessage problem, int start, int end) : Exception(problem.Text)
{
    public ProblemMessage Problem { get; } = problem;

    public int Start { get; } = start;

    public int End { get; } = end;
}
