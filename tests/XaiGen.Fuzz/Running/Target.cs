using XaiGen.Fuzz.Targets;

namespace XaiGen.Fuzz.Running;

/// <summary>One promise: makes cases by seeds, and looks whether they keep it.</summary>
internal abstract class Target
{
    public static IReadOnlyList<Target> All { get; } = [new TextTarget(), new CompileTarget(), new ToolsTarget(), new ResponsesTarget()];

    public abstract string Name { get; }

    /// <summary>The processor time that one case may take.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromSeconds(5);

    /// <summary>Whether the parts of a case are the same tree with other texts, and lose their nodes together.</summary>
    public virtual bool HasAlikeParts => false;

    public static Target Of(string name)
        => All.FirstOrDefault(target => target.Name == name)
            ?? throw new ArgumentException(
                $"There is no target '{name}'. Targets: {string.Join(", ", All.Select(target => target.Name))}.");

    /// <summary>The case of a seed: the same in every process.</summary>
    public FuzzCase Make(int seed) => Make(seed, new Random(seed));

    public abstract Verdict Check(FuzzCase fuzzCase);

    /// <param name="seed">For what goes through all of something, one by one.</param>
    /// <param name="random">Made of the seed, for all the rest.</param>
    protected abstract FuzzCase Make(int seed, Random random);
}
