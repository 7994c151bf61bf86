using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Yaml;

/// <summary>The text cannot be made a tree at all: the one problem it then has.</summary>
internal sealed class UnreadableTextException(ProblemRule rule, string message, int start, int end) : Exception(message)
{
    public ProblemRule Rule { get; } = rule;

    public int Start { get; } = start;

    public int End { get; } = end;
}
