namespace XaiGen.Generator;

/// <summary>An object as a sealed record with its JSON code.</summary>
internal sealed class RecordEmitter(SourceWriter writer, CSharpCode code, RecordModel type, string path)
{
    private readonly string _self = code.Own(path);
    private readonly PropertyCode _properties = new(writer, code, type.Properties);

    // A file has no JSON form: an object that holds one is the parts of a form.
    private readonly bool _hasJson = type.HasJson;

    internal void Write()
    {
        writer.Doc(type.Doc, $"The object '{type.Name}'.").Generated();
        if (_hasJson)
        {
            writer.Line($"[_json::Serialization.JsonConverter(typeof(_api::WireModelConverter<{_self}>))]")
                .Open($"public sealed partial record {type.Name} : _api::IWireModel<{_self}>");
        }
        else
        {
            writer.Open($"public sealed partial record {type.Name}");
        }

        foreach (GroupModel group in type.Groups)
        {
            writer.Separate().Doc(group.Doc).Line($"public required {code.Own(group.UnionName)} {group.Name} {{ get; init; }}");
        }

        _properties.WriteDeclarations();
        if (type.AdditionalProperties is { } values)
        {
            writer.Separate().Line("/// <summary>Properties that the contract does not name.</summary>")
                .Line($"public _generic::IReadOnlyDictionary<string, {code.Type(values)}>? AdditionalProperties {{ get; init; }}");
        }

        if (type.HasChecks)
        {
            WriteValidate();
        }

        if (_hasJson)
        {
            WriteReadJson();
            WriteWriteJson();
            writer.Line().Line($"static {_self} _api::IWireModel<{_self}>.Read(ref _json::Utf8JsonReader reader) => ReadJson(ref reader);")
                .Line().Line($"void _api::IWireModel<{_self}>.Write(_json::Utf8JsonWriter writer) => WriteJson(writer);");
        }

        foreach (NestedType nested in type.Nested)
        {
            writer.Line();
            TypeEmitter.Write(writer, nested.Type, code, $"{path}.{nested.Type.Name}");
        }

        writer.Close();
    }

    private void WriteValidate()
    {
        writer.Separate().Line("/// <summary>Checks the contract's constraints, as the client does before it sends.</summary>")
            .Line($"/// <exception cref=\"{code.Own(code.Prefix + "ValidationException")}\">A value is out of its bounds; the message names it and both numbers.</exception>")
            .Line("public void Validate() => Validate(\"\");")
            .Line()
            .Open("internal void Validate(string path)");
        foreach (GroupModel group in type.Groups)
        {
            writer.Line($"this.{group.Name}.Validate(path);");
        }

        _properties.WriteChecks();
        writer.Close();
        _properties.WritePatternFields();
    }

    private void WriteReadJson()
    {
        writer.Separate().Open($"internal static {_self} ReadJson(ref _json::Utf8JsonReader reader)");
        foreach (GroupModel group in type.Groups)
        {
            writer.Line($"{code.Own(group.UnionName)}? {GroupLocal(group)} = null;");
        }

        string? keep = null;
        if (type.AdditionalProperties is { } values)
        {
            writer.Line($"_generic::Dictionary<string, {code.Type(values)}>? others = null;");
            keep = $"_api::JsonRead.Entry(ref reader, ref others, {code.Reader(values)});";
        }

        _properties.WriteReading(
            type.Groups.SelectMany(group => group.WireNames.Select(wireName => (wireName, new[]
            {
                $"{GroupLocal(group)} = {code.Own(group.UnionName)}.ReadProperty(ref reader, {Literal.Utf8(wireName)}, {GroupLocal(group)});",
            }))),
            keep);
        writer.Line($"return new {_self}").Open();
        foreach (GroupModel group in type.Groups)
        {
            string names = string.Join(", ", group.WireNames.Select(name => $"'{name}'"));
            writer.Line($"{group.Name} = {GroupLocal(group)} ?? throw _api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected exactly one of {names}, found none")}),");
        }

        _properties.WriteInitializers();
        if (keep is not null)
        {
            writer.Line("AdditionalProperties = others,");
        }

        writer.Close(";").Close();
    }

    private void WriteWriteJson()
    {
        writer.Line().Open("internal void WriteJson(_json::Utf8JsonWriter writer)")
            .Line("writer.WriteStartObject();");
        foreach (GroupModel group in type.Groups)
        {
            writer.Line($"this.{group.Name}.WriteProperty(writer);");
        }

        _properties.WriteWriting();
        if (type.AdditionalProperties is { } values)
        {
            writer.Open("if (this.AdditionalProperties is { } others)")
                .Line($"_api::JsonWrite.Entries(writer, others, {code.Writer(values)});")
                .Close();
        }

        writer.Line("writer.WriteEndObject();").Close();
    }

    private static string GroupLocal(GroupModel group) => "group" + group.Name;
}
