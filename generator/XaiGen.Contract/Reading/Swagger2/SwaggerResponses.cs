using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Converts responses: the schema moves below the media types that the operation produces.</summary>
internal sealed class SwaggerResponses(YamlMapping root, SwaggerReferences references, SwaggerSchemas schemas)
{
    private const string AnyFile = "application/octet-stream";

    public YamlNode LiftAll(YamlNode responses, YamlMapping operation) => responses is YamlMapping map
        ? new YamlMapping(
            Array.ConvertAll(map.Entries, entry => entry.Key.Text.StartsWith("x-", StringComparison.Ordinal)
                ? entry
                : entry with { Value = Lift(entry.Value, operation) }),
            map.Span)
        : responses;

    /// <param name="node">The response.</param>
    /// <param name="operation">The operation that has it; null for a shared response, which uses the document's media types.</param>
    public YamlNode Lift(YamlNode node, YamlMapping? operation)
    {
        if (SwaggerReferences.Of(node) is { } reference)
        {
            bool isShared = operation is null || SwaggerMedia.IsOfDocument(operation, "produces");
            return isShared || references.Resolve(node) is not { } target
                ? new YamlMapping(
                    [((YamlMapping)node).Find(ReferenceResolver.Field)!.Value with { Value = references.Lift(reference) }], node.Span)
                : Lift(target, operation);
        }

        if (node is not YamlMapping response)
        {
            return node;
        }

        List<YamlEntry> lifted = [];
        foreach (YamlEntry entry in response.Entries)
        {
            if (entry.Key.Text == "headers" && entry.Value is YamlMapping headers)
            {
                lifted.Add(entry with
                {
                    Value = new YamlMapping(
                    Array.ConvertAll(headers.Entries, header => header with { Value = LiftHeader(header.Value) }), headers.Span)
                });
            }
            else if (entry.Key.Text == "schema")
            {
                lifted.Add(Content(entry, response, operation));
            }
            else if (entry.Key.Text != "examples")
            {
                lifted.Add(entry);
            }
        }

        return new YamlMapping([.. lifted], response.Span);
    }

    private YamlEntry Content(YamlEntry schema, YamlMapping response, YamlMapping? operation)
    {
        bool isFile = schema.Value is YamlMapping file && file.Find("type")?.Value is YamlScalar { Text: "file" };
        bool isSaid = (operation?.Find("produces") ?? root.Find("produces")) is not null;
        YamlScalar[] types = isFile && !isSaid ? [TreeEdit.Text(AnyFile, schema.Key.Span)] : SwaggerMedia.Produced(root, operation);
        var examples = response.Find("examples")?.Value as YamlMapping;
        YamlEntry lifted = schema with { Value = schemas.Lift(WithNull(schema, response)) };
        IEnumerable<YamlEntry> content = types.Select(type =>
        {
            YamlEntry[] media = examples?.Find(type.Text) is { } example
                ? [lifted, new YamlEntry(TreeEdit.Text("example", example.Key.Span), example.Value)]
                : [lifted];
            return new YamlEntry(type, new YamlMapping(media, schema.Value.Span));
        });
        return new YamlEntry(TreeEdit.Text("content", schema.Key.Span), new YamlMapping([.. content], schema.Value.Span));
    }

    /// <summary>NSwag says beside the schema that a result may be null, because nothing may be beside a reference.</summary>
    private static YamlNode WithNull(YamlEntry schema, YamlMapping response)
        => response.Find("x-nullable") is { Value: YamlScalar { Kind: ScalarKind.Boolean, Text: "true" } } said
            ? new YamlMapping(
                [said, new YamlEntry(TreeEdit.Text("allOf", schema.Key.Span), new YamlSequence([schema.Value], schema.Value.Span))],
                schema.Value.Span)
            : schema.Value;

    private YamlNode LiftHeader(YamlNode node) => node is YamlMapping header && header.Find("schema") is null
        ? SwaggerParameters.WithSchema(header, schemas, ["description"], collectionFormat: null)
        : node;
}
