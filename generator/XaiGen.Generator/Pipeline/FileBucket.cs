using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// One of a fixed number of lists that hold the files of an API. The pipeline identifies a list by its index, so a new file
/// changes only its own list. With one list per file, it would shift all that come after it.
/// </summary>
/// <param name="Path">The path of the contract.</param>
/// <param name="Plans">The plans of the files.</param>
/// <param name="Faults">Failures of the generator while making the plans.</param>
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
