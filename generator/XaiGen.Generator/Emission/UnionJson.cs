using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>How a union is read and written: which case a JSON value is, and each case's own form.</summary>
internal sealed class UnionJson(CSharpExpressions cs, UnionModel type, TypeName path)
{
    private static readonly Code s_reader = $"_json::Utf8JsonReader";
    private static readonly Code s_writer = $"_json::Utf8JsonWriter";

    private readonly Code _self = cs.Qualified(path);
    private readonly CaseModel[] _objects =
        [.. type.Cases.Where(@case => @case.Kinds == JsonTypes.Object && @case.Discriminator != CaseDiscriminator.Kind)];

    /// <summary>The parameter of <c>Write</c>. The cases of a record list their properties with it.</summary>
    private Code Receiver => type.IsRecord ? Code.Of($"ref _api::WireWriter to") : $"{s_writer} writer";

    private Code WriterOfRecord => Code.If(type.IsRecord, $"{s_writer} writer = to.Json;");

    internal IEnumerable<Code> Reading() => type.IsGroup ? [ReadProperty()] : ReadValue();

    /// <summary>Each case must write itself. Only this assembly can implement that, so no other type can derive from the union.</summary>
    internal IEnumerable<Code> Writing()
    {
        yield return type.IsRecord
            ? Code.Of($"internal abstract void Write(ref _api::WireWriter to);")
            : $"internal virtual void Write({s_writer} writer) => _api::JsonWrite.Model(writer, (_api::IMembers)ToContent());";
        yield return $"void _api::IMembers.Write(ref _api::WireWriter to) => Write({(type.IsRecord ? Code.Of($"ref to") : $"to.Json")});";
    }

    /// <summary>The member that writes a case with a single value; empty if its union does so.</summary>
    /// <param name="beside">The properties beside the value.</param>
    internal Code Writing(CaseModel @case, TypeRef value, PropertyCode beside)
    {
        if (!type.IsRecord && @case.ValueProperty is null && value is { Kind: ValueKind.Model, IsNullable: false })
        {
            return Code.None;
        }

        Code write = cs.Write(value, $"this.Value");
        return @case.ValueProperty is not null ? WriteWithin(@case, write, beside) : WriteOverride(write);
    }

    internal Code WritingBytes(CaseModel @case, PropertyCode beside)
        => WriteWithin(@case, $"_api::DataUri.Write(writer, this.Value.Span, this.MediaType)", beside);

    internal Code WritingUnknown() => WriteOverride($"this.Json.WriteTo(writer)");

    /// <summary>The members with which a case that has properties reads and writes itself.</summary>
    internal IEnumerable<Code> Case(CaseModel @case, PropertyCode properties)
    {
        string? tag = @case is { Discriminator: CaseDiscriminator.Tag, DiscriminatorValues.Count: 1, IsDefault: false }
            ? type.TagProperty
            : null;

        // The tag is known although it has no property, so it is not kept as an unknown property.
        (string, Code)[] others = tag is null || @case.AdditionalProperties is null ? [] : [(tag, $"_api::JsonRead.Skip(ref reader);")];
        return properties.Reading(@case.Name, others, Code.None).Append(Code.Of($$"""
            internal override void Write(ref _api::WireWriter to)
            {
                {{properties.Writing(first: tag is null ? Code.None : WriteTag(tag, @case.DiscriminatorValues[0]))}}
            }
            """));
    }

    private Code WriteTag(string property, string value) => type.TagKind switch
    {
        JsonLiteralKind.Number => $"to.Tag({Literal.Utf8(property)}, {Literal.Integer(value)});",
        JsonLiteralKind.Boolean => $"to.Tag({Literal.Utf8(property)}, {Literal.Of(value == "true")});",
        _ => $"to.Tag({Literal.Utf8(property)}, {Literal.Utf8(value)});",
    };

    /// <summary>One property of the group, by its place, beside the one that was read before.</summary>
    private Code ReadProperty()
    {
        string names = string.Join(", ", type.Cases.Select(@case => $"'{@case.ValueProperty}'"));
        IEnumerable<Code> cases = type.Cases.Select((@case, i)
            => Code.Of($"({i}, null or {@case.Name}) => new {@case.Name}({cs.Read(@case.Value!, orNull: false)}),"));
        return $$"""
            internal static {{_self}}? Read(ref {{s_reader}} reader, int property, {{_self}}? other) => (property, other) switch
            {
                _ when reader.TokenType == _json::JsonTokenType.Null => other,
                {{Code.Lines(cases)}}
                _ => throw _api::JsonRead.NoCase(ref reader, {{Literal.Of($"Expected exactly one of {names}, found several")}}),
            };
            """;
    }

    private IEnumerable<Code> ReadValue()
    {
        CaseModel? any = type.Cases.FirstOrDefault(@case => @case.Kinds == JsonTypes.None);
        var taken = new HashSet<JsonToken>();
        var lines = new List<Code>();
        foreach (CaseModel @case in type.Cases.Where(@case => !_objects.Contains(@case) && @case != any))
        {
            // Kinds that an earlier case takes too were reported; the first one wins.
            JsonToken[] tokens = [.. TokensOf(@case.Kinds).Where(taken.Add)];
            if (tokens.Length > 0)
            {
                lines.Add($"{Code.Join($" or ", tokens.Select(token => Code.Of($"_json::JsonTokenType.{token}")))} => {ReadCase(@case)},");
            }
        }

        bool readsObjects = _objects.Length > 0 && taken.Add(JsonToken.StartObject);
        if (readsObjects)
        {
            lines.Add($"_json::JsonTokenType.StartObject => ReadObject(ref reader),");
        }

        Code otherwise = any is not null ? ReadCase(any) : Unforeseen($"_api::JsonRead.Mismatch(ref reader, {Literal.Of(Expected())})");
        yield return $$"""
            static object _api::IMembers.Read(ref {{s_reader}} reader) => reader.TokenType switch
            {
                {{Code.Lines(lines)}}
                _ => {{otherwise}},
            };
            """;
        foreach (Code member in readsObjects ? ReadObject() : [])
        {
            yield return member;
        }
    }

    private IEnumerable<Code> ReadObject()
        => type.TagProperty is { } tag ? ReadByTag(tag)
            : _objects.Any(@case => @case.Discriminator == CaseDiscriminator.BestMatch) ? ReadByFit()
            : ReadByProperty();

    private IEnumerable<Code> ReadByTag(string tag)
    {
        var cases = new List<(string Value, CaseModel Case)>();
        foreach (CaseModel @case in _objects)
        {
            cases.AddRange(
                @case.DiscriminatorValues.Where(value => cases.All(other => other.Value != value)).Select(value => (value, @case)));
        }

        string values = string.Join(", ", cases.Select(@case => $"'{@case.Value}'"));
        Code otherwise = _objects.FirstOrDefault(@case => @case.IsDefault) is { } other ? ReadCase(other)
            : Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected '{tag}' to be one of {values}")})");
        yield return DeclareNames($"s_tags", cases.Select(@case => @case.Value));
        yield return Choose(
            $"s_tags.ValueOf(reader, {Literal.Utf8(tag)})",
            cases.Select(@case => @case.Case),
            otherwise);
    }

    /// <summary>No property decides: the case that an object fits best is taken, the earlier one of equals.</summary>
    private IEnumerable<Code> ReadByFit()
    {
        IEnumerable<Code> shapes = _objects.SelectMany((@case, i) => @case.Shapes.Select(shape
            => Code.Of($"new({i}, [{Code.List(shape.Properties.Select(Shape))}]),")));
        yield return $"""
            static readonly _api::Shape[] s_shapes =
            [
                {Code.Lines(shapes)}
            ];
            """;
        string names = string.Join(", ", _objects.Select(@case => @case.Name));
        yield return Choose(
            $"_api::BestFit.Find(reader, s_shapes)",
            _objects,
            Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected an object that fits one of {names}")})"));
    }

    private IEnumerable<Code> ReadByProperty()
    {
        CaseModel[] marked = [.. _objects.Where(@case => @case.Discriminator == CaseDiscriminator.Property)];
        CaseModel? rest = _objects.FirstOrDefault(@case => @case.Discriminator == CaseDiscriminator.Otherwise);
        yield return DeclareNames($"s_marks", marked.Select(@case => @case.DiscriminatorValues[0]));
        yield return Choose(
            $"s_marks.PropertyOf(reader, single: {Literal.Of(!type.HasUnknown)})",
            marked,
            rest is not null ? ReadCase(rest) : Unforeseen($"s_marks.NotOne(ref reader, \"none\")"));
    }

    private static Code DeclareNames(Code field, IEnumerable<string> names)
        => $"static readonly _api::JsonNames {field} = new({Code.List(names)});";

    private Code Choose(Code choice, IEnumerable<CaseModel> cases, Code otherwise) => $$"""
        static {{_self}} ReadObject(ref {{s_reader}} reader) => {{choice}} switch
        {
            {{Code.Lines(cases.Select((@case, i) => Code.Of($"{i} => {ReadCase(@case)},")))}}
            _ => {{otherwise}},
        };
        """;

    private static Code Shape(ShapeProperty property)
    {
        Code values = property.Values.IsEmpty ? Code.None : $", {Code.List(property.Values)}";
        return $"new({Literal.Of(property.Name)}, {Literal.Of(property.IsRequired)}, {(int)property.Kinds}{values})";
    }

    private Code ReadCase(CaseModel @case) => @case switch
    {
        { Value: null } => $"new {@case.Name}(ref reader)",
        { Value: { } value, ValueProperty: null } => $"new {@case.Name}({cs.Read(value, orNull: false)})",
        { Value: { } value, ValueProperty: { } property, AcceptsBytes: true }
            => $"_api::JsonRead.Property<{_self}{Code.If(!@case.Properties.IsEmpty, $", {_self}")}>(ref reader, {Literal.Of(property)}, "
                + $"{ReadBytesOr(@case, value)}{BesideBytes(@case)})",
        { Value: { } value, ValueProperty: { } property, Properties.IsEmpty: true }
            => $"new {@case.Name}(_api::JsonRead.Property<{cs.Type(value)}>(ref reader, {Literal.Of(property)}, {cs.Reader(value)}))",
        { Value: { } value, ValueProperty: { } property }
            => $"_api::JsonRead.Property<{_self}, {cs.Type(value)}>(ref reader, {Literal.Of(property)}, {cs.Reader(value)}, "
                + $"static ({cs.Type(value)} value, ref {s_reader} rest) => new {@case.Name}(value, ref rest))",
    };

    /// <summary>The last argument of the reading of a value that may be bytes: adds the properties beside it.</summary>
    private Code BesideBytes(CaseModel @case) => Code.If(
        !@case.Properties.IsEmpty,
        $", static ({_self} value, ref {s_reader} rest) => value is {Names.BytesCase} bytes "
            + $"? new {Names.BytesCase}(bytes.Value, bytes.MediaType, ref rest) : new {@case.Name}((({@case.Name})value).Value, ref rest)");

    private Code ReadBytesOr(CaseModel @case, TypeRef value)
        => $"static (ref {s_reader} reader) => _api::DataUri.TryRead(ref reader, out var bytes, out string mediaType)"
            + $" ? new {Names.BytesCase}(bytes, mediaType) : new {@case.Name}({cs.Read(value, orNull: false)})";

    /// <summary>Writes a value as a property: of the enclosing object if it is a group, otherwise of a new object.</summary>
    private Code WriteWithin(CaseModel @case, Code value, PropertyCode beside)
    {
        var property = Code.Lines([$"writer.WritePropertyName({Literal.Utf8(@case.ValueProperty!)});", $"{value};"]);
        Code written = !@case.Properties.IsEmpty ? Code.Lines(
            [
                Code.If(!type.IsRecord, $"var to = new _api::WireWriter(writer);"),
                beside.Writing(first: property),
            ])
            : type.IsGroup ? property
            : Code.Lines([$"writer.WriteStartObject();", property, $"writer.WriteEndObject();"]);
        return $$"""
            internal override void Write({{Receiver}})
            {
                {{WriterOfRecord}}
                {{written}}
            }
            """;
    }

    private Code WriteOverride(Code statement)
        => !type.IsRecord ? Code.Of($"internal override void Write({Receiver}) => {statement};") : $$"""
        internal override void Write({{Receiver}})
        {
            {{WriterOfRecord}}
            {{statement}};
        }
        """;

    private Code Unforeseen(Code error)
        => type.HasUnknown ? $"new {Names.UnknownCase}(_api::JsonRead.Any(ref reader))" : Code.Of($"throw {error}");

    private string Expected()
        => string.Join(" or ", type.Cases.SelectMany(@case => TokensOf(@case.Kinds)).Distinct().Select(token => token switch
        {
            JsonToken.StartObject => "an object",
            JsonToken.StartArray => "an array",
            JsonToken.String => "a string",
            JsonToken.Number => "a number",
            JsonToken.True => "true",
            _ => "false",
        }));

    /// <summary>The reader's name for the first token of a value.</summary>
    private enum JsonToken
    {
        True,
        False,
        Number,
        String,
        StartArray,
        StartObject,
    }

    private static IEnumerable<JsonToken> TokensOf(JsonTypes kinds)
    {
        if (kinds.HasFlag(JsonTypes.Boolean))
        {
            yield return JsonToken.True;
            yield return JsonToken.False;
        }

        if ((kinds & (JsonTypes.Integer | JsonTypes.Number)) != 0)
        {
            yield return JsonToken.Number;
        }

        if (kinds.HasFlag(JsonTypes.String))
        {
            yield return JsonToken.String;
        }

        if (kinds.HasFlag(JsonTypes.Array))
        {
            yield return JsonToken.StartArray;
        }

        if (kinds.HasFlag(JsonTypes.Object))
        {
            yield return JsonToken.StartObject;
        }
    }
}
