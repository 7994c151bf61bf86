using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Converts parameters: fields about the value move into a schema; bodies and forms become request bodies.</summary>
internal sealed class SwaggerParameters(YamlMapping root, SwaggerReferences references, SwaggerSchemas schemas, SwaggerProblems problems)
{
    /// <summary>Fields that are beside the parameter's name in 2.0 and in its schema in 3.0.</summary>
    private static readonly HashSet<string> s_ofSchema = new(StringComparer.Ordinal)
    {
        "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength",
        "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf", "x-nullable", "nullable", ExtensionKeywords.EnumNames,
        "x-enumNames", "x-enum-descriptions", "x-enumDescriptions", "x-enum-comments", "x-ms-enum", "additionalProperties", WholeSchema,
        ExtensionKeywords.Name, ExtensionKeywords.Id, ExtensionKeywords.Unit, ExtensionKeywords.DataUri, ExtensionKeywords.Union,
    };

    /// <summary>Where NSwag names the schema whose type and values it repeats in the parameter.</summary>
    private const string WholeSchema = "x-schema";

    private static readonly string[] s_ofParameter = ["name", "in", "description", "required", "deprecated", "allowEmptyValue"];

    public static bool IsIn(YamlMapping? parameter, params string[] places)
        => parameter?.Find("in")?.Value is YamlScalar { Text: { } place } && places.Contains(place);

    /// <summary>The parameters that are not part of a body.</summary>
    public YamlSequence LiftList(YamlSequence list)
        => new([.. list.Items.Where(item => !IsIn(references.Resolve(item), "body", "formData")).Select(Lift)], list.Span);

    public YamlNode Lift(YamlNode node)
    {
        if (SwaggerReferences.Of(node) is { } reference)
        {
            return Reference(node, references.Lift(reference));
        }

        return node is YamlMapping parameter && parameter.Find("schema") is null && parameter.Find("content") is null
            ? WithSchema(parameter, schemas, s_ofParameter, CollectionFormat(parameter))
            : node;
    }

    /// <summary>The request body of an operation, from its body parameter or its form fields; null if it has neither.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="own">Its parameters.</param>
    /// <param name="shared">The parameters of its path.</param>
    public YamlEntry? BodyOf(YamlMapping operation, YamlNode[] own, YamlNode[] shared)
    {
        YamlNode? body = own.Concat(shared).FirstOrDefault(item => IsIn(references.Resolve(item), "body"));
        if (body is not null)
        {
            return new YamlEntry(TreeEdit.Text("requestBody", body.Span), LiftBody(body, operation));
        }

        YamlMapping[] fields = [.. own.Concat(shared).Select(references.Resolve).OfType<YamlMapping>()
            .Where(item => IsIn(item, "formData"))
            .GroupBy(item => (item.Find("name")?.Value as YamlScalar)?.Text).Select(same => same.First())];
        return fields.Length == 0 ? null : new YamlEntry(TreeEdit.Text("requestBody", fields[0].Span), Form(operation, fields));
    }

    /// <param name="node">The body parameter, or a reference to one.</param>
    /// <param name="operation">The operation that has it; null for a shared parameter of the document.</param>
    public YamlNode LiftBody(YamlNode node, YamlMapping? operation)
    {
        if (SwaggerReferences.Of(node) is { } reference)
        {
            bool isShared = operation is null || SwaggerMedia.IsOfDocument(operation, "consumes");
            return isShared || references.Resolve(node) is not { } target
                ? Reference(node, references.Lift(reference, isBody: true))
                : LiftBody(target, operation);
        }

        var body = (YamlMapping)node;
        YamlEntry? schema = body.Find("schema")
            ?? (body.Find("type") is null ? null : new YamlEntry(TreeEdit.Text("schema", body.Span), SchemaOf(body, schemas)));
        YamlEntry[] media = schema is { } said ? [said with { Value = schemas.Lift(said.Value) }] : [];
        YamlEntry[] content =
            [.. SwaggerMedia.Consumed(root, operation).Select(type => new YamlEntry(type, new YamlMapping(media, body.Span)))];
        return new YamlMapping(
            [.. body.Entries.Where(entry => entry.Key.Text is not ("name" or "in" or "schema") && !s_ofSchema.Contains(entry.Key.Text)),
                new YamlEntry(TreeEdit.Text("content", schema?.Key.Span ?? body.Span), new YamlMapping(content, body.Span))],
            body.Span);
    }

    /// <summary>Moves the fields about the value into a schema and keeps the others.</summary>
    public static YamlMapping WithSchema(YamlMapping node, SwaggerSchemas schemas, string[] kept, IEnumerable<YamlEntry>? collectionFormat)
    {
        YamlEntry[] outside =
            [.. node.Entries.Where(entry => !s_ofSchema.Contains(entry.Key.Text) && entry.Key.Text != "collectionFormat")];
        SourceSpan place = node.Find("type")?.Key.Span ?? node.Find(kept[0])?.Key.Span ?? node.Span;
        return new YamlMapping(
            [.. outside, .. collectionFormat ?? [], new YamlEntry(TreeEdit.Text("schema", place), SchemaOf(node, schemas))], node.Span);
    }

    private static YamlNode SchemaOf(YamlMapping node, SwaggerSchemas schemas, params string[] alsoKept)
    {
        YamlEntry[] fields = [.. node.Entries.Where(entry => s_ofSchema.Contains(entry.Key.Text) || alsoKept.Contains(entry.Key.Text))];
        if (node.Find(WholeSchema) is { } whole)
        {
            fields =
            [
                .. fields.Where(entry => entry.Key.Text is "default" or "x-nullable" or "description"),
                new YamlEntry(TreeEdit.Text("allOf", whole.Key.Span), new YamlSequence([whole.Value], whole.Value.Span)),
            ];
        }
        else if (IsText(node, "type", "file") && IsText(node, "collectionFormat", "multi"))
        {
            // 2.0 has no lists of files; NSwag writes them so.
            YamlEntry type = node.Find("type")!.Value;
            fields =
            [
                .. fields.Where(entry => entry.Key.Text is not ("type" or "items")),
                type with { Value = TreeEdit.Text("array", type.Value.Span) },
                new YamlEntry(TreeEdit.Text("items", type.Key.Span), new YamlMapping([type], type.Value.Span)),
            ];
        }

        return schemas.Lift(new YamlMapping(fields, node.Span));
    }

    private static bool IsText(YamlMapping node, string field, string text)
        => node.Find(field)?.Value is YamlScalar scalar && scalar.Text == text;

    private static YamlMapping Reference(YamlNode node, YamlScalar lifted) => new(
        [.. ((YamlMapping)node).Entries.Select(entry => entry.Key.Text == ReferenceResolver.Field ? entry with { Value = lifted } : entry)],
        node.Span);

    private YamlMapping Form(YamlMapping operation, YamlMapping[] fields)
    {
        SourceSpan place = fields[0].Span;
        bool hasFile = fields.Any(field => field.Find("type")?.Value is YamlScalar { Text: "file" });
        YamlScalar[] types = [.. SwaggerMedia.ConsumedForms(root, operation).Where(type => !hasFile || type.Text == SwaggerMedia.Forms[0])];
        if (types.Length == 0)
        {
            types = [TreeEdit.Text(hasFile ? SwaggerMedia.Forms[0] : SwaggerMedia.Forms[1], place)];
        }

        List<YamlEntry> properties = [], encodings = [];
        List<YamlNode> required = [];
        foreach (YamlMapping field in fields)
        {
            if (field.Find("name")?.Value is not YamlScalar { Kind: not ScalarKind.Null } name)
            {
                continue;
            }

            properties.Add(new YamlEntry(name, SchemaOf(field, schemas, "description")));
            if (field.Find("required")?.Value is YamlScalar { Kind: ScalarKind.Boolean, Text: "true" or "True" or "TRUE" })
            {
                required.Add(name);
            }

            YamlEntry[] style = [.. CollectionFormat(field)];
            if (style.Length > 0)
            {
                encodings.Add(new YamlEntry(name, new YamlMapping(style, field.Span)));
            }
        }

        List<YamlEntry> schema =
        [
            Entry("type", TreeEdit.Text("object", place)),
            Entry("properties", new YamlMapping([.. properties], place)),
        ];
        if (required.Count > 0)
        {
            schema.Add(Entry("required", new YamlSequence([.. required], place)));
        }

        YamlEntry[] content = [.. types.Select(type => new YamlEntry(type, new YamlMapping(
            encodings.Count > 0 && type.Text == SwaggerMedia.Forms[1]
                ? [Entry("schema", new YamlMapping([.. schema], place)), Entry("encoding", new YamlMapping([.. encodings], place))]
                : [Entry("schema", new YamlMapping([.. schema], place))],
            place)))];
        YamlEntry whole = Entry("content", new YamlMapping(content, place));
        return new YamlMapping(
            required.Count > 0 ? [Entry("required", new YamlScalar("true", isPlain: true, place)), whole] : [whole], place);

        YamlEntry Entry(string name, YamlNode value) => new(TreeEdit.Text(name, place), value);
    }

    /// <summary>
    /// How several values are written: with commas by default, which is not 3.0's default for queries and forms.
    /// </summary>
    private IEnumerable<YamlEntry> CollectionFormat(YamlMapping parameter)
    {
        if (parameter.Find("type")?.Value is not YamlScalar { Text: "array" } type)
        {
            return [];
        }

        var written = parameter.Find("collectionFormat")?.Value as YamlScalar;
        SourceSpan place = written?.Span ?? type.Span;
        bool isList = IsIn(parameter, "query", "formData");
        (string? style, bool explode) = (written?.Text ?? "csv", isList) switch
        {
            ("csv", true) => ("form", false),
            ("multi", true) => ("form", true),
            ("ssv", true) => ("spaceDelimited", false),
            ("pipes", true) => ("pipeDelimited", false),
            ("csv", false) => ((string?)"simple", false),
            _ => (null, false),
        };
        if (style is null)
        {
            problems.ReportUnsupported(written!, $"'{written!.Text.Abbreviated()}' as a collectionFormat");
            return [];
        }

        return
        [
            new YamlEntry(TreeEdit.Text("style", place), TreeEdit.Text(style, place)),
            new YamlEntry(TreeEdit.Text("explode", place), new YamlScalar(explode ? "true" : "false", isPlain: true, place)),
        ];
    }
}
