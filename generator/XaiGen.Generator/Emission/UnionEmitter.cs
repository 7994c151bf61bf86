using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>A union as an abstract record that nothing outside can derive from, with one sealed record for each case.</summary>
internal sealed class UnionEmitter(SourceWriter writer, CSharpCode code, UnionModel type, string path)
{
    private const string Reader = "_json::Utf8JsonReader";
    private const string Writer = "_json::Utf8JsonWriter";
    private const string Token = "_json::JsonTokenType";
    private const string BytesCase = "Bytes";

    private readonly string _self = code.Own(path);
    private readonly CaseModel[] _objects = [.. type.Cases.Where(@case => @case.Kinds == JsonTypes.Object && @case.Mark != CaseMark.Kind)];

    private bool HasBytes => type.Cases.Any(@case => @case.AcceptsBytes);

    internal void Write()
    {
        writer.Doc(type.Doc, $"One of several kinds of '{type.Name}'.").Generated();
        if (type.IsGroup)
        {
            writer.Open($"public abstract partial record {type.Name}");
        }
        else
        {
            writer.Line($"[_json::Serialization.JsonConverter(typeof(_api::WireModelConverter<{_self}>))]")
                .Open($"public abstract partial record {type.Name} : _api::IWireModel<{_self}>");
        }

        writer.Open($"private {type.Name}()").Close();
        foreach (CaseModel @case in type.Cases)
        {
            WriteFactory(@case);
        }

        if (HasBytes)
        {
            writer.Line().Line("/// <summary>Bytes, sent within the request as a data URI.</summary>")
                .Line("/// <param name=\"bytes\">The bytes.</param>")
                .Line("/// <param name=\"mediaType\">Their media type, such as <c>image/png</c>.</param>")
                .Line($"public static {type.Name} FromBytes(_sys::ReadOnlyMemory<byte> bytes, string mediaType) => new {BytesCase}(bytes, mediaType);");
        }

        WriteMatch();
        WriteSwitch();
        if (type.HasChecks)
        {
            writer.Line().Line("/// <summary>Checks the contract's constraints, as the client does before it sends.</summary>")
                .Line($"/// <exception cref=\"{code.Own(code.Prefix + "ValidationException")}\">A value is out of its bounds; the message names it and both numbers.</exception>")
                .Line("public void Validate() => Validate(\"\");")
                .Line()
                .Open("internal virtual void Validate(string path)").Close();
        }

        if (type.IsGroup)
        {
            WriteReadProperty();
            writer.Line().Line($"internal abstract void WriteProperty({Writer} writer);");
        }
        else
        {
            WriteReadJson();
            writer.Line().Line($"internal abstract void WriteJson({Writer} writer);")
                .Line().Line($"static {_self} _api::IWireModel<{_self}>.Read(ref {Reader} reader) => ReadJson(ref reader);")
                .Line().Line($"void _api::IWireModel<{_self}>.Write({Writer} writer) => WriteJson(writer);");
        }

        foreach (CaseModel @case in type.Cases)
        {
            writer.Line();
            WriteCase(@case);
        }

        if (HasBytes)
        {
            WriteBytesCase(type.Cases.First(@case => @case.AcceptsBytes));
        }

        if (type.HasUnknown)
        {
            WriteUnknownCase();
        }

        foreach (NestedType nested in type.Nested)
        {
            writer.Line();
            TypeEmitter.Write(writer, nested.Type, code, $"{path}.{nested.Type.Name}");
        }

        writer.Close();
    }

    private void WriteFactory(CaseModel @case)
    {
        if (@case.Value is not { } value)
        {
            return;
        }

        string parameter = Names.Lower(@case.Name);
        writer.Line().Doc(@case.Doc with { Source = null, Remarks = null, IsDeprecated = false }, $"The case <c>{@case.Name}</c>.")
            .Line($"public static {type.Name} From{@case.Name}({code.Type(value)} {parameter}) => new {@case.Name}({parameter});");

        // A conversion needs a type that no other case has, and C# allows none from an interface.
        bool isOwn = type.Cases.Count(other => other.Value is not null && code.Type(other.Value) == code.Type(value)) == 1;
        if (isOwn && value.Kind is not (ValueKind.List or ValueKind.Map) && !(value.Kind == ValueKind.Model && value.Name == path))
        {
            writer.Line().Line($"/// <inheritdoc cref=\"From{@case.Name}\"/>")
                .Line($"public static implicit operator {type.Name}({code.Type(value)} {parameter}) => new {@case.Name}({parameter});");
        }
    }

    private IEnumerable<(string Case, string Handled, string Argument)> Handlers()
    {
        foreach (CaseModel @case in type.Cases)
        {
            yield return @case.Value is { } value
                ? (@case.Name, code.Type(value), ".Value")
                : (@case.Name, $"{_self}.{@case.Name}", "");
        }

        if (HasBytes)
        {
            yield return (BytesCase, $"{_self}.{BytesCase}", "");
        }

        if (type.HasUnknown)
        {
            yield return ("Unknown", "_json::JsonElement", ".Json");
        }
    }

    private void WriteMatch()
    {
        string parameters = string.Join(", ", Handlers().Select(handler => $"_sys::Func<{handler.Handled}, TResult> {Names.Lower(handler.Case)}"));
        writer.Line().Line("/// <summary>Gives the result of the one handler that fits; every case has to have one.</summary>")
            .Open($"public TResult Match<TResult>({parameters}) => this switch");
        foreach ((string name, _, string argument) in Handlers())
        {
            writer.Line($"{name} __case => {Names.Lower(name)}(__case{argument}),");
        }

        writer.Line("_ => throw new _sys::Diagnostics.UnreachableException(),").Close(";");
    }

    private void WriteSwitch()
    {
        string parameters = string.Join(", ", Handlers().Select(handler => $"_sys::Action<{handler.Handled}> {Names.Lower(handler.Case)}"));
        writer.Line().Line("/// <summary>Calls the one handler that fits; every case has to have one.</summary>")
            .Open($"public void Switch({parameters})")
            .Open("switch (this)");
        foreach ((string name, _, string argument) in Handlers())
        {
            writer.Line($"case {name} __case: {Names.Lower(name)}(__case{argument}); break;");
        }

        writer.Close().Close();
    }

    private void WriteReadProperty()
    {
        string names = string.Join(", ", type.Cases.Select(@case => $"'{@case.ValueProperty}'"));
        writer.Line().Open($"internal static {_self}? ReadProperty(ref {Reader} reader, _sys::ReadOnlySpan<byte> property, {_self}? other)")
            .Open($"if (!_api::JsonRead.HasValue(ref reader))")
            .Line("return other;")
            .Close()
            .Line();
        foreach (CaseModel @case in type.Cases)
        {
            string name = Literal.Utf8(@case.ValueProperty!);
            writer.Open($"if (_sys::MemoryExtensions.SequenceEqual(property, {name}))")
                .Line($"return other is null or {@case.Name}")
                .Indented(inner => inner
                    .Line($"? new {@case.Name}({code.Read(@case.Value!)})")
                    .Line($": throw _api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected exactly one of {names}, found several")});"))
                .Close()
                .Line();
        }

        writer.Line("throw new _sys::Diagnostics.UnreachableException();").Close();
    }

    private void WriteReadJson()
    {
        writer.Line().Open($"internal static {_self} ReadJson(ref {Reader} reader)").Open("switch (reader.TokenType)");
        CaseModel? any = type.Cases.FirstOrDefault(@case => @case.Kinds == JsonTypes.None);
        var taken = new HashSet<string>();
        foreach (CaseModel @case in type.Cases.Where(@case => !_objects.Contains(@case) && @case != any))
        {
            // Kinds that an earlier case takes too were reported; the first one wins.
            string[] tokens = [.. TokensOf(@case.Kinds).Where(taken.Add)];
            if (tokens.Length > 0)
            {
                writer.Line($"case {string.Join(" or ", tokens.Select(token => $"{Token}.{token}"))}:")
                    .Indented(inner => inner.Line($"return {ReadCase(@case)};"));
            }
        }

        if (_objects.Length > 0 && taken.Add("StartObject"))
        {
            writer.Line($"case {Token}.StartObject:").Indented(inner => inner.Line("return ReadObject(ref reader);"));
        }

        writer.Line("default:").Indented(inner => inner.Line(any is not null ? $"return {ReadCase(any)};" : Unforeseen($"_api::JsonRead.Mismatch(ref reader, {Literal.Of(Expected())})")))
            .Close().Close();
        if (_objects.Length > 0)
        {
            WriteReadObject();
        }
    }

    private void WriteReadObject()
    {
        CaseModel? rest = _objects.FirstOrDefault(@case => @case.Mark == CaseMark.Otherwise);
        writer.Line().Open($"private static {_self} ReadObject(ref {Reader} reader)");
        if (type.TagProperty is { } tag)
        {
            writer.Open($"switch (_api::JsonRead.Peek(reader, {Literal.Utf8(tag)}))");
            var seen = new HashSet<string>();
            foreach (CaseModel @case in _objects)
            {
                foreach (string value in @case.MarkValues.Where(seen.Add))
                {
                    writer.Line($"case {Literal.Of(value)}:").Indented(inner => inner.Line($"return {ReadCase(@case)};"));
                }
            }

            string values = string.Join(", ", seen.Select(value => $"'{value}'"));
            writer.Line("default:")
                .Indented(inner => inner.Line(Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected '{tag}' to be one of {values}")})")))
                .Close().Close();
            return;
        }

        if (_objects.Any(@case => @case.Mark == CaseMark.Fit))
        {
            WriteBestFit();
            return;
        }

        CaseModel[] marked = [.. _objects.Where(@case => @case.Mark == CaseMark.Property)];
        string[] marks = [.. marked.Select(@case => @case.MarkValues[0])];
        string names = string.Join(", ", marks.Select(name => $"'{name}'"));
        writer.Line($"{Reader} ahead = reader;").Line("string? found = null;")
            .Open($"while (_api::JsonRead.Next(ref ahead))");
        string keyword = "if";
        foreach (string mark in marks)
        {
            writer.Open($"{keyword} (ahead.ValueTextEquals({Literal.Utf8(mark)}))")
                .Open($"if (_api::JsonRead.HasValue(ref ahead))");
            if (!type.HasUnknown)
            {
                writer.Open($"if (found is not null and not {Literal.Of(mark)})")
                    .Line($"throw _api::JsonRead.NoCase(ref ahead, {Literal.Of($"Expected exactly one of {names}, found several")});").Close().Line();
            }

            writer.Line($"found = {Literal.Of(mark)};").Close().Close();
            keyword = "else if";
        }

        writer.Line().Line($"_api::JsonRead.Skip(ref ahead);").Close().Line().Open("switch (found)");
        for (int i = 0; i < marked.Length; i++)
        {
            int index = i;
            writer.Line($"case {Literal.Of(marks[i])}:").Indented(inner => inner.Line($"return {ReadCase(marked[index])};"));
        }

        writer.Line("default:")
            .Indented(inner => inner.Line(rest is not null
                ? $"return {ReadCase(rest)};"
                : Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected exactly one of {names}, found none")})")))
            .Close().Close();
    }

    /// <summary>No property decides: the case that an object fits best is taken, the earlier one of equals.</summary>
    private void WriteBestFit()
    {
        writer.Open($"switch (_api::BestFit.Find(reader, s_shapes))");
        for (int i = 0; i < _objects.Length; i++)
        {
            CaseModel @case = _objects[i];
            writer.Line($"case {i}:").Indented(inner => inner.Line($"return {ReadCase(@case)};"));
        }

        writer.Line("default:")
            .Indented(inner => inner.Line(Unforeseen($"_api::JsonRead.NoCase(ref reader, {Literal.Of($"Expected an object that fits one of {string.Join(", ", _objects.Select(@case => @case.Name))}")})")))
            .Close().Close()
            .Line()
            .Line($"private static readonly _api::Shape[] s_shapes =")
            .Line("[");
        for (int i = 0; i < _objects.Length; i++)
        {
            foreach (ShapeModel shape in _objects[i].Shapes)
            {
                int index = i;
                writer.Indented(inner => inner.Line($"new({index}, [{string.Join(", ", shape.Properties.Select(ShapeProperty))}]),"));
            }
        }

        writer.Line("];");
    }

    private static string ShapeProperty(ShapeProperty property)
    {
        string values = property.Values.IsEmpty ? "" : $", {string.Join(", ", property.Values.Select(Literal.Of))}";
        return $"new({Literal.Of(property.Name)}, {Literal.Of(property.IsRequired)}, {(int)property.Kinds}{values})";
    }

    private string Unforeseen(string error)
        => type.HasUnknown ? $"return new Unknown(_api::JsonRead.Any(ref reader));" : $"throw {error};";

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

    private string ReadCase(CaseModel @case)
        => @case.Value is { } value && @case.ValueProperty is null
            ? $"new {@case.Name}({code.Read(value)})"
            : $"{@case.Name}.ReadCase(ref reader)";

    private void WriteCase(CaseModel @case)
    {
        writer.Doc(@case.Doc, $"The case <c>{@case.Name}</c>.");
        WriteConverter(@case.Name);
        writer.Open($"public sealed partial record {@case.Name} : {_self}");
        if (@case.Value is { } value)
        {
            WriteValue(@case, value);
        }
        else
        {
            WriteProperties(@case);
        }

        writer.Close();
    }

    /// <summary>A case is written as its union also where it is known as the case only: an attribute of the base does not count.</summary>
    private void WriteConverter(string name)
    {
        if (!type.IsGroup)
        {
            writer.Line($"[_json::Serialization.JsonConverter(typeof(_api::WireCaseConverter<{_self}, {_self}.{name}>))]");
        }
    }

    private void WriteValue(CaseModel @case, TypeRef value)
    {
        string check = value.IsValueType ? "value" : "value ?? throw new _sys::ArgumentNullException(nameof(value))";
        writer.Line("/// <summary>Wraps the value.</summary>")
            .Line($"public {@case.Name}({code.Type(value)} value) => Value = {check};")
            .Line()
            .Doc(@case.Doc with { Source = null, Remarks = null, IsDeprecated = false }, "The value.")
            .Line($"public {code.Type(value)} Value {{ get; }}");
        if (type.HasChecks)
        {
            // A value that is the whole stands where the union does: the path ends in the dot of what would follow.
            string at = @case.ValueProperty is { } inner ? "path, " + Literal.Of(inner) : "path.TrimEnd('.'), \"\"";
            string within = @case.ValueProperty is { } outer ? "path + " + Literal.Of(outer + ".") : "path";
            var patterns = new List<string>();
            string[] checks = [.. code.Check(value, @case.Checks, "this.Value", at, within, isOptional: false, regex =>
            {
                patterns.Add(regex);
                return "s_pattern" + (patterns.Count - 1);
            })];
            WriteChecks(checks);
            writer.PatternFields(patterns);
        }

        if (@case.ValueProperty is not { } property)
        {
            WriteOverride(() => writer.Line(code.Write(value, "Value") + ";"));
            return;
        }

        if (!type.IsGroup)
        {
            string bytes = @case.AcceptsBytes
                ? $"_api::DataUri.TryRead(ref reader, out var bytes, out string mediaType) ? new {BytesCase}(bytes, mediaType) : "
                : "";
            writer.Line().Open($"internal static {_self} ReadCase(ref {Reader} reader)")
                .Line($"{_self}? found = null;")
                .Open($"while (_api::JsonRead.Next(ref reader))")
                .Open($"if (reader.ValueTextEquals({Literal.Utf8(property)}) && _api::JsonRead.HasValue(ref reader))")
                .Line($"found = {bytes}new {@case.Name}({code.Read(value)});")
                .Close()
                .Open("else")
                .Line($"_api::JsonRead.Skip(ref reader);")
                .Close()
                .Close()
                .Line()
                .Line($"return found ?? throw _api::JsonRead.Missing(ref reader, {Literal.Of(property)});")
                .Close();
        }

        WriteOverride(() => WriteProperty(property, code.Write(value, "Value") + ";"));
    }

    private void WriteProperties(CaseModel @case)
    {
        var properties = new PropertyCode(writer, code, @case.Properties);
        properties.WriteDeclarations();
        if (type.HasChecks)
        {
            writer.Separate().Open("internal override void Validate(string path)");
            properties.WriteChecks();
            writer.Close();
            properties.WritePatternFields();
        }

        writer.Separate().Open($"internal static {_self} ReadCase(ref {Reader} reader)");
        properties.WriteReading();
        writer.Line($"return new {@case.Name}").Open();
        properties.WriteInitializers();
        writer.Close(";").Close();
        WriteOverride(() =>
        {
            writer.Line("writer.WriteStartObject();");
            if (type.TagProperty is { } tag && @case.Mark == CaseMark.Tag && @case.MarkValues.Count == 1)
            {
                writer.Line($"writer.WriteString({Literal.Utf8(tag)}, {Literal.Utf8(@case.MarkValues[0])});");
            }

            properties.WriteWriting();
            writer.Line("writer.WriteEndObject();");
        });
    }

    private void WriteBytesCase(CaseModel @case)
    {
        writer.Line().Line("/// <summary>Bytes, sent within the request as a data URI.</summary>");
        WriteConverter(BytesCase);
        writer.Open($"public sealed partial record {BytesCase} : {_self}")
            .Line("/// <summary>Wraps the bytes, which are not copied.</summary>")
            .Open($"public {BytesCase}(_sys::ReadOnlyMemory<byte> value, string mediaType)")
            .Line("_sys::ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);")
            .Line("(Value, MediaType) = (value, mediaType);")
            .Close()
            .Line().Line("/// <summary>The bytes.</summary>")
            .Line("public _sys::ReadOnlyMemory<byte> Value { get; }")
            .Line().Line("/// <summary>Their media type, such as <c>image/png</c>.</summary>")
            .Line("public string MediaType { get; }");
        WriteOverride(() => WriteProperty(@case.ValueProperty!, $"_api::DataUri.Write(writer, Value.Span, MediaType);"));
        writer.Close();
    }

    private void WriteUnknownCase()
    {
        writer.Line().Line("/// <summary>What the contract does not foresee, as it came.</summary>");
        WriteConverter("Unknown");
        writer.Open($"public sealed partial record Unknown : {_self}")
            .Line("/// <summary>Wraps the JSON.</summary>")
            .Line("public Unknown(_json::JsonElement json) => Json = json;")
            .Line().Line("/// <summary>The JSON as it came.</summary>")
            .Line("public _json::JsonElement Json { get; }");
        WriteOverride(() => writer.Line("Json.WriteTo(writer);"));
        writer.Close();
    }

    private void WriteProperty(string name, string value)
    {
        if (!type.IsGroup)
        {
            writer.Line("writer.WriteStartObject();");
        }

        writer.Line($"writer.WritePropertyName({Literal.Utf8(name)});").Line(value);
        if (!type.IsGroup)
        {
            writer.Line("writer.WriteEndObject();");
        }
    }

    private void WriteChecks(IReadOnlyCollection<string> statements)
    {
        if (statements.Count == 0)
        {
            return;
        }

        writer.Line().Open("internal override void Validate(string path)");
        foreach (string statement in statements)
        {
            writer.Line(statement);
        }

        writer.Close();
    }

    private void WriteOverride(Action body)
    {
        writer.Line().Open($"internal override void {(type.IsGroup ? "WriteProperty" : "WriteJson")}({Writer} writer)");
        body();
        writer.Close();
    }
}
