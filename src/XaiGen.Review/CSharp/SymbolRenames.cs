using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using XaiGen.Contract;
using XaiGen.Generator.Symbols;
using XaiGen.Review.Documents;

namespace XaiGen.Review.CSharp;

/// <summary>The renames in the generated C#, found through the nodes that the symbols on both sides were generated from.</summary>
internal sealed partial class SymbolRenames
{
    private readonly Dictionary<string, string> _newTypes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _oldNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _renamedTo = new(StringComparer.Ordinal);
    private readonly HashSet<string> _newNames;

    private readonly PublicSurface _after;

    public SymbolRenames(ContractDocument old, PublicSurface oldSurface, ContractDocument @new, PublicSurface newSurface)
    {
        SymbolMap before = oldSurface.Symbols, after = newSurface.Symbols;
        _after = newSurface;
        Components = new ComponentRenames(old, @new);
        _newNames = [.. after.Symbols.Select(symbol => symbol.Name)];
        HashSet<string> known = [.. before.Symbols.Select(symbol => symbol.Name)];
        List<SymbolRename> all = [];
        foreach (IGrouping<(string Pointer, GeneratedSymbolKind Kind), GeneratedSymbol> same in before.Symbols
            .Where(IsNamed).GroupBy(symbol => (symbol.Pointer, symbol.Kind)))
        {
            GeneratedSymbol[] was = [.. same], isNow =
            [
                .. (PlaceOf(same.Key.Pointer, old, @new) is { } place ? after.At(place) : [])
                    .Where(symbol => symbol.Kind == same.Key.Kind && IsNamed(symbol)),
            ];
            if (was.Length != isNow.Length)
            {
                continue;
            }

            foreach ((GeneratedSymbol left, GeneratedSymbol right) in was.Zip(isNow))
            {
                // If the old name still exists for something else, this is not a rename.
                if (left.Name != right.Name && !_newNames.Contains(left.Name) && !known.Contains(right.Name))
                {
                    all.Add(new SymbolRename(left, right));
                    _oldNames.Add(left.Name);
                    _renamedTo.Add(right.Name);
                }
            }
        }

        All = all;
        Types = all.Where(rename => rename.Before.Member is null)
            .DistinctBy(rename => rename.Before.Name).ToDictionary(rename => rename.Before.Name, rename => rename.After.Name);

        // The last part of a nested type's name may be the name of another type, which counts more.
        foreach (Func<string, string> form in (Func<string, string>[])[type => type, Last, Argument])
        {
            foreach (SymbolRename type in all.Where(rename => rename.Before.Member is null))
            {
                _newTypes.TryAdd(form(type.Before.Type), form(type.After.Type));
            }
        }
    }

    public ComponentRenames Components { get; }

    public IReadOnlyList<SymbolRename> All { get; }

    /// <summary>The new name of each renamed type.</summary>
    public IReadOnlyDictionary<string, string> Types { get; }

    /// <summary>The node in the new contract of a node of the old one; null if it is an alternative that is gone.</summary>
    private string? PlaceOf(string pointer, ContractDocument old, ContractDocument @new)
    {
        IReadOnlyList<string> before = JsonPointer.Segments(pointer) ?? [];
        string[] after = [.. JsonPointer.Segments(Components.Map(pointer)) ?? []];
        for (int i = 0; i + 1 < before.Count; i++)
        {
            // Alternatives may change places: those that refer to a schema are told apart by it.
            if (before[i] is "oneOf" or "anyOf" && old.At(JsonPointer.Of([.. before.Take(i + 2)])).Text("$ref") is { } target)
            {
                string wanted = Components.Map(target);
                int index = @new.At(JsonPointer.Of([.. after.Take(i + 1)])).Items().ToList().FindIndex(item => item.Text("$ref") == wanted);
                if (index < 0)
                {
                    return null;
                }

                after[i + 1] = index.ToString(CultureInfo.InvariantCulture);
            }
        }

        return JsonPointer.Of(after);
    }

    /// <summary>Whether a change consists only of renamed names.</summary>
    public bool Explains(SurfaceChange change)
    {
        if (All.Count == 0)
        {
            return false;
        }

        if (change.IsBehaviour || change.Before is null)
        {
            return change.Before is null ? _renamedTo.Contains(change.Name) : Renamed(change.Before) == change.After;
        }

        return change.IsGone
            ? _oldNames.Contains(change.Name) || (NewNameOf(change) is var name && name != change.Name && _newNames.Contains(name))
            : change is { Before: { } before, After: { } after }
                && before != after
                && (IsRenamed(before, after) || (_after.Types.TryGetValue(Renamed(change.Type), out INamedTypeSymbol? type)
                    && SurfaceComparison.Declarations(type).Any(declaration => IsRenamed(before, declaration))));
    }

    /// <summary>The new name of what is gone; the old one if it was not renamed.</summary>
    /// <remarks>A nested type may have the last part of its name in common with another one, which has not been renamed.</remarks>
    private string NewNameOf(SurfaceChange change)
    {
        if (change.Member is not null)
        {
            return Renamed(change.Name);
        }

        for (string outer = change.Type; outer.Length > 0; outer = outer[..Math.Max(outer.LastIndexOf('.'), 0)])
        {
            if (Types.TryGetValue(outer, out string? name))
            {
                return name + change.Type[outer.Length..];
            }
        }

        return change.Type;
    }

    /// <summary>
    /// Whether a declaration differs from another by renamed types only. A member may have the old name of its type and keep it.
    /// </summary>
    private bool IsRenamed(string before, string after)
    {
        MatchCollection was = Identifier().Matches(before), isNow = Identifier().Matches(after);
        return was.Count == isNow.Count && Identifier().Replace(before, "?") == Identifier().Replace(after, "?")
            && was.Zip(isNow).All(pair => pair.First.Value == pair.Second.Value || Renamed(pair.First.Value) == pair.Second.Value);
    }

    /// <summary>Whether two pieces of code differ by renamed types only.</summary>
    public bool AreSame(string before, string after) => before == after || IsRenamed(before, after);

    private string Renamed(string code) => Identifier().Replace(code, match => _newTypes.GetValueOrDefault(match.Value)
        ?? (match.Value.StartsWith("From", StringComparison.Ordinal) && _newTypes.TryGetValue(match.Value[4..], out string? made)
            ? "From" + made
            : match.Value));

    private static bool IsNamed(GeneratedSymbol symbol)
        => symbol.Parameter is null && symbol.Kind is not (GeneratedSymbolKind.Result or GeneratedSymbolKind.Parameter);

    /// <summary>The name of an argument of the type.</summary>
    private static string Argument(string type) => Last(type) is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string Last(string type) => type[(type.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();
}
