using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>A union as an abstract record that nothing outside can derive from, with one sealed record for each case.</summary>
internal sealed class UnionEmitter(SourceWriter writer, CSharpCode code, UnionModel type, string path)
{
    internal const string BytesCase = "Bytes";

    private readonly string _self = code.Own(path);
    private readonly UnionJson _json = new(writer, code, type, path);

    // What a case has from the union around it: the other cases, their factories and the types of inline schemas.
    private readonly HashSet<string> _inherited =
        [.. type.CaseNames.Select(name => name.Text), .. type.CaseNames.Select(name => "From" + name), .. type.Nested.Select(nested => nested.Name.Text)];

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

        writer.Line($"private {type.Name}() {{ }}");
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
                .Line($"/// <exception cref=\"{code.Own(code.Prefix + "ValidationException")}\">A value is out of its bounds; the message says which.</exception>")
                .Line("public void Validate() => Validate(\"\");")
                .Line()
                .Line("internal virtual void Validate(string path) { }");
        }

        _json.WriteRead();
        _json.WriteWrite();
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

        foreach (TypeModel nested in type.Nested)
        {
            writer.Line();
            TypeEmitter.Write(writer, nested, code, $"{path}.{nested.Name}");
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
        writer.Line().Line($"/// <inheritdoc cref=\"{@case.Name}\"/>")
            .Line($"public static {type.Name} From{@case.Name}({code.Type(value)} {parameter}) => new {@case.Name}({parameter});");

        // A conversion needs a type that no other case has, and C# allows none from an interface.
        bool isOwn = type.Cases.Count(other => other.Value is not null && code.Type(other.Value) == code.Type(value)) == 1;
        if (isOwn && value.Kind is not (ValueKind.List or ValueKind.Map) && !(value.Kind == ValueKind.Model && value.Name!.Text == path))
        {
            writer.Line().Line($"/// <inheritdoc cref=\"{@case.Name}\"/>")
                .Line($"public static implicit operator {type.Name}({code.Type(value)} {parameter}) => new {@case.Name}({parameter});");
        }
    }

    private IEnumerable<(Identifier Case, string Handled, string Argument)> Handlers()
    {
        foreach (CaseModel @case in type.Cases)
        {
            yield return @case.Value is { } value
                ? (@case.Name, code.Type(value), ".Value")
                : (@case.Name, $"{_self}.{@case.Name}", "");
        }

        if (HasBytes)
        {
            yield return (Names.BytesCase, $"{_self}.{BytesCase}", "");
        }

        if (type.HasUnknown)
        {
            yield return (Names.UnknownCase, "_json::JsonElement", ".Json");
        }
    }

    private void WriteMatch()
    {
        string parameters = string.Join(", ", Handlers().Select(handler => $"_sys::Func<{handler.Handled}, TResult> {Names.Lower(handler.Case)}"));
        writer.Line().Line("/// <summary>Gives the result of the one handler that fits; every case has to have one.</summary>")
            .Open($"public TResult Match<TResult>({parameters}) => this switch");
        foreach ((Identifier name, _, string argument) in Handlers())
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
        foreach ((Identifier name, _, string argument) in Handlers())
        {
            writer.Line($"case {name} __case: {Names.Lower(name)}(__case{argument}); break;");
        }

        writer.Close().Close();
    }

    private void WriteCase(CaseModel @case)
    {
        writer.Doc(@case.Doc, $"The case `{@case.Name}`.");
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
            .Line($"/// <inheritdoc cref=\"{@case.Name}\"/>")
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

        _json.WriteWrite(@case, value);
    }

    private void WriteProperties(CaseModel @case)
    {
        var properties = new PropertyCode(writer, code, @case.Properties, _inherited);
        properties.WriteDeclarations();
        if (type.HasChecks)
        {
            writer.Separate().Open("internal override void Validate(string path)");
            properties.WriteChecks();
            writer.Close();
            properties.WritePatternFields();
        }

        _json.WriteCase(@case, properties);
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
        _json.WriteBytes(@case);
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
        _json.WriteUnknown();
        writer.Close();
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
}
