using XaiGen.Cli.Adopting.Names;
using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator.Symbols;

namespace XaiGen.Cli.Adopting;

/// <summary>The members of a client that two generators call differently.</summary>
internal static class RenamedMembers
{
    /// <summary>The old and the new names, operations first, then types with their properties; none where the name stays.</summary>
    public static IReadOnlyList<(string Old, string New)> Of(ApiContract contract, ForeignNames names, SymbolMap symbols)
    {
        List<(string Old, string New)> renamed = [];
        foreach (ApiOperation operation in contract.Operations)
        {
            Add(names.Operation(operation), Symbol(symbols, operation.Pointer, GeneratedSymbolKind.Method)?.Name, "none: left out");
        }

        foreach (NamedSchema schema in contract.Schemas)
        {
            string old = names.Type(schema);
            GeneratedSymbol? type = Symbol(symbols, schema.Pointer, GeneratedSymbolKind.Type);
            if (IsType(schema.Schema))
            {
                Add(old, type?.Name, "none: not used, or no type of its own");
            }

            foreach (SchemaProperty property in type is null ? default : schema.Schema.Properties)
            {
                string pointer = JsonPointer.Append(schema.Pointer + "/properties", property.Name);
                if (Symbol(symbols, pointer, GeneratedSymbolKind.Property) is { } member && names.Property(property.Name) != member.Member)
                {
                    renamed.Add(($"{old}.{names.Property(property.Name)}", member.Name));
                }
            }
        }

        return renamed;

        void Add(string old, string? @new, string none)
        {
            if (old != @new)
            {
                renamed.Add((old, @new ?? none));
            }
        }
    }

    private static GeneratedSymbol? Symbol(SymbolMap symbols, string pointer, GeneratedSymbolKind kind)
        => symbols.At(pointer).FirstOrDefault(symbol => symbol.Kind == kind);

    /// <summary>Whether generators emit a type for a schema: for an object, an enum or a choice, but not for a plain value.</summary>
    private static bool IsType(Schema schema)
        => !schema.Properties.IsEmpty || !schema.Enum.IsEmpty || !schema.AllOf.IsEmpty
            || (!(schema.OneOf.IsEmpty && schema.AnyOf.IsEmpty)
                && (schema.Types & (JsonTypes.Boolean | JsonTypes.Integer | JsonTypes.Number)) == JsonTypes.None);
}
