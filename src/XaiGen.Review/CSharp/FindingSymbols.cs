using XaiGen.Contract;
using XaiGen.Generator.Symbols;
using XaiGen.Review.Documents;

namespace XaiGen.Review.CSharp;

/// <summary>The C# symbols that a finding on the wire concerns in both contracts, according to the generator's map.</summary>
internal sealed class FindingSymbols
{
    private readonly HashSet<SymbolPart> _parts;
    private readonly HashSet<(string Type, string? Member)> _members;
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _outerTypes;

    private readonly HashSet<string> _typesBefore;
    private readonly HashSet<string> _typesAfter;

    private FindingSymbols(IReadOnlyCollection<GeneratedSymbol> before, IReadOnlyCollection<GeneratedSymbol> after)
    {
        GeneratedSymbol[] symbols = [.. before, .. after];
        _typesBefore = TypesOf(before);
        _typesAfter = TypesOf(after);
        _parts = [.. symbols.Select(SymbolPart.Of)];
        _members = [.. symbols.Select(symbol => (symbol.Type, symbol.Member))];
        _types = [.. _typesBefore, .. _typesAfter];
        _outerTypes = [.. symbols.Where(symbol => symbol.Kind == GeneratedSymbolKind.Case)
            .Select(symbol => symbol.Type[..symbol.Type.LastIndexOf('.')])];
    }

    /// <summary>
    /// How well a finding explains a change of the C#: higher is better, 0 is not at all. A change is mapped if the member was generated
    /// from a node of the contract.
    /// </summary>
    public int Explains(SurfaceChange change, bool isMapped)
    {
        if (change.Part is { } part)
        {
            return _parts.Contains(part) ? 4 : IsOfAnotherType(change) ? 2 : 0;
        }

        if (_members.Contains((change.Type, change.Member)))
        {
            return 4;
        }

        // Members that every type of a kind has, such as the handlers of a union, change with the type and its cases.
        if (!isMapped && (_types.Contains(change.Type) || _outerTypes.Contains(change.Type)))
        {
            return 3;
        }

        // A client is removed together with its last operation.
        if (change is { Member: null, IsGone: true } && _members.Any(member => member.Type == change.Type))
        {
            return 2;
        }

        return IsOfAnotherType(change) ? 2 : _types.Any(type => Holds(type, change.Type)) ? 1 : 0;
    }

    /// <summary>Whether the finding compares the old type of the member with its new type.</summary>
    private bool IsOfAnotherType(SurfaceChange change)
        => change.UsedBefore.Any(type => _typesBefore.Contains(type) && !change.UsedAfter.Contains(type))
            && change.UsedAfter.Any(type => _typesAfter.Contains(type) && !change.UsedBefore.Contains(type));

    private static HashSet<string> TypesOf(IEnumerable<GeneratedSymbol> symbols)
        => [.. symbols.Where(symbol => symbol.Kind is GeneratedSymbolKind.Type or GeneratedSymbolKind.Case)
            .SelectMany(symbol => symbol.Kind == GeneratedSymbolKind.Case
                ? [symbol.Type, symbol.Type[..symbol.Type.LastIndexOf('.')]]
                : new[] { symbol.Type })];

    private static bool Holds(string outer, string type)
        => type.StartsWith(outer, StringComparison.Ordinal) && (type.Length == outer.Length || type[outer.Length] == '.');

    /// <summary>
    /// The symbols of both sides; for something new or removed only those of the side that has it, since the other side is only its
    /// container.
    /// </summary>
    public static FindingSymbols Of(Finding finding, ContractDocument old, SymbolMap before, ContractDocument @new, SymbolMap after)
    {
        string from = finding.Old?.Pointer ?? "", to = finding.New?.Pointer ?? "";
        bool isNew = to.Length > from.Length
            && JsonPointer.IsWithin(to, from), isGone = from.Length > to.Length && JsonPointer.IsWithin(from, to);
        return new FindingSymbols([.. isNew ? [] : SymbolsOf(old, before, from)], [.. isGone ? [] : SymbolsOf(@new, after, to)]);
    }

    private static IEnumerable<GeneratedSymbol> SymbolsOf(ContractDocument document, SymbolMap map, string pointer)
    {
        pointer = Required(document, pointer) ?? pointer;
        if (map.At(pointer) is var own && own.Any())
        {
            return own;
        }

        // A pointer to a whole section has no symbols.
        return pointer.Count(c => c == '/') > 1 ? map.Within(pointer).Concat(map.Around(pointer)) : [];
    }

    /// <summary>The property named by an item of <c>required</c>.</summary>
    private static string? Required(ContractDocument document, string pointer)
        => JsonPointer.Parent(pointer) is { } list
            && list.EndsWith("/required", StringComparison.Ordinal) && document.At(pointer).Text() is { } name
            && JsonPointer.Append(JsonPointer.Parent(list) + "/properties", name) is var property && document.At(property) is not null
            ? property
            : null;
}
