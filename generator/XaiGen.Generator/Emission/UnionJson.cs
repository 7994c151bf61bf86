using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>How a union is read and written: which case a JSON value is, and each case's own form.</summary>
internal sealed class UnionJson(SourceWriter writer, CSharpCode code, UnionModel type, string path)
{
    private const string Reader = "_json::Utf8JsonReader";
    private const string Writer = "_json::Utf8JsonWriter";

    private readonly string _self = code.Own(path);
    private readonly CaseModel[] _objects = [.. type.Cases.Where(@case => @case.Kinds == JsonTypes.Object && @case.Mark != CaseMark.Kind)];

    internal void WriteRead()
    {
        if (type.IsGroup)
        {
            WriteReadProperty();
        }
        else
        {
            WriteReadValue();
        }
    }

    /// <summary>Each case writes itself; that it has to, and only here can, is what keeps others from deriving.</summary>
    internal void WriteWrite()
    {
        writer.Line().Line($"internal abstract void Write({Writer} writer);");
        if (!type.IsGroup)
        {
            writer.Line().Line($"void _api::IWireModel<{_self}>.Write({Writer} writer) => Write(writer);");
        }
    }

    /// <summary>The member with which a case that is one value writes itself.</summary>
    internal void WriteWrite(CaseModel @case, TypeRef value)
    {
        string write = code.Write(value, "this.Value");
        if (@case.ValueProperty is { } property)
        {
            WriteWithin(property, write);
        }
        else
        {
            WriteOverride(write);
        }
    }

    internal void WriteBytes(CaseModel @case) => WriteWithin(@case.ValueProperty!, "_api::DataUri.Write(writer, this.Value.Span, this.MediaType)");

    internal void WriteUnknown() => WriteOverride("this.Json.WriteTo(writer)");

    /// <summary>The members with which a case that has properties reads and writes itself.</summary>
    internal void WriteCase(CaseModel @case, PropertyCode properties)
    {
        properties.WriteReading(@case.Name, [], null, [], []);
        writer
            .Line().Open($"internal override void Write({Writer} writer)")
            .Line("writer.WriteStartObject();");
        if (type.TagProperty is { } tag && @case.Mark == CaseMark.Tag && @case.MarkValues.Count == 1)
        {
            writer.Line($"writer.WriteString({Literal.Utf8(tag)}, {Literal.Utf8(@case.MarkValues[0])});");
        }

        properties.WriteWriting();
        writer.Line("writer.WriteEndObject();").Close();
    }

    /// <summary>One property of the group, by its place, beside the one that was read before.</summary>
    private void WriteReadProperty()
    {
        string names = string.Join(", ", type.Cases.Select(@case => $"'{@case.ValueProperty}'"));
        writer.Line()
            .Open($"internal static {_self}? Read(ref {Reader} reader, int property, {_self}? other) => (property, other) switch")
            .Line("_ when reader.TokenType == _json::JsonTokenType.Null => other,");
        for (int i = 0; i < type.Cases.Count; i++)
        {
            CaseModel @case = type.Cases[i];
            writer.Line($"({i}, null or {@case.Name}) => new {@case.Name}({code.Read(@case.Value!, orNull: false)}),");
        }

        writer.Line($"_ => throw _api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected exactly one of {names}, found several")}),").Close(";");
    }

    private void WriteReadValue()
    {
        writer.Line().Open($"static {_self} _api::IWireModel<{_self}>.Read(ref {Reader} reader) => reader.TokenType switch");
        CaseModel? any = type.Cases.FirstOrDefault(@case => @case.Kinds == JsonTypes.None);
        var taken = new HashSet<string>();
        foreach (CaseModel @case in type.Cases.Where(@case => !_objects.Contains(@case) && @case != any))
        {
            // Kinds that an earlier case takes too were reported; the first one wins.
            string[] tokens = [.. TokensOf(@case.Kinds).Where(taken.Add)];
            if (tokens.Length > 0)
            {
                writer.Line($"{string.Join(" or ", tokens.Select(token => $"_json::JsonTokenType.{token}"))} => {ReadCase(@case)},");
            }
        }

        bool readsObjects = _objects.Length > 0 && taken.Add("StartObject");
        if (readsObjects)
        {
            writer.Line("_json::JsonTokenType.StartObject => ReadObject(ref reader),");
        }

        writer.Line(any is not null
                ? $"_ => {ReadCase(any)},"
                : $"_ => {Unforeseen($"_api::JsonRead.Mismatch(ref reader, {Literal.Of(Expected())})")},")
            .Close(";");
        if (readsObjects)
        {
            WriteReadObject();
        }
    }

    private void WriteReadObject()
    {
        if (type.TagProperty is { } tag)
        {
            var cases = new List<(string Value, CaseModel Case)>();
            foreach (CaseModel @case in _objects)
            {
                cases.AddRange(@case.MarkValues.Where(value => cases.All(other => other.Value != value)).Select(value => (value, @case)));
            }

            string values = string.Join(", ", cases.Select(@case => $"'{@case.Value}'"));
            WriteNames("s_tags", cases.Select(@case => @case.Value));
            WriteChoice(
                $"s_tags.ValueOf(reader, {Literal.Utf8(tag)})",
                [.. cases.Select(@case => @case.Case)],
                Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected '{tag}' to be one of {values}")})"));
        }
        else if (_objects.Any(@case => @case.Mark == CaseMark.Fit))
        {
            WriteShapes();
            WriteChoice(
                "_api::BestFit.Find(reader, s_shapes)",
                _objects,
                Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected an object that fits one of {string.Join(", ", _objects.Select(@case => @case.Name))}")})"));
        }
        else
        {
            CaseModel[] marked = [.. _objects.Where(@case => @case.Mark == CaseMark.Property)];
            CaseModel? rest = _objects.FirstOrDefault(@case => @case.Mark == CaseMark.Otherwise);
            WriteNames("s_marks", marked.Select(@case => @case.MarkValues[0]));
            WriteChoice(
                $"s_marks.PropertyOf(reader, single: {Literal.Of(!type.HasUnknown)})",
                marked,
                rest is not null ? ReadCase(rest) : Unforeseen("s_marks.NotOne(ref reader, \"none\")"));
        }
    }

    private void WriteNames(string field, IEnumerable<string> names)
        => writer.Line().Line($"private static readonly _api::JsonNames {field} = new({string.Join(", ", names.Select(Literal.Of))});");

    private void WriteChoice(string choice, IReadOnlyList<CaseModel> cases, string otherwise)
    {
        writer.Line().Open($"private static {_self} ReadObject(ref {Reader} reader) => {choice} switch");
        for (int i = 0; i < cases.Count; i++)
        {
            writer.Line($"{i} => {ReadCase(cases[i])},");
        }

        writer.Line($"_ => {otherwise},").Close(";");
    }

    /// <summary>No property decides: the case that an object fits best is taken, the earlier one of equals.</summary>
    private void WriteShapes()
    {
        writer.Line().Line($"private static readonly _api::Shape[] s_shapes =").Line("[");
        for (int i = 0; i < _objects.Length; i++)
        {
            foreach (ShapeModel shape in _objects[i].Shapes)
            {
                string line = $"new({i}, [{string.Join(", ", shape.Properties.Select(ShapeProperty))}]),";
                writer.Indented(inner => inner.Line(line));
            }
        }

        writer.Line("];");
    }

    private static string ShapeProperty(ShapeProperty property)
    {
        string values = property.Values.IsEmpty ? "" : $", {string.Join(", ", property.Values.Select(Literal.Of))}";
        return $"new({Literal.Of(property.Name)}, {Literal.Of(property.IsRequired)}, {(int)property.Kinds}{values})";
    }

    private string ReadCase(CaseModel @case) => @case switch
    {
        { Value: null } => $"new {@case.Name}(ref reader)",
        { Value: { } value, ValueProperty: null } => $"new {@case.Name}({code.Read(value, orNull: false)})",
        { Value: { } value, ValueProperty: { } property, AcceptsBytes: true }
            => $"_api::JsonRead.Property<{_self}>(ref reader, {Literal.Of(property)}, static (ref {Reader} reader) => _api::DataUri.TryRead(ref reader, out var bytes, out string mediaType)"
                + $" ? new {UnionEmitter.BytesCase}(bytes, mediaType) : new {@case.Name}({code.Read(value, orNull: false)}))",
        { Value: { } value, ValueProperty: { } property }
            => $"new {@case.Name}(_api::JsonRead.Property<{code.Type(value)}>(ref reader, {Literal.Of(property)}, {code.Reader(value)}))",
    };

    /// <summary>Writes a value as a property: of the object around a group, otherwise of one of its own.</summary>
    private void WriteWithin(string property, string value)
    {
        string[] statements = [$"writer.WritePropertyName({Literal.Utf8(property)});", value + ";"];
        writer.Line().Open($"internal override void Write({Writer} writer)")
            .Line(string.Join("\n", type.IsGroup ? statements : ["writer.WriteStartObject();", .. statements, "writer.WriteEndObject();"]))
            .Close();
    }

    private void WriteOverride(string statement)
        => writer.Line().Line($"internal override void Write({Writer} writer) => {statement};");

    private string Unforeseen(string error)
        => type.HasUnknown ? "new Unknown(_api::JsonRead.Any(ref reader))" : $"throw {error}";

    private string Expected()
        => string.Join(" or ", type.Cases.SelectMany(@case => TokensOf(@case.Kinds)).Distinct().Select(token => token switch
        {
            "StartObject" => "an object",
            "StartArray" => "an array",
            "String" => "a string",
            "Number" => "a number",
            "True" => "true",
            _ => "false",
        }));

    private static IEnumerable<string> TokensOf(JsonTypes kinds)
    {
        if (kinds.HasFlag(JsonTypes.Boolean))
        {
            yield return "True";
            yield return "False";
        }

        if ((kinds & (JsonTypes.Integer | JsonTypes.Number)) != 0)
        {
            yield return "Number";
        }

        if (kinds.HasFlag(JsonTypes.String))
        {
            yield return "String";
        }

        if (kinds.HasFlag(JsonTypes.Array))
        {
            yield return "StartArray";
        }

        if (kinds.HasFlag(JsonTypes.Object))
        {
            yield return "StartObject";
        }
    }
}
