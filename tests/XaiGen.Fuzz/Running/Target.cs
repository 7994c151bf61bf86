using XaiGen.Fuzz.Targets;

namespace XaiGen.Fuzz.Running;

/// <summary>A promise to test: creates cases from seeds and checks whether they keep it.</summary>
internal abstract class Target
{
    public static IReadOnlyList<Target> All { get; } = [new TextTarget(), new CompileTarget(), new ToolsTarget(), new ResponsesTarget()];

    public abstract string Name { get; }

    /// <summary>The CPU time that one case may take.</summary>
    public virtual TimeSpan TimeLimit => TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether the parts of a case are the same tree with different texts, so that nodes are removed from all of them together.
    /// </summary>
    public virtual bool HasAlikeParts => false;

    public static Target Of(string name)
        => All.FirstOrDefault(target => target.Name == name)
            ?? throw new ArgumentException(
                $"There is no target '{name}'. Targets: {string.Join(", ", All.Select(target => target.Name))}.");

    /// <summary>Returns the case for a seed; it is the same in every process.</summary>
    public FuzzCase Make(int seed) => Make(seed, new Random(seed));

    public abstract Verdict Check(FuzzCase fuzzCase);

    /// <param name="seed">For targets that enumerate something, one item per seed.</param>
    /// <param name="random">Derived from the seed, for all other choices.</param>
    protected abstract FuzzCase Make(int seed, Random random);
}
