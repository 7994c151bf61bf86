using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;
using XaiGen.Review.Wire;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Pages;

/// <summary>The notes of a schema other than its type: description, examples, default, unit.</summary>
internal sealed class SchemaNotes(ContractDocument document)
{
    private readonly SchemaViews _views = new(document);

    private Samples Samples => field ??= new Samples(_views, Direction.Request);

    /// <summary>The schema of a parameter, a header or a body; any other node is its own schema.</summary>
    public JToken? SchemaAt(string pointer)
    {
        JToken? node = document.Resolve(document.At(pointer));
        return node.Field("schema") ?? node.Entries("content").FirstOrDefault()?.Value.Field("schema") ?? node;
    }

    /// <summary>The text of the schema, or of the schema that it refers to.</summary>
    public string? Description(string pointer)
    {
        JToken? node = document.At(pointer);
        return Own(node) ?? Own(document.Resolve(node)) ?? Own(SchemaAt(pointer)) ?? Inherited(SchemaAt(pointer));
    }

    /// <summary>The first example at the place itself.</summary>
    public JToken? Example(string pointer)
    {
        JToken? node = document.Resolve(document.At(pointer));
        JToken? content = node.Entries("content").FirstOrDefault()?.Value ?? node;
        return ExampleOf(node) ?? ExampleOf(content) ?? ExampleOf(document.Resolve(content.Field("schema")));
    }

    public string? Default(string pointer) => SchemaAt(pointer) is { } schema && View(schema)?.Default?.Value is { } value
        ? value.ToString(Newtonsoft.Json.Formatting.None)
        : null;

    public string? Unit(string pointer) => SchemaAt(pointer).Text("x-xaigen-unit");

    public bool IsDeprecated(string pointer) => document.Resolve(document.At(pointer)).IsTrue("deprecated");

    /// <summary>A value that the schema probably allows: its example, its default, or one made from its constraints.</summary>
    public JToken? Value(string pointer)
    {
        JToken? schema = SchemaAt(pointer);
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

    private SchemaView? View(JToken schema)
    {
        try
        {
            return schema is JObject ? _views.Of(schema) : null;
        }
        catch (TooManySchemasException)
        {
            return null;
        }
    }

    private JToken? ExampleOf(JToken? node)
        => document.Resolve(node.Entries("examples").FirstOrDefault()?.Value).Field("value")
            ?? node.Items("examples").FirstOrDefault() ?? node.Field("example");

    private static string? Own(JToken? node) => node.Text("description") is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private string? Inherited(JToken? schema)
        => schema.Items("allOf") is [var only] ? Own(document.Resolve(only)) : Own(document.Resolve(schema));
}
