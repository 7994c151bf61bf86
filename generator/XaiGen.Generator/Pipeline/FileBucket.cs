using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// The files of an API in a fixed number of lists. The pipeline knows a list by its place, so a new file changes its
/// own list and no other: with one list for each file it would move all that come after it.
/// </summary>
/// <param name="Path">The contract's file.</param>
/// <param name="Plans">What the files are made from.</param>
/// <param name="Faults">Where the generator failed on making the plans.</param>
internal sealed record FileBucket(string Path, EquatableArray<FilePlan> Plans, EquatableArray<BindingProblem> Faults = default)
{
    private const int Count = 1024;

    internal static IEnumerable<FileBucket> Of(BoundContract contract, GenerationContext context)
    {
        try
        {
            context.Visit(GenerationContext.Document);
            var buckets = new List<FilePlan>[Count];
            foreach (FilePlan plan in contract.Api is { } api ? FilePlan.Of(api) : [])
            {
                (buckets[StableHash.Of(plan.FileName) % Count] ??= []).Add(plan);
            }

            return [.. buckets.Select(bucket => new FileBucket(contract.Path, (bucket ?? []).ToEquatableArray()))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return [new FileBucket(contract.Path, default, new[] { context.Fault(fault) }.ToEquatableArray())];
        }
    }
}
