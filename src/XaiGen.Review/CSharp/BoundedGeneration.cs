using XaiGen.Contract;
using XaiGen.Generator;

namespace XaiGen.Review.CSharp;

/// <summary>Runs the generator with a time limit, since a contract may be designed to keep it busy.</summary>
internal static class BoundedGeneration
{
    /// <summary>The largest public contracts take a few seconds.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">The generator takes too long.</exception>
    public static GeneratedCode Generate(ContractFiles contract, GenerationOptions options)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            return CodeGeneration.Generate(contract, options, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"the generator takes longer than {s_patience.TotalSeconds} seconds for this contract.");
        }
    }
}
