using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Brings <c>allOf</c>, <c>oneOf</c> and <c>anyOf</c> to the one form that the model promises.</summary>
internal static class SchemaFolding
{
    private static readonly HashSet<string> s_annotations = new(KnownFields.SchemaAnnotations, StringComparer.Ordinal);

    /// <param name="node">The schema as written.</param>
    /// <param name="schema">The schema as read, without its compositions.</param>
    /// <param name="read">Reads a member.</param>
    public static Schema Fold(NodeReader node, Schema schema, Func<NodeReader, Schema> read)
    {
        if (node["allOf"].Exists)
        {
            schema = FoldAllOf(node, schema, read);
        }

        if (node["oneOf"].Exists)
        {
            schema = FoldUnion(node, "oneOf", schema, read, (outer, members) => outer with { OneOf = members });
        }

        return node["anyOf"].Exists
            ? FoldUnion(node, "anyOf", schema, read, (outer, members) => outer with { AnyOf = members })
            : schema;
    }

    /// <summary>Members that only annotate are written so because nothing may stand beside a <c>$ref</c>: they annotate the whole.</summary>
    private static Schema FoldAllOf(NodeReader node, Schema schema, Func<NodeReader, Schema> read)
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

        return members.Count == 1 && HasOnlyAnnotations(node, beside: "allOf")
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
            schema = schema with { IsNullable = schema.IsNullable || member.IsNullable };
            members.Add(member with { IsNullable = false });
        }

        return members.Count == 1 && HasOnlyAnnotations(node, beside: keyword)
            ? Replace(schema, members[0])
            : with(schema, members.ToEquatableArray());
    }

    private static bool HasOnlyAnnotations(NodeReader node, string? beside = null)
        => node.Entries().All(field => field.IsExtension || field.Name == beside || s_annotations.Contains(field.Name))
            && !node[ExtensionKeywords.Union].Exists
            && !node[ExtensionKeywords.ExactlyOne].Exists;

    /// <summary>The member with what stands around it said of it.</summary>
    private static Schema Replace(Schema outer, Schema member) => Annotate(
        member with
        {
            Pointer = outer.Pointer,
            Title = outer.Title ?? member.Title,
            Description = outer.Description ?? member.Description,
            Source = outer.Source ?? member.Source,
            Default = outer.Default ?? member.Default,
            CSharpName = outer.CSharpName ?? member.CSharpName,
            IdType = outer.IdType ?? member.IdType,
            Unit = outer.Unit ?? member.Unit,
        },
        outer);

    /// <summary>Adds what the schema does not say of itself.</summary>
    private static Schema Annotate(Schema schema, Schema other) => schema with
    {
        Title = schema.Title ?? other.Title,
        Description = schema.Description ?? other.Description,
        Source = schema.Source ?? other.Source,
        Default = schema.Default ?? other.Default,
        CSharpName = schema.CSharpName ?? other.CSharpName,
        IdType = schema.IdType ?? other.IdType,
        Unit = schema.Unit ?? other.Unit,
        IsNullable = schema.IsNullable || other.IsNullable,
        IsDeprecated = schema.IsDeprecated || other.IsDeprecated,
        IsReadOnly = schema.IsReadOnly || other.IsReadOnly,
        IsWriteOnly = schema.IsWriteOnly || other.IsWriteOnly,
        IsDataUri = schema.IsDataUri || other.IsDataUri,
    };
}
