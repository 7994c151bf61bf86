using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Pipeline;
using XaiGen.Generator.Symbols;

namespace XaiGen.Generator;

/// <summary>Runs the generator without a compiler, for tools and to compare the code of two contracts.</summary>
public static class CodeGeneration
{
    /// <summary>Generates the same files, byte for byte, as the generator adds to a compilation.</summary>
    public static GeneratedCode Generate(string contract, GenerationOptions options, CancellationToken cancellationToken = default)
        => Generate(ContractFiles.Of(contract), options, cancellationToken);

    /// <summary>Generates the files of a contract with its parts.</summary>
    public static GeneratedCode Generate(ContractFiles contract, GenerationOptions options, CancellationToken cancellationToken = default)
    {
        if (options.FindProblem() is { } problem)
        {
            return new GeneratedCode([], [problem], () => []);
        }

        ContractReading reading = ContractReader.Read(contract, cancellationToken);
        if (reading.Contract is null)
        {
            return new GeneratedCode([], [.. reading.Problems], () => []);
        }

        var bound = BoundContract.Of("", reading.Contract, options, new GenerationContext(cancellation: cancellationToken));
        FilePlan[] plans = bound.Api is { } api ? [.. FilePlan.Of(api)] : [];
        var emitted = EmittedFiles.Of(new FileBucket("", plans.ToEquatableArray()), new GenerationContext(cancellation: cancellationToken));
        IEnumerable<GeneratedFile> support = bound.Api is null ? [] : SupportEmitter.Emit(bound.Api.Scope, bound.Api.SupportParts);
        return new GeneratedCode(
            [.. emitted.Files, .. support],
            [.. reading.Problems, .. Locate(bound.Problems.Concat(emitted.Faults).ToEquatableArray(), contract, cancellationToken)],
            () =>
            {
                var written = new HashSet<string>(emitted.Files.Select(file => file.Name), StringComparer.Ordinal);
                return SymbolWalk.Of(plans).Where(symbol => written.Contains(symbol.File));
            });
    }

    internal static IEnumerable<Problem> Locate(
        EquatableArray<BindingProblem> problems, ContractFiles contract, CancellationToken cancellation)
    {
        if (problems.IsEmpty)
        {
            return [];
        }

        var tree = new ContractTree(contract, cancellation);
        return problems.Select(problem => new Problem(problem.Message, problem.Pointer, tree.Locate(problem.Pointer)));
    }
}
