using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>A union as an abstract record that nothing outside can derive from, with one sealed record for each case.</summary>
internal sealed class UnionEmitter(CSharpExpressions cs, UnionModel type, TypeName path)
{
    private readonly Code _self = cs.Qualified(path);
    private readonly UnionJson _json = new(cs, type, path);

    // What a case has from the union around it: the other cases, their factories and the types of inline schemas.
    private readonly HashSet<string> _inherited =
        [.. type.CaseNames.SelectMany(name => new[] { name.Text, $"From{name}" }), .. type.Nested.Select(nested => nested.Name.Text)];

    // The values' types as C# has them.
    private readonly Lazy<ILookup<string, CaseModel>> _types = new(() =>
        type.Cases.Where(@case => @case.Value is not null).ToLookup(@case => cs.Type(@case.Value!).Render()));

    private readonly CaseModel? _withBytes = type.Cases.FirstOrDefault(@case => @case.AcceptsBytes);

    internal Code Write() => $$"""
        {{DocComment.Of(type.Doc, $"One of several kinds of '{type.Name}'.", type.Pointer)}}
        {{TypeEmitter.Generated}}
        {{Code.If(!type.IsGroup, $"[_json::Serialization.JsonConverter(typeof(_api::WireModelConverter<{_self}>))]")}}
        {{cs.AccessOf(path)}} abstract partial record {{type.Name}}{{Code.If(!type.IsGroup, $" : _api::IWireModel<{_self}>")}}
        {
            private {{type.Name}}() { }

            {{Code.Members(Members())}}
        }
        """;

    private IEnumerable<Code> Members()
    => [
        .. type.Cases.SelectMany(@case => @case.Value is { } value ? Factories(@case, value) : []),
        Code.If(_withBytes is not null, BytesFactory()),
        Match(),
        Switch(),
        type.IsSent ? TypeEmitter.Validate(cs, cs.IsChecked(path)) : Code.None,
        Code.If(cs.IsChecked(path), $$"""internal virtual void Validate(_api::At at, _api::Check _check) { }"""),
        .. _json.Reading(),
        .. _json.Writing(),
        .. type.Cases.Select(WriteCase),
        _withBytes is { } bytes ? BytesCase(bytes) : Code.None,
        Code.If(type.HasUnknown, UnknownCase()),
        .. TypeEmitter.Write(type.Nested, cs, path),
    ];

    private IEnumerable<Code> Factories(CaseModel @case, TypeRef value)
    {
        Identifier parameter = Names.Lower(@case.Name);
        yield return $"""
            /// <inheritdoc cref="{@case.Name}"/>
            public static {type.Name} From{@case.Name}({cs.Type(value)} {parameter}) => new {@case.Name}({parameter});
            """;

        // A conversion needs a type that no other case has, and C# allows none from an interface.
        bool isOwn = _types.Value[cs.Type(value).Render()].Count() == 1;
        if (isOwn && value.Kind is not (ValueKind.List or ValueKind.Map) && !(value.Kind == ValueKind.Model && value.Name == path))
        {
            yield return $"""
                /// <inheritdoc cref="{@case.Name}"/>
                public static implicit operator {type.Name}({cs.Type(value)} {parameter}) => new {@case.Name}({parameter});
                """;
        }
    }

    private Code BytesFactory() => $"""
        /// <summary>Bytes, sent in the request as a data URI.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <param name="mediaType">Their media type, such as <c>image/png</c>.</param>
        public static {type.Name} FromBytes(_sys::ReadOnlyMemory<byte> bytes, string mediaType) => new {Names.BytesCase}(bytes, mediaType);
        """;

    /// <summary>The cases, with what a handler gets of each.</summary>
    private IEnumerable<(Identifier Case, Code Handled, Code Argument)> Handlers()
    {
        foreach (CaseModel @case in type.Cases)
        {
            yield return @case.Value is { } value
                ? (@case.Name, cs.Type(value), $".Value")
                : (@case.Name, $"{_self}.{@case.Name}", Code.None);
        }

        if (_withBytes is not null)
        {
            yield return (Names.BytesCase, $"{_self}.{Names.BytesCase}", Code.None);
        }

        if (type.HasUnknown)
        {
            yield return (Names.UnknownCase, $"_json::JsonElement", $".Json");
        }
    }

    private Code Match()
    {
        IEnumerable<Code> parameters = Handlers().Select(handler
            => Code.Of($"_sys::Func<{handler.Handled}, TResult> {Names.Lower(handler.Case)}"));
        IEnumerable<Code> calls = Handlers().Select(handler
            => Code.Of($"{handler.Case} __case => {Names.Lower(handler.Case)}(__case{handler.Argument}),"));
        return $$"""
            /// <summary>Returns the result of the handler for the current case.</summary>
            public TResult Match<TResult>({{Code.List(parameters)}}) => this switch
            {
                {{Code.Lines(calls)}}
                _ => throw new _sys::Diagnostics.UnreachableException(),
            };
            """;
    }

    private Code Switch()
    {
        IEnumerable<Code> parameters = Handlers().Select(handler
            => Code.Of($"_sys::Action<{handler.Handled}> {Names.Lower(handler.Case)}"));
        IEnumerable<Code> calls = Handlers().Select(handler
            => Code.Of($"case {handler.Case} __case: {Names.Lower(handler.Case)}(__case{handler.Argument}); break;"));
        return $$"""
            /// <summary>Calls the handler for the current case.</summary>
            public void Switch({{Code.List(parameters)}})
            {
                switch (this)
                {
                    {{Code.Lines(calls)}}
                }
            }
            """;
    }

    private Code WriteCase(CaseModel @case)
    {
        IEnumerable<Code> members = @case.Value is { } value ? Wrapping(@case, value) : Having(@case);
        return WriteCase(@case.Name, DocComment.Of(@case.Doc, $"The case `{@case.Name}`.", @case.Pointer), members);
    }

    /// <remarks>A case is written as its union also where it is known as the case only: an attribute of the base does not count.</remarks>
    private Code WriteCase(Identifier name, Code document, IEnumerable<Code> members) => $$"""
        {{document}}
        {{Code.If(!type.IsGroup, $"[_json::Serialization.JsonConverter(typeof(_api::WireCaseConverter<{_self}, {_self}.{name}>))]")}}
        public sealed partial record {{name}} : {{_self}}
        {
            {{Code.Members(members)}}
        }
        """;

    /// <summary>The members of a case that is one value.</summary>
    private IEnumerable<Code> Wrapping(CaseModel @case, TypeRef value)
    {
        var check = Code.If(!value.IsValueType, $" ?? throw new _sys::ArgumentNullException(nameof(value))");
        yield return $"""
            /// <summary>Creates the case from its value.</summary>
            public {@case.Name}({cs.Type(value)} value) => Value = value{check};
            """;
        yield return $$"""
            /// <inheritdoc cref="{{@case.Name}}"/>
            public {{cs.Type(value)}} Value { get; }
            """;
        var patterns = new PatternFields();
        Code[] checks = cs.IsChecked(path) ? [.. Checks(@case, value, patterns)] : [];
        if (checks.Length > 0)
        {
            yield return Validate(checks);
        }

        foreach (Code member in patterns.Declarations().Append(_json.Writing(@case, value)))
        {
            yield return member;
        }
    }

    private IEnumerable<Code> Checks(CaseModel @case, TypeRef value, PatternFields patterns)
    {
        // A value that is the whole stands where the union does.
        Code at = $"at, {Literal.Of(@case.ValueProperty ?? "")}";
        Code within = @case.ValueProperty is { } outer ? $"at.In({Literal.Of(outer)}, \"Value\")" : Code.Of($"at");
        return cs.Check(value, @case.Checks, $"this.Value", at, within, isOptional: false, patterns);
    }

    /// <summary>The members of a case that has properties.</summary>
    private IEnumerable<Code> Having(CaseModel @case)
    {
        var properties = new PropertyCode(cs, @case.Properties, _inherited);
        return
        [
            .. properties.Declarations(),
            Code.If(cs.IsChecked(path), Validate(properties.Checks())),
            .. properties.PatternFields(),
            .. _json.Case(@case, properties),
        ];
    }

    private static Code Validate(IEnumerable<Code> checks) => $$"""
        internal override void Validate(_api::At at, _api::Check _check)
        {
            {{Code.Lines(checks)}}
        }
        """;

    private Code BytesCase(CaseModel @case) => WriteCase(
        Names.BytesCase,
        $"/// <summary>Bytes, sent in the request as a data URI.</summary>",
        [
            $$"""
            /// <summary>Creates the case from bytes, which are not copied.</summary>
            public {{Names.BytesCase}}(_sys::ReadOnlyMemory<byte> value, string mediaType)
            {
                _sys::ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
                (Value, MediaType) = (value, mediaType);
            }
            """,
            $$"""
            /// <summary>The bytes.</summary>
            public _sys::ReadOnlyMemory<byte> Value { get; }
            """,
            $$"""
            /// <summary>Their media type, such as <c>image/png</c>.</summary>
            public string MediaType { get; }
            """,
            _json.WritingBytes(@case),
        ]);

    private Code UnknownCase() => WriteCase(
        Names.UnknownCase,
        $"/// <summary>A value that the contract does not define, as it was received.</summary>",
        [
            $"""
            /// <summary>Creates the case from JSON.</summary>
            public {Names.UnknownCase}(_json::JsonElement json) => Json = json;
            """,
            $$"""
            /// <summary>The JSON as it was received.</summary>
            public _json::JsonElement Json { get; }
            """,
            _json.WritingUnknown(),
        ]);
}
