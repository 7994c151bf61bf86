using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Pipeline;

/// <summary>All problems of a contract, with their locations.</summary>
internal sealed record LocatedProblems(string Path, EquatableArray<Problem> Problems)
{
    internal static LocatedProblems Of(
        ReadContract read, ImmutableArray<BoundContract> bound, ImmutableArray<EmittedFiles> faulty, CancellationToken cancellation)
    {
        string path = read.Source.Path;
        IEnumerable<Problem> located;
        try
        {
            var unlocated = bound.Where(contract => contract.Path == path).SelectMany(contract => contract.Problems)
                .Concat(faulty.Where(emitted => emitted.Path == path).SelectMany(emitted => emitted.Faults))
                .ToEquatableArray();
            located = [.. CodeGeneration.Locate(unlocated, read.Source.Files, cancellation)];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            located = [GenerationOptions.Problem(ProblemMessage.OfFault("generator", fault))];
        }

        return new LocatedProblems(path, read.Reading.Problems.Concat(located).ToEquatableArray());
    }

    internal void Report(SourceProductionContext output)
    {
        foreach (Problem problem in Problems)
        {
            output.ReportDiagnostic(Diagnostics.From(problem, Path));
        }
    }
}
