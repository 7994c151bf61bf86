using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Brings <c>allOf</c>, <c>oneOf</c> and <c>anyOf</c> into the single form that <see cref="Schema"/> describes.</summary>
internal static class SchemaFolding
{
    private static readonly HashSet<string> s_annotations = new(KnownFields.SchemaAnnotations, StringComparer.Ordinal);

    /// <param name="node">The schema as written.</param>
    /// <param name="schema">The schema as read, without its compositions.</param>
    /// <param name="read">Reads a member.</param>
    /// <param name="isBase">Whether a member is a base with a discriminator, so that the schema extends it even if it adds nothing.</param>
    public static Schema Fold(NodeReader node, Schema schema, Func<NodeReader, Schema> read, Func<Schema, bool> isBase)
    {
        if (node["allOf"].Exists)
        {
            schema = FoldAllOf(node, schema, read, isBase);
        }

        if (node["oneOf"].Exists)
        {
            schema = FoldUnion(node, "oneOf", schema, read, (outer, members) => outer with { OneOf = members });
        }

        return node["anyOf"].Exists
            ? FoldUnion(node, "anyOf", schema, read, (outer, members) => outer with { AnyOf = members })
            : schema;
    }

    /// <summary>
    /// Folds an <c>allOf</c>. Members with only annotations are a workaround for having none beside a <c>$ref</c>: they annotate the whole
    /// schema.
    /// </summary>
    private static Schema FoldAllOf(NodeReader node, Schema schema, Func<NodeReader, Schema> read, Func<Schema, bool> isBase)
    {
        List<Schema> members = [];
        foreach (NodeReader item in node["allOf"].Items())
        {
            Schema member = read(item);
            if (item.Node is YamlMapping && HasOnlyAnnotations(item))
            {
                schema = Annotate(schema, member);
            }
            else
            {
                members.Add(member);
            }
        }

        return members.Count == 1 && HasOnlyAnnotations(node, "allOf") && !isBase(members[0])
            ? Replace(schema, members[0])
            : schema with { AllOf = members.ToEquatableArray() };
    }

    private static Schema FoldUnion(
        NodeReader node,
        string keyword,
        Schema schema,
        Func<NodeReader, Schema> read,
        Func<Schema, EquatableArray<Schema>, Schema> with)
    {
        List<Schema> members = [];
        foreach (NodeReader item in node[keyword].Items())
        {
            if (SchemaTypes.AllowsOnlyNull(item))
            {
                item.MarkValueRead();
                schema = schema with { IsNullable = true };
                continue;
            }

            Schema member = read(item);
            if (member.IsNullable)
            {
                schema = schema with { IsNullable = true };
                member = member with { IsNullable = false };
            }

            members.Add(member);
        }

        if (members.Count == 1 && !node[ExtensionKeywords.Union].Exists)
        {
            // A single member needs no discriminator. Among several parts of an object it is one more.
            return HasOnlyAnnotations(node, keyword, "discriminator")
                ? Replace(schema, members[0])
                : schema with { AllOf = schema.AllOf.Append(members[0]).ToEquatableArray() };
        }

        bool isAlone = HasOnlyAnnotations(node, keyword);
        return with(schema with { IsOnlyNull = schema.IsOnlyNull || (members.Count == 0 && isAlone) }, members.ToEquatableArray());
    }

    private static bool HasOnlyAnnotations(NodeReader node, params string[] beside)
        => node.Entries().All(field => field.IsExtension || beside.Contains(field.Name) || s_annotations.Contains(field.Name))
            && !node[ExtensionKeywords.Union].Exists
            && !node[ExtensionKeywords.ExactlyOne].Exists
            && !node[ExtensionKeywords.KeepUnknown].Exists
            && !node[ExtensionKeywords.Cost].Exists;

    /// <summary>Returns the only member, with the annotations of the schema around it.</summary>
    private static Schema Replace(Schema outer, Schema member) => Annotate(member with { Pointer = outer.Pointer }, outer, member);

    /// <summary>Adds the annotations that the schema lacks.</summary>
    private static Schema Annotate(Schema schema, Schema other) => Annotate(schema, schema, other);

    /// <summary>Returns the schema with the annotations of both; those of <paramref name="first"/> take precedence.</summary>
    private static Schema Annotate(Schema schema, Schema first, Schema second) => schema with
    {
        Title = first.Title ?? second.Title,
        Description = first.Description ?? second.Description,
        Source = first.Source ?? second.Source,
        Default = first.Default ?? second.Default,
        CSharpName = first.CSharpName ?? second.CSharpName,
        IdType = first.IdType ?? second.IdType,
        Unit = first.Unit ?? second.Unit,
        IsNullable = first.IsNullable || second.IsNullable,
        IsDeprecated = first.IsDeprecated || second.IsDeprecated,
        IsReadOnly = first.IsReadOnly || second.IsReadOnly,
        IsWriteOnly = first.IsWriteOnly || second.IsWriteOnly,
        IsDataUri = first.IsDataUri || second.IsDataUri,
    };
}
