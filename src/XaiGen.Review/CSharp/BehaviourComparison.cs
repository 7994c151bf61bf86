using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>Compares what the code behind the same symbols does.</summary>
internal static class BehaviourComparison
{
    /// <summary>The fact of a method that says whether its calls may be repeated.</summary>
    public const string Retry = "retry";

    /// <summary>What differs behind declarations that are the same; what <paramref name="declarations"/> has is said already.</summary>
    public static IEnumerable<SurfaceChange> Compare(SymbolMap old, SymbolMap @new, IReadOnlyList<SurfaceChange> declarations)
    {
        HashSet<(string, string?)> declared = [.. declarations.Select(change => (change.Type, change.Member))];
        Dictionary<SymbolPart, GeneratedSymbol> after = FactsOf(@new);
        foreach ((SymbolPart? part, GeneratedSymbol? before) in FactsOf(old))
        {
            if (after.TryGetValue(part, out GeneratedSymbol? now)
                && before.Facts != now.Facts && !declared.Contains((part.Type, part.Member)))
            {
                // Whether calls are repeated has a rule of its own.
                foreach (string[] names in NamesOfDifferences(before, now).GroupBy(name => name == Retry).Select(group => group.ToArray()))
                {
                    yield return Change(part, before, now, names);
                }
            }
        }
    }

    private static IEnumerable<string> NamesOfDifferences(GeneratedSymbol before, GeneratedSymbol now)
        => before.Facts.Concat(now.Facts).Select(fact => fact.Name).Distinct().Where(name => ValueOf(before, name) != ValueOf(now, name));

    /// <summary>A symbol that several nodes are made into does the same for each of them.</summary>
    private static Dictionary<SymbolPart, GeneratedSymbol> FactsOf(SymbolMap map)
    {
        Dictionary<SymbolPart, GeneratedSymbol> parts = [];
        foreach (GeneratedSymbol symbol in map.Symbols.Where(symbol => !symbol.Facts.IsEmpty))
        {
            parts.TryAdd(SymbolPart.Of(symbol), symbol);
        }

        return parts;
    }

    private static SurfaceChange Change(SymbolPart part, GeneratedSymbol before, GeneratedSymbol now, string[] names)
    {
        string what = part.Parameter is { } parameter
            ? $"The argument '{parameter}' of {before.Name}"
            : part.IsResult
            ? $"The result of {before.Name}"
            : before.Name;
        string message = names is [var name]
            ? $"{what}: {name} was {ValueOf(before, name) ?? "not set"} and is {ValueOf(now, name) ?? "not set"} now."
            : $"{what} does something else: {string.Join(", ", names)}.";
        return new SurfaceChange(CSharpVerdict.Behaviour, part.Type, part.Member, message, Lines(before, names), Lines(now, names))
        {
            Part = part,
            Facts = names,
        };
    }

    private static string? ValueOf(GeneratedSymbol symbol, string name) => symbol.Facts.FirstOrDefault(fact => fact.Name == name)?.Value;

    private static string? Lines(GeneratedSymbol symbol, string[] names)
    {
        string[] lines = [.. symbol.Facts.Where(fact => names.Contains(fact.Name)).Select(fact => $"{fact.Name}: {fact.Value}")];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }
}
