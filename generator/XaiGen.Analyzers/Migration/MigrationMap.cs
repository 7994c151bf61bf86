using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace XaiGen.Analyzers.Migration;

/// <summary>What became of the members of earlier versions of a generated client: the files of all upgrades, one after the other.</summary>
internal sealed class MigrationMap
{
    private readonly string _namespace;
    private readonly ILookup<string, string> _newNames;
    private readonly ILookup<string, string> _oldNames;
    private readonly ILookup<string, MigrationEntry> _others;
    private readonly HashSet<string> _words;

    private MigrationMap(string space, IEnumerable<MigrationEntry> entries)
    {
        MigrationEntry[] all = entries.ToArray();
        _namespace = space;
        _newNames = all.Where(entry => entry.IsRenamed).ToLookup(entry => entry.OldName, entry => entry.NewName, StringComparer.Ordinal);
        _oldNames = all.Where(entry => entry.IsRenamed).ToLookup(entry => entry.NewName, entry => entry.OldName, StringComparer.Ordinal);
        _others = all.Where(entry => !entry.IsRenamed).ToLookup(entry => entry.OldName, StringComparer.Ordinal);
        _words = new HashSet<string>(
            all.SelectMany(entry => new[] { Last(entry.OldName), Argument(entry.OldName) }), StringComparer.Ordinal);
    }

    /// <summary>The maps of a project, one for each client.</summary>
    public static IReadOnlyList<MigrationMap> Of(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
        => files.Where(file => file.Path.EndsWith(MigrationFile.Ending, StringComparison.OrdinalIgnoreCase))
            .Select(file => file.GetText(cancellation)).Where(text => text is not null)
            .Select(text => MigrationFile.Read(text!))
            .Where(file => file.Entries.Count > 0)
            .GroupBy(file => file.Namespace)
            .Select(same => new MigrationMap(same.Key, same.SelectMany(file => file.Entries))).ToList();

    /// <summary>Whether a name occurs in the map, as that of a type, a member or a parameter.</summary>
    public bool Mentions(string word) => _words.Contains(word);

    /// <summary>The symbol that a renamed one is in this version; null if it was not renamed, or is gone since.</summary>
    public ISymbol? Find(string oldName, Compilation compilation)
    {
        HashSet<string> passed = new(StringComparer.Ordinal) { oldName };
        Queue<string> open = new(_newNames[oldName]);
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            if (!passed.Add(name))
            {
                continue;
            }

            if (Existing(name, compilation) is { } symbol && !IsObsolete(symbol))
            {
                return symbol;
            }

            foreach (string next in _newNames[name])
            {
                open.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Why something with this name, now or once, is gone or has changed; null if it has not.</summary>
    /// <param name="name">The name, in this version or an earlier one.</param>
    /// <param name="isGone">Whether to look among what is gone as well.</param>
    public string? Reason(string name, bool isGone)
    {
        MigrationEntry[] entries = Later(name).SelectMany(each => _others[each]).Where(entry => isGone || !entry.IsGone).ToArray();
        return entries.Length == 0
            ? null
            : $"'{name}' {(entries[0].IsGone ? "is gone" : "has changed")}. "
                + string.Join(" ", entries.Select(entry => entry.Reason).Where(reason => reason.Length > 0).Distinct());
    }

    /// <summary>The names of a type in this version and in all earlier ones.</summary>
    public IEnumerable<string> NamesOf(ITypeSymbol type)
    {
        if (type.ContainingNamespace?.ToDisplayString() != _namespace)
        {
            yield break;
        }

        HashSet<string> passed = new(StringComparer.Ordinal);
        Queue<string> open = new(new[] { NameOf(type) });
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            if (!passed.Add(name))
            {
                continue;
            }

            yield return name;
            foreach (string earlier in _oldNames[name])
            {
                open.Enqueue(earlier);
            }
        }
    }

    public bool IsNamespace(ISymbol? symbol) => symbol is INamespaceSymbol && symbol.ToDisplayString() == _namespace;

    /// <summary>The renamed properties that a parameter of this name stood for, as their new parameters.</summary>
    public IEnumerable<string> NewArguments(string argument)
        => _newNames.Where(rename => rename.Key.Contains('.') && Argument(rename.Key) == argument)
            .SelectMany(rename => Later(rename.Key)).Select(Argument);

    /// <summary>The name of a type without its namespace, dotted if it is nested.</summary>
    public static string NameOf(ITypeSymbol type) => type.ContainingType is { } outer ? $"{NameOf(outer)}.{type.Name}" : type.Name;

    public static bool IsObsolete(ISymbol symbol)
        => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute");

    /// <summary>The name, and those that it became.</summary>
    private IEnumerable<string> Later(string name)
    {
        HashSet<string> passed = new(StringComparer.Ordinal);
        Queue<string> open = new(new[] { name });
        while (open.Count > 0)
        {
            if (passed.Add(open.Peek()))
            {
                foreach (string next in _newNames[open.Peek()])
                {
                    open.Enqueue(next);
                }
            }

            open.Dequeue();
        }

        return passed;
    }

    private ISymbol? Existing(string name, Compilation compilation)
    {
        if (TypeOf(name) is { } type)
        {
            return type;
        }

        int dot = name.LastIndexOf('.');
        return dot < 0 ? null : TypeOf(name.Substring(0, dot))?.GetMembers(name.Substring(dot + 1)).FirstOrDefault();

        INamedTypeSymbol? TypeOf(string dotted)
            => compilation.GetTypeByMetadataName((_namespace.Length == 0 ? "" : _namespace + ".") + dotted.Replace('.', '+'));
    }

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);

    /// <summary>The name of the parameter that stands for a property.</summary>
    private static string Argument(string name)
        => Last(name) is { Length: > 0 } last ? char.ToLowerInvariant(last[0]) + last.Substring(1) : "";
}
