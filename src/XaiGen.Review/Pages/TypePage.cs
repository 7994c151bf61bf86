using Microsoft.CodeAnalysis;
using XaiGen.Generator.Symbols;
using XaiGen.Review.CSharp;

namespace XaiGen.Review.Pages;

/// <summary>A type: its members, values or cases, and where it is used.</summary>
internal sealed class TypePage(ApiReference reference)
{
    /// <summary>Some types are used nearly everywhere.</summary>
    private const int MostUses = 40;

    private readonly Lazy<ILookup<string, (string File, string Name)>> _uses = new(() => Uses(reference));

    public void Write(Page page, TypeEntry entry)
    {
        page.Append($"<p class=\"over\">{WordOf(entry)}</p>\n<h1>{entry.Name}</h1>\n");
        page.Prose(reference.Notes.Description(entry.Pointer), "prose lead");
        switch (entry.Form)
        {
            case TypeForm.Values:
                Values(page, entry);
                break;
            case TypeForm.Union:
                Cases(page, entry);
                break;
            default:
                Members(page, entry.Type);
                break;
        }

        Estimate(page, entry);
        UsedBy(page, entry);
        if (reference.Notes.Example(entry.Pointer) is { } example)
        {
            page.Code("Example", example.ToJson(isIndented: true));
        }
    }

    public static string WordOf(TypeEntry entry) => entry.Form switch
    {
        TypeForm.Union => "Union",
        TypeForm.Values => "Open enum",
        TypeForm.Identifier => "Identifier",
        TypeForm.Operation => "Work under way",
        _ => "Object",
    };

    /// <summary>The properties of an object or of a union's case.</summary>
    public void Members(Page page, INamedTypeSymbol type)
    {
        (IPropertySymbol Property, GeneratedSymbol Symbol)[] members = [.. reference.Api.PropertiesOf(type)];
        if (members.Length == 0)
        {
            return;
        }

        page.Append($"<dl class=\"members\">\n");
        foreach ((IPropertySymbol property, GeneratedSymbol symbol) in members)
        {
            string? group = GeneratedApi.Fact(symbol, "exactly one of"), wire = GeneratedApi.Fact(symbol, "name");
            var row = new MemberRow(reference.Notes)
            {
                Name = property.Name,
                Wire = group is null ? wire : $"exactly one of {group}",
                Type = property.Type,
                Symbol = symbol,
                Pointer = symbol.Pointer,
                IsRequired = property.IsRequired,
            };
            row.Write(page);
        }

        page.Append($"</dl>\n");
    }

    private void Values(Page page, TypeEntry entry)
    {
        page.Append($"<p>Values that are not listed here are kept as they are.</p>\n<dl class=\"members\">\n");
        foreach (GeneratedSymbol value in reference.Api.Of(entry.Type).Where(symbol => symbol.Kind == GeneratedSymbolKind.EnumValue))
        {
            page.Append($"<dt><code class=\"name\">{value.Member}</code></dt>\n<dd><code>").Text(GeneratedApi.Fact(value, "value"))
                .Append($"</code></dd>\n");
        }

        page.Append($"</dl>\n");
    }

    private void Cases(Page page, TypeEntry entry)
    {
        UnionPicture.Write(page, reference, entry);
        foreach (GeneratedSymbol @case in reference.Api.CasesOf(entry.Type))
        {
            INamedTypeSymbol? type = reference.Api.Types.GetValueOrDefault(@case.Type);
            page.Append($"<section>\n<h2 id=\"{ApiReference.AnchorOf(@case)}\"><code>{type?.Name ?? @case.Type}</code></h2>\n");
            page.Append($"<p class=\"small\">{UnionPicture.WordsOf(reference.Api, entry.Type, @case)}</p>\n");
            page.Prose(reference.Notes.Description(@case.Pointer));
            if (type is not null)
            {
                Members(page, type);
            }

            page.Append($"</section>\n");
        }
    }

    private void Estimate(Page page, TypeEntry entry)
    {
        if (reference.EstimateOf(entry) is { } method)
        {
            page.Append($"<p><code>{method.Name}()</code> estimates the cost, by the <a href=\"{ReferenceSections.Prices}\">prices</a>.</p>\n");
        }
    }

    private void UsedBy(Page page, TypeEntry entry)
    {
        (string File, string Name)[] uses = [.. _uses.Value[entry.Name].Where(use => use.File != entry.File).Distinct()];
        if (uses.Length == 0)
        {
            return;
        }

        page.Append($"<h2>Used by</h2>\n<ul class=\"plain\">\n");
        foreach ((string file, string name) in uses.Take(MostUses))
        {
            page.Append($"<li><a href=\"{file}\">{name}</a></li>\n");
        }

        page.Append($"{(uses.Length > MostUses ? $"and {uses.Length - MostUses} more" : "")}</ul>\n");
    }

    private static ILookup<string, (string File, string Name)> Uses(ApiReference reference)
    {
        var operations = reference.Operations.SelectMany(entry => entry.Methods.Select(method => (method.Name, entry)))
            .DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.entry, StringComparer.Ordinal);
        IEnumerable<(string Used, (string, string) By)> uses = reference.Api.Symbols.Symbols
            .SelectMany(symbol => symbol.Uses.Select(used => (used, symbol)))
            .Select(pair => operations.TryGetValue(pair.symbol.Name, out OperationEntry? operation)
                ? (pair.used, (operation.File, $"{operation.Group.Name}.{operation.ShortName}"))
                : reference.Api.Types.TryGetValue(pair.symbol.Type, out INamedTypeSymbol? type) && reference.LinkOf(type) is { } link
                ? (pair.used, (link, PublicSurface.NameOf(type)))
                : (pair.used, ("", "")));
        return uses.Where(use => use.By.Item1.Length > 0).Distinct().ToLookup(use => use.Used, use => use.By);
    }
}
