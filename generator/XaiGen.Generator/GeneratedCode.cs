using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Symbols;

namespace XaiGen.Generator;

/// <summary>The generated files of a contract, its problems, and the C# symbols of its nodes.</summary>
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

    /// <summary>Problems with the contract or the options.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The C# symbols of the contract's nodes, computed on first use.</summary>
    public SymbolMap Symbols => _symbols.Value;
}
