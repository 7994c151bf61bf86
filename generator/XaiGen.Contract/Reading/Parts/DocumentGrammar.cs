using XaiGen.Contract.Reading.Extensions;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>
/// Which fields hold which objects. Anything not listed is data, such as an example, where <c>$ref</c> is an ordinary key.
/// </summary>
internal static class DocumentGrammar
{
    private static readonly Dictionary<NodeKind, Dictionary<string, FieldShape>> s_fields = new()
    {
        [NodeKind.Document] = new(StringComparer.Ordinal)
        {
            ["info"] = One(NodeKind.Plain),
            ["tags"] = List(NodeKind.Plain),
            ["servers"] = List(NodeKind.Plain),
            ["paths"] = Extensible(NodeKind.PathItem),
            ["webhooks"] = Map(NodeKind.PathItem),
            ["components"] = One(NodeKind.Components),
            ["definitions"] = Map(NodeKind.Schema),
            ["parameters"] = Map(NodeKind.Parameter),
            ["responses"] = Map(NodeKind.Response),
            ["securityDefinitions"] = Map(NodeKind.SecurityScheme),
        },
        [NodeKind.Components] = new(StringComparer.Ordinal)
        {
            [Sections.Schemas] = Map(NodeKind.Schema),
            [Sections.Parameters] = Map(NodeKind.Parameter),
            [Sections.RequestBodies] = Map(NodeKind.RequestBody),
            [Sections.Responses] = Map(NodeKind.Response),
            [Sections.Headers] = Map(NodeKind.Header),
            [Sections.Examples] = Map(NodeKind.Example),
            [Sections.PathItems] = Map(NodeKind.PathItem),
            [Sections.SecuritySchemes] = Map(NodeKind.SecurityScheme),
            ["links"] = Map(NodeKind.Link),
            ["callbacks"] = Map(NodeKind.Callback),
            [Sections.MediaTypes] = Map(NodeKind.MediaType),
        },
        [NodeKind.PathItem] = KnownFields.Methods.ToDictionary(method => method, _ => One(NodeKind.Operation), StringComparer.Ordinal)
            .With("parameters", List(NodeKind.Parameter))
            .With("servers", List(NodeKind.Plain))
            .With("additionalOperations", Map(NodeKind.Operation)),
        [NodeKind.Operation] = Described(
            ("parameters", List(NodeKind.Parameter)),
            ("requestBody", One(NodeKind.RequestBody)),
            ("responses", Extensible(NodeKind.Response)),
            ("callbacks", Map(NodeKind.Callback))),
        [NodeKind.MediaType] = new(StringComparer.Ordinal)
        {
            ["schema"] = One(NodeKind.Schema),
            ["itemSchema"] = One(NodeKind.Schema),
            ["examples"] = Map(NodeKind.Example),
            ["encoding"] = Map(NodeKind.Encoding),
            ["prefixEncoding"] = List(NodeKind.Encoding),
            ["itemEncoding"] = One(NodeKind.Encoding),
        },
        [NodeKind.Encoding] = new(StringComparer.Ordinal)
        {
            ["headers"] = Map(NodeKind.Header),
            ["encoding"] = Map(NodeKind.Encoding),
        },
        [NodeKind.Schema] = Described(
            ("properties", Map(NodeKind.Schema)),
            ("patternProperties", Map(NodeKind.Schema)),
            ("dependentSchemas", Map(NodeKind.Schema)),
            ("$defs", Map(NodeKind.Schema)),
            ("definitions", Map(NodeKind.Schema)),
            ("allOf", List(NodeKind.Schema)),
            ("oneOf", List(NodeKind.Schema)),
            ("anyOf", List(NodeKind.Schema)),
            ("prefixItems", List(NodeKind.Schema)),
            ("items", One(NodeKind.Schema)),
            ("additionalProperties", One(NodeKind.Schema)),
            ("additionalItems", One(NodeKind.Schema)),
            ("unevaluatedProperties", One(NodeKind.Schema)),
            ("unevaluatedItems", One(NodeKind.Schema)),
            ("propertyNames", One(NodeKind.Schema)),
            ("contains", One(NodeKind.Schema)),
            ("contentSchema", One(NodeKind.Schema)),
            ("not", One(NodeKind.Schema)),
            ("if", One(NodeKind.Schema)),
            ("then", One(NodeKind.Schema)),
            ("else", One(NodeKind.Schema)),
            ("discriminator", One(NodeKind.Discriminator))),
        [NodeKind.Parameter] = Described(
            ("schema", One(NodeKind.Schema)),
            ("content", Map(NodeKind.MediaType)),
            ("examples", Map(NodeKind.Example))),
        [NodeKind.RequestBody] = Described(
            ("content", Map(NodeKind.MediaType))),
        [NodeKind.Response] = Described(
            ("schema", One(NodeKind.Schema)),
            ("headers", Map(NodeKind.Header)),
            ("content", Map(NodeKind.MediaType)),
            ("links", Map(NodeKind.Link))),
        [NodeKind.Callback] = [],
    };

    private static readonly Dictionary<string, NodeKind> s_sections = KindsOfSections(isVersion2: false);

    private static readonly Dictionary<string, NodeKind> s_version2Sections = KindsOfSections(isVersion2: true);

    static DocumentGrammar()
    {
        s_fields[NodeKind.Header] = s_fields[NodeKind.Parameter];

        // The descriptions in `info` and similar objects are often separate files.
        s_fields[NodeKind.Plain] = Described();
    }

    /// <summary>The content of an object's field; null if it is data.</summary>
    public static FieldShape? FieldOf(NodeKind kind, string field)
        => kind == NodeKind.Callback && !field.StartsWith("x-", StringComparison.Ordinal) ? One(NodeKind.PathItem)
            : s_fields.TryGetValue(kind, out Dictionary<string, FieldShape>? fields) && fields.TryGetValue(field, out FieldShape shape)
                ? shape
            : null;

    /// <summary>
    /// The section of the document for shared objects of a kind; null if there is none and they are written where they are used.
    /// </summary>
    public static string[]? SectionOf(NodeKind kind, bool isVersion2) => kind switch
    {
        NodeKind.Schema => isVersion2 ? ["definitions"] : ["components", Sections.Schemas],
        NodeKind.Parameter => isVersion2 ? ["parameters"] : ["components", Sections.Parameters],
        NodeKind.Response => isVersion2 ? ["responses"] : ["components", Sections.Responses],
        NodeKind.SecurityScheme => isVersion2 ? ["securityDefinitions"] : ["components", Sections.SecuritySchemes],
        _ when isVersion2 => null,
        NodeKind.RequestBody => ["components", Sections.RequestBodies],
        NodeKind.Header => ["components", Sections.Headers],
        NodeKind.Example => ["components", Sections.Examples],
        NodeKind.Link => ["components", "links"],
        NodeKind.Callback => ["components", "callbacks"],
        _ => null,
    };

    /// <summary>The kind of the shared objects at a pointer; null if that is no section for shared objects.</summary>
    public static NodeKind? KindOfSection(string? pointer, bool isVersion2)
        => pointer is not null && (isVersion2 ? s_version2Sections : s_sections).TryGetValue(pointer, out NodeKind kind) ? kind : null;

    private static Dictionary<string, NodeKind> KindsOfSections(bool isVersion2)
        => ((NodeKind[])Enum.GetValues(typeof(NodeKind))).Where(kind => SectionOf(kind, isVersion2) is not null)
            .ToDictionary(kind => JsonPointer.Of(SectionOf(kind, isVersion2)!), StringComparer.Ordinal);

    /// <summary>Adds the description to the fields of an object.</summary>
    private static Dictionary<string, FieldShape> Described(params (string Name, FieldShape Shape)[] fields)
        => fields.Append(("description", One(NodeKind.Plain)))
            .ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal);

    private static FieldShape One(NodeKind kind) => new(kind, IsList: false, IsMap: false, IsExtensible: false);

    private static FieldShape List(NodeKind kind) => new(kind, IsList: true, IsMap: false, IsExtensible: false);

    private static FieldShape Map(NodeKind kind) => new(kind, IsList: false, IsMap: true, IsExtensible: false);

    private static FieldShape Extensible(NodeKind kind) => new(kind, IsList: false, IsMap: true, IsExtensible: true);

    private static Dictionary<string, FieldShape> With(this Dictionary<string, FieldShape> fields, string name, FieldShape shape)
    {
        fields.Add(name, shape);
        return fields;
    }
}
