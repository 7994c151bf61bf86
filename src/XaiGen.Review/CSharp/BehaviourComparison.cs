using XaiGen.Generator.Symbols;

namespace XaiGen.Review.CSharp;

/// <summary>Compares the behaviour behind unchanged declarations.</summary>
internal static class BehaviourComparison
{
    /// <summary>The fact of a method that states whether its calls may be retried.</summary>
    public const string Retry = "retry";

    /// <summary>The differences in behaviour; changes in <paramref name="declarations"/> are already reported.</summary>
    public static IEnumerable<SurfaceChange> Compare(SymbolMap old, SymbolMap @new, IReadOnlyList<SurfaceChange> declarations)
    {
        HashSet<(string, string?)> declared = [.. declarations.Select(change => (change.Type, change.Member))];
        Dictionary<SymbolPart, GeneratedSymbol> after = FactsOf(@new);
        foreach ((SymbolPart? part, GeneratedSymbol? before) in FactsOf(old))
        {
            if (after.TryGetValue(part, out GeneratedSymbol? now)
                && before.Facts != now.Facts && !declared.Contains((part.Type, part.Member)))
            {
                // A change of retries has its own rule.
                foreach (string[] names in NamesOfDifferences(before, now).GroupBy(name => name == Retry).Select(group => group.ToArray()))
                {
                    yield return Change(part, before, now, names);
                }
            }
        }
    }

    private static IEnumerable<string> NamesOfDifferences(GeneratedSymbol before, GeneratedSymbol now)
        => before.Facts.Concat(now.Facts).Select(fact => fact.Name).Distinct().Where(name => ValueOf(before, name) != ValueOf(now, name));

    /// <summary>A symbol that is generated from several nodes behaves the same for each of them.</summary>
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
            : $"{what} behaves differently: {string.Join(", ", names)}.";
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
