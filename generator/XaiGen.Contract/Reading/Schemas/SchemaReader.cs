using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Reads schemas, inline and named.</summary>
internal sealed class SchemaReader(ReadingContext context)
{
    private const string What = "a schema";

    private static readonly HashSet<string> s_outsideReference
        = new([.. KnownFields.SchemaAnnotations, ReferenceResolver.Field], StringComparer.Ordinal);

    private static readonly HashSet<string> s_wordsOfStructure = new(
        [ExtensionKeywords.Union, ExtensionKeywords.ExactlyOne, ExtensionKeywords.EnumNames, ExtensionKeywords.Cost],
        StringComparer.Ordinal);

    /// <summary>Keywords that can describe further properties, and that are not supported.</summary>
    private static readonly string[] s_moreProperties =
        ["patternProperties", "if", "then", "else", "dependentSchemas", "dependencies", "$dynamicRef", "$recursiveRef"];

    private readonly SchemaCycles _cycles = new(context.References);
    private readonly Queue<NodeReader> _pending = new();
    private readonly HashSet<string> _requested = new(StringComparer.Ordinal);
    private readonly List<NodeReader> _numbersAsText = [];

    /// <summary>The components, and every other schema that has been referenced so far or is referenced by one of these.</summary>
    public EquatableArray<NamedSchema> ReadNamed(NodeReader components)
    {
        foreach (NodeReader component in components.Entries())
        {
            Request(component);
        }

        List<NamedSchema> named = [];
        while (_pending.Count > 0)
        {
            NodeReader node = _pending.Dequeue();
            named.Add(new NamedSchema(node.Pointer, node.Name, Read(node)));
        }

        ReportNumbersAsText();
        return named.OrderBy(schema => schema.Pointer, StringComparer.Ordinal).ToEquatableArray();
    }

    private string? FormatOf(NodeReader schema) => schema["format"].Text() switch
    {
        null => SchemaTypes.FormatOfContent(schema),
        "duration" when context.HasNetDurations => NumericText.TimeSpanFormat,
        var format => format,
    };

    /// <summary>Reported once, because in a document that has such numbers nearly all are.</summary>
    private void ReportNumbersAsText()
    {
        if (_numbersAsText.Count == 0)
        {
            return;
        }

        NodeReader first = _numbersAsText.OrderBy(node => node.Range.Start).First();
        int places = _numbersAsText.Select(node => node.Pointer).Distinct().Count();
        first.ReportAtKey(places == 1 ? ProblemRules.NumberAsText.Message() : ProblemRules.NumbersAsText.Message(places - 1));
    }

    public Schema Read(NodeReader node)
    {
        context.Reach(node);
        if (node.Node is YamlScalar { Kind: ScalarKind.Boolean })
        {
            return OfBoolean(node);
        }

        if (!node.IsObject(What, KnownFields.Schema))
        {
            return new Schema { Pointer = node.Pointer };
        }

        node.ReportUnsupported(KnownFields.UnsupportedInSchema);
        return ReferenceResolver.IsReference(node) ? ReadReference(node) : ReadWritten(node);
    }

    /// <summary>In 3.1 <c>true</c> allows any value and <c>false</c> none; neither describes the form of a value.</summary>
    private static Schema OfBoolean(NodeReader node)
    {
        _ = node.Flag();
        return new Schema { Pointer = node.Pointer };
    }

    private Schema ReadReference(NodeReader node)
    {
        NodeReader reference = node[ReferenceResolver.Field];
        NodeReader target = context.References.Find(reference, Sections.Schemas);
        if (target.Exists && _cycles.IsCut(node, target))
        {
            ReferenceResolver.ReportCycle(reference);
            target = NodeReader.None;
        }

        if (target.Exists)
        {
            Request(target);
        }

        IReadOnlyList<NodeReader> constraints = node.FieldsBeside(s_outsideReference);
        if (constraints.Count > 0 && !context.IsVersion30)
        {
            // In 3.1, constraints may be beside a reference; both apply.
            Schema own = ReadWritten(node);
            return target.Exists
                ? own with
                {
                    AllOf = own.AllOf.Prepend(new Schema { Pointer = reference.Pointer, Reference = target.Pointer })
                    .ToEquatableArray()
                }
                : own;
        }

        // Protocol buffers' gateway repeats the type of each message that it refers to.
        foreach (NodeReader field in constraints)
        {
            if (field.Name != "type" || field.Text() != target["type"].Text())
            {
                field.ReportAtKey(ProblemRules.ConstraintBesideReference.Message(field.Name.Abbreviated()));
            }
        }

        foreach (NodeReader word in node.Fields(s_wordsOfStructure))
        {
            word.ReportAtKey(ProblemRules.WordBesideReference.Message(word.Name));
        }

        return ReadFields(node, constraints: NodeReader.None, target.Exists ? target.Pointer : null);
    }

    private bool IsBase(Schema member)
        => member.Reference is { } pointer && context.References.At(pointer)["discriminator"].Exists;

    private void Request(NodeReader schema)
    {
        if (_requested.Add(schema.Pointer))
        {
            _pending.Enqueue(schema);
        }
    }

    private Schema ReadWritten(NodeReader node)
    {
        Schema schema = ReadFields(node, constraints: node, reference: null);
        _ = node["uniqueItems"].Flag();
        _ = ReadOptional(node["not"]);
        SchemaChecks.Check(node, schema);
        schema = NumericText.Normalize(SchemaFolding.Fold(node, schema, Read, IsBase));
        SchemaChecks.CheckWords(node, schema);
        if (schema.NumberForm is NumberForm.NumberOrText or NumberForm.NumberOrName)
        {
            _numbersAsText.Add(node);
        }

        return schema;
    }

    /// <param name="node">The schema, of which annotations are read.</param>
    /// <param name="constraints">The same node, or none for a reference, which has only annotations.</param>
    /// <param name="reference">The pointer of the target; null if this is not a reference.</param>
    private Schema ReadFields(NodeReader node, NodeReader constraints, string? reference)
    {
        foreach (NodeReader example in node["examples"].Items())
        {
            example.Discount();
        }

        (JsonTypes types, bool hasNull) = SchemaTypes.Read(constraints["type"]);
        var values = SchemaValues.Read(constraints);
        NodeReader additional = constraints["additionalProperties"];
        bool? saysWhether = additional.Node is YamlScalar { Kind: ScalarKind.Boolean } ? additional.Flag() : null;
        return new Schema
        {
            Pointer = node.Pointer,
            Reference = reference,
            IsNullable = (node["nullable"].Flag() ?? false) || hasNull || values.HasNull,
            Title = node["title"].Text(),
            Description = node["description"].Text(),
            Source = node.Source(),
            IsDeprecated = node["deprecated"].Flag() ?? false,
            IsReadOnly = node["readOnly"].Flag() ?? false,
            IsWriteOnly = node["writeOnly"].Flag() ?? false,
            Default = node["default"].Literal(),
            CSharpName = ExtensionReader.CSharpName(node[ExtensionKeywords.Name]),
            IdType = ExtensionReader.CSharpName(node[ExtensionKeywords.Id]),
            Unit = ExtensionReader.Unit(node[ExtensionKeywords.Unit]),
            IsDataUri = ExtensionReader.IsOn(node[ExtensionKeywords.DataUri]),
            Types = values.AllowsOnlyNull ? JsonTypes.None : types == JsonTypes.None && !hasNull ? values.Types : types,
            IsOnlyNull = values.AllowsOnlyNull || (types == JsonTypes.None && hasNull),
            Format = FormatOf(constraints),
            Enum = values.Allowed,
            EnumPointers = values.Pointers,
            EnumNames = values.Names,
            EnumDescriptions = values.Descriptions,
            Minimum = SchemaBounds.Inclusive(constraints["minimum"], constraints["exclusiveMinimum"]),
            Maximum = SchemaBounds.Inclusive(constraints["maximum"], constraints["exclusiveMaximum"]),
            ExclusiveMinimum = SchemaBounds.Exclusive(constraints["minimum"], constraints["exclusiveMinimum"]),
            ExclusiveMaximum = SchemaBounds.Exclusive(constraints["maximum"], constraints["exclusiveMaximum"]),
            MultipleOf = constraints["multipleOf"].Number(),
            MinLength = constraints["minLength"].Count(),
            MaxLength = constraints["maxLength"].Count(),
            Pattern = constraints["pattern"].Text(),
            MinItems = constraints["minItems"].Count(),
            MaxItems = constraints["maxItems"].Count(),
            Items = ReadOptional(constraints["items"]),
            Required = ReadRequired(constraints["required"]),
            Properties = ReadProperties(constraints["properties"]),
            AdditionalProperties = saysWhether is null ? ReadOptional(additional) : null,
            IsOpen = saysWhether ?? MayHaveMore(constraints),
            Discriminator = ReadDiscriminator(constraints["discriminator"]),
            UnionNames = ExtensionReader.CSharpNames(constraints[ExtensionKeywords.Union]),
            ExactlyOne = ExtensionReader.ExactlyOne(constraints[ExtensionKeywords.ExactlyOne]),
            KeepsUnknown = ExtensionReader.IsOn(constraints[ExtensionKeywords.KeepUnknown]),
            Cost = CostReader.Read(constraints[ExtensionKeywords.Cost]),
        };
    }

    private static EquatableArray<string> ReadRequired(NodeReader required)
        => !required.Exists ? default
            : required.Texts().Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();

    private EquatableArray<SchemaProperty> ReadProperties(NodeReader properties)
        => !properties.Exists ? default
            : properties.Entries()
                .Select(property => new SchemaProperty(property.Name, Read(property)))
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .ToEquatableArray();

    private static bool MayHaveMore(NodeReader node)
        => node.Node is YamlMapping mapping && Array.Exists(s_moreProperties, word => mapping.Find(word) is not null);

    private Schema? ReadOptional(NodeReader node) => node.Exists ? Read(node) : null;

    private Discriminator? ReadDiscriminator(NodeReader node)
    {
        const string Discriminator = "a discriminator";
        if (!node.IsObject(Discriminator, KnownFields.Discriminator))
        {
            return null;
        }

        return new Discriminator(
            node.RequiredText("propertyName", Discriminator),
            node["mapping"].Entries()
                .Select(ReadMapping)
                .OfType<DiscriminatorMapping>()
                .OrderBy(mapping => mapping.Value, StringComparer.Ordinal)
                .ToEquatableArray(),
            ReadTarget(node["defaultMapping"]));
    }

    private DiscriminatorMapping? ReadMapping(NodeReader mapping)
        => ReadTarget(mapping) is { } target ? new DiscriminatorMapping(mapping.Name, target) : null;

    /// <summary>The value of a mapping entry is a reference, or the bare name of a component.</summary>
    private string? ReadTarget(NodeReader mapping)
    {
        if (mapping.GivenText() is not { } text)
        {
            return null;
        }

        bool isName = text.IndexOfAny(['#', '/', ':']) < 0;
        NodeReader target = isName
            ? context.References.FindPointer(
                mapping, JsonPointer.Of(["components", Sections.Schemas, text]), Sections.Schemas, isMapping: true)
            : context.References.Find(mapping, Sections.Schemas, isMapping: true);
        if (!target.Exists)
        {
            return null;
        }

        Request(target);
        return target.Pointer;
    }
}
