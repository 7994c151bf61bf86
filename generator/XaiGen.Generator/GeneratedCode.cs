using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Symbols;

namespace XaiGen.Generator;

/// <summary>The generated files of a contract, everything there is to say about it, and which C# each of its nodes became.</summary>
public sealed class GeneratedCode
{
    private readonly Lazy<SymbolMap> _symbols;

    internal GeneratedCode(IReadOnlyList<GeneratedFile> files, IReadOnlyList<Problem> problems, Func<IEnumerable<GeneratedSymbol>> symbols)
    {
        Files = files;
        Problems = problems;
        _symbols = new Lazy<SymbolMap>(() => new SymbolMap(symbols()));
    }

    /// <summary>The files, in the order in which the generator adds them.</summary>
    public IReadOnlyList<GeneratedFile> Files { get; }

    /// <summary>What is wrong with the contract or the options.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>Which C# each node of the contract became, found when it is first asked for.</summary>
    public SymbolMap Symbols => _symbols.Value;
}
