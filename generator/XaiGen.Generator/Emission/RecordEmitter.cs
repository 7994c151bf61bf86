using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

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
            WriteRead();
            WriteWrite();
        }

        foreach (TypeModel nested in type.Nested)
        {
            writer.Line();
            TypeEmitter.Write(writer, nested, code, $"{path}.{nested.Name}");
        }

        writer.Close();
    }

    private void WriteValidate()
    {
        writer.Separate().Line("/// <summary>Checks the contract's constraints, as the client does before it sends.</summary>")
            .Line($"/// <exception cref=\"{code.Own(code.Prefix + "ValidationException")}\">A value is out of its bounds; the message says which.</exception>")
            .Line("public void Validate() => Validate(\"\");")
            .Line()
            .Open("internal void Validate(string path)");
        foreach (GroupModel group in type.Groups.Where(group => group.HasChecks))
        {
            writer.Line($"this.{group.Name}.Validate(path);");
        }

        _properties.WriteChecks();
        writer.Close();
        _properties.WritePatternFields();
    }

    private void WriteRead()
    {
        var groups = type.Groups.SelectMany(group => group.WireNames.Select((wireName, index) =>
            (wireName, $"this.{group.Name} = {code.Own(group.UnionName)}.Read(ref reader, {index}, this.{group.Name})!;")));
        var after = type.Groups.Select(group =>
        {
            string names = string.Join(", ", group.WireNames.Select(name => $"'{name}'"));
            return $"_ = this.{group.Name} ?? throw _api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected exactly one of {names}, found none")});";
        }).ToList();
        string? keep = null;
        var before = new List<string>();
        if (type.AdditionalProperties is { } values)
        {
            before.Add($"_generic::Dictionary<string, {code.Type(values)}>? others = null;");
            keep = $"_api::JsonRead.Entry(ref reader, ref others, {code.Reader(values)});";
            after.Add("this.AdditionalProperties = others;");
        }

        _properties.WriteReading(type.Name, [.. groups], keep, before, after);
        writer.Line().Line($"static {_self} _api::IWireModel<{_self}>.Read(ref _json::Utf8JsonReader reader) => new {_self}(ref reader);");
    }

    private void WriteWrite()
    {
        writer.Line().Open($"void _api::IWireModel<{_self}>.Write(_json::Utf8JsonWriter writer)")
            .Line("writer.WriteStartObject();");
        foreach (GroupModel group in type.Groups)
        {
            writer.Line($"this.{group.Name}.Write(writer);");
        }

        _properties.WriteWriting();
        if (type.AdditionalProperties is { } values)
        {
            writer.Line($"if (this.AdditionalProperties is {{ }} others) {{ _api::JsonWrite.Entries(writer, others, {code.Writer(values)}); }}");
        }

        writer.Line("writer.WriteEndObject();").Close();
    }
}
