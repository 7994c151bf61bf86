using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Symbols;

/// <summary>Maps the nodes of a contract to C# symbols and back.</summary>
public sealed class SymbolMap : IEquatable<SymbolMap>
{
    private readonly ILookup<string, GeneratedSymbol> _byPointer;
    private readonly ILookup<(string Type, string? Member), GeneratedSymbol> _byName;
    private readonly Lazy<GeneratedSymbol[]> _sorted;

    internal SymbolMap(IEnumerable<GeneratedSymbol> symbols)
    {
        Symbols = symbols.Distinct().ToEquatableArray();
        _byPointer = Symbols.ToLookup(symbol => symbol.Pointer, StringComparer.Ordinal);
        _byName = Symbols.ToLookup(symbol => (symbol.Type, symbol.Member));
        _sorted = new Lazy<GeneratedSymbol[]>(() => [.. Symbols.OrderBy(symbol => symbol.Pointer, StringComparer.Ordinal)]);
    }

    /// <summary>All symbols, file by file. A node may have several symbols, and a symbol several nodes.</summary>
    public EquatableArray<GeneratedSymbol> Symbols { get; }

    /// <summary>The symbols of the node.</summary>
    public IEnumerable<GeneratedSymbol> At(string pointer) => _byPointer[pointer];

    /// <summary>The symbols of the node, or of its nearest ancestor that has symbols.</summary>
    public IEnumerable<GeneratedSymbol> Around(string pointer)
    {
        for (string? node = pointer; node is not null; node = JsonPointer.Parent(node))
        {
            if (_byPointer.Contains(node))
            {
                return _byPointer[node];
            }
        }

        return [];
    }

    /// <summary>The symbols of the node's descendants.</summary>
    public IEnumerable<GeneratedSymbol> Within(string pointer)
    {
        // When sorted by pointer, all pointers with the same prefix are adjacent.
        GeneratedSymbol[] sorted = _sorted.Value;
        string prefix = pointer + "/";
        int low = 0;
        for (int high = sorted.Length; low < high;)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(sorted[middle].Pointer, prefix) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return sorted.Skip(low).TakeWhile(symbol => symbol.Pointer.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <summary>The nodes of a type or member, including those of its parameters and its result.</summary>
    public IEnumerable<GeneratedSymbol> Of(string type, string? member) => _byName[(type, member)];

    public bool Equals(SymbolMap? other) => other is not null && Symbols == other.Symbols;

    public override bool Equals(object? obj) => Equals(obj as SymbolMap);

    public override int GetHashCode() => Symbols.GetHashCode();
}
