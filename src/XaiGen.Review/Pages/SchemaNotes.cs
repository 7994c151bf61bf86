using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Wire;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Pages;

/// <summary>The notes of a schema other than its type: description, examples, default, unit.</summary>
internal sealed class SchemaNotes(ContractDocument document)
{
    private readonly SchemaViews _views = new(document);

    private Samples Samples => field ??= new Samples(_views, Direction.Request);

    /// <summary>The schema of a parameter, a header or a body; any other node is its own schema.</summary>
    public JsonNode? SchemaAt(string pointer)
    {
        JsonNode? node = document.Resolve(document.At(pointer));
        return node.Field("schema") ?? node.Entries("content").First.Field("schema") ?? node;
    }

    /// <summary>The text of the schema, or of the schema that it refers to.</summary>
    public string? Description(string pointer)
    {
        JsonNode? node = document.At(pointer);
        return Own(node) ?? Own(document.Resolve(node)) ?? Own(SchemaAt(pointer)) ?? Inherited(SchemaAt(pointer));
    }

    /// <summary>The first example at the place itself.</summary>
    public JsonNode? Example(string pointer)
    {
        JsonNode? node = document.Resolve(document.At(pointer));
        JsonNode? content = node.Entries("content").First ?? node;
        return ExampleOf(node) ?? ExampleOf(content) ?? ExampleOf(document.Resolve(content.Field("schema")));
    }

    public string? Default(string pointer) => SchemaAt(pointer) is { } schema && View(schema)?.Default?.Value is { } value
        ? value.ToJson()
        : null;

    public string? Unit(string pointer) => SchemaAt(pointer).Text("x-xaigen-unit");

    public bool IsDeprecated(string pointer) => document.Resolve(document.At(pointer)).IsTrue("deprecated");

    /// <summary>A value that the schema probably allows: its example, its default, or one made from its constraints.</summary>
    public JsonNode? Value(string pointer)
    {
        JsonNode? schema = SchemaAt(pointer);
        if (schema is null || View(schema) is not { } view)
        {
            return Example(pointer);
        }

        if (Example(pointer) is { } example && view.AllowsScalar(example))
        {
            return example;
        }

        if (view.Enum is { Value: [var first, ..] })
        {
            return first;
        }

        bool isFree = view.Patterns.Count == 0 && view.Format is null && (view.Counts.GetValueOrDefault("minLength")?.Value ?? 0) <= 4
            && (view.Counts.GetValueOrDefault("maxLength")?.Value ?? double.MaxValue) >= 4;
        return view.Kinds.HasFlag(JsonKinds.String) && isFree ? null : Samples.Of(view);
    }

    private SchemaView? View(JsonNode schema)
    {
        try
        {
            return schema is JsonMapping ? _views.Of(schema) : null;
        }
        catch (TooManySchemasException)
        {
            return null;
        }
    }

    private JsonNode? ExampleOf(JsonNode? node)
        => document.Resolve(node.Entries("examples").First).Field("value")
            ?? node.Items("examples").FirstOrDefault() ?? node.Field("example");

    private static string? Own(JsonNode? node) => node.Text("description") is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private string? Inherited(JsonNode? schema)
        => schema.Items("allOf") is [var only] ? Own(document.Resolve(only)) : Own(document.Resolve(schema));
}
