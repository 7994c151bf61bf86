using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>
/// A union as an abstract type that nothing outside can derive from, with one sealed type for each case: records where a case
/// has properties, which <c>with</c> can change, and classes, which are a third of a record's code, where each is one value.
/// </summary>
/// <param name="place">Where the contract describes it; empty if another comment says so.</param>
internal sealed class UnionEmitter(CSharpExpressions cs, UnionModel type, TypeName path, string place)
{
    private static readonly Code s_orThrow = $" ?? throw new _sys::ArgumentNullException(nameof(value))";

    private readonly Code _self = cs.Qualified(path);
    private readonly UnionJson _json = new(cs, type, path);
    private readonly Code _kind = type.IsRecord && cs.HasRecords ? Code.Of($"record") : $"class";

    // Members that a case inherits from its union: the other cases, their factories and the types of inline schemas.
    private readonly HashSet<string> _inherited =
    [
        .. type.CaseNames.Select(name => name.Text),
        .. type.Cases.Where(@case => @case.Value is not null).Select(@case => $"From{@case.Name}"),
        .. type.Cases.Any(@case => @case.AcceptsBytes) ? ["FromBytes"] : Array.Empty<string>(),
        .. type.Nested.Select(nested => nested.Name.Text),
    ];

    // The values' types as C# has them.
    private readonly Lazy<ILookup<string, CaseModel>> _types = new(() =>
        type.Cases.Where(@case => @case.Value is not null).ToLookup(@case => cs.Type(@case.Value!).Render()));

    private readonly CaseModel? _withBytes = type.Cases.FirstOrDefault(@case => @case.AcceptsBytes);

    internal Code Write() => $$"""
        {{DocComment.Of(type.Doc, $"One of several kinds of '{type.Name}'.", place)}}
        {{TypeEmitter.GeneratedOn(path)}}
        {{Code.If(!type.IsGroup, $"[_api::WireModel<{_self}>]")}}
        {{Code.If(!type.IsGroup && cs.HasClient, $"[_model::Primitives.PersistableModelProxy(typeof(_api::UnionProxy<{_self}>))]")}}
        {{cs.AccessOf(path)}} {{cs.Closed}} partial {{_kind}} {{type.Name}} : {{Code.List(Bases())}}
        {
            {{Code.Members([.. Constructors(), .. Members()])}}
        }
        """;

    private IEnumerable<Code> Constructors()
    {
        bool hasOthers = type.CaseNames.Count() > type.Cases.Count(IsContent);
        yield return Code.If(HasContent, $"readonly object _content;");
        yield return Code.If(hasOthers, $$"""{{type.Name}}() { }""");
        yield return Code.If(HasContent, $"{type.Name}(object value) => _content = value{s_orThrow};");
    }

    private IEnumerable<Code> Bases()
    {
        yield return type.IsGroup ? Code.Of($"_api::IMembers") : $"_api::IWireModel<{_self}>";
        if (!type.IsRecord && cs.HasRecords)
        {
            yield return $"_sys::IEquatable<{_self}>";
        }
    }

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
        .. !cs.HasRecords ? [MemberList.Text] : type.IsRecord ? [MemberList.TextOfCases] : MemberList.OfClass(_self),
        .. type.IsRecord ? new Code[] { $"internal virtual {MemberList.Type} ToMembers() => {MemberList.Type}.Of(this);" }
            :
            [
                !HasContent ? Code.Of($"internal abstract object ToContent();")
                    : $"internal virtual object ToContent() => _content;",
                $"internal virtual {MemberList.Type} ToMembers() => new([ToContent()], \"Value\");",
            ],
        $"{MemberList.Type} _api::IMembers.ToMembers() => ToMembers();",
        .. type.Cases.Select(WriteCase),
        _withBytes is { } bytes ? BytesCase(bytes) : Code.None,
        Code.If(type.HasUnknown, UnknownCase()),
        .. TypeEmitter.Write(type.Nested, cs, path, type.Pointer),
    ];

    private IEnumerable<Code> Factories(CaseModel @case, TypeRef value)
    {
        yield return $"""
            /// <inheritdoc cref="{@case.Name}"/>
            public static {type.Name} From{@case.Name}({cs.Type(value)} value) => new {@case.Name}(value);
            """;

        // A conversion needs a type that no other case has, and C# allows none from an interface.
        bool isOwn = _types.Value[cs.Type(value).Render()].Count() == 1;
        if (isOwn && value.Kind is not (ValueKind.List or ValueKind.Map) && !(value.Kind == ValueKind.Model && value.Name == path))
        {
            yield return $"public static implicit operator {type.Name}({cs.Type(value)} value) => new {@case.Name}(value);";
        }
    }

    private Code BytesFactory() => $"""
        /// <summary>Bytes, sent in the request as a data URI.</summary>
        /// <param name="bytes">The bytes.</param>
        /// <param name="mediaType">Their media type, such as <c>image/png</c>.</param>
        public static {type.Name} FromBytes(_sys::ReadOnlyMemory<byte> bytes, string mediaType) => new {Names.BytesCase}(bytes, mediaType);
        """;

    /// <summary>The cases, with the value that is passed to the handler of each.</summary>
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

    /// <summary>The parameter for the handler of a case. It is named after the case, and differs from all others.</summary>
    private Identifier HandlerOf(Identifier name)
    {
        Identifier parameter = Names.Lower(name);
        return type.Cases.Any(other => other.Name.Bare == parameter.Bare) ? name : parameter;
    }

    /// <summary>Whether the union keeps values of its cases, which then need no field and no method that returns it.</summary>
    private bool HasContent => !type.IsRecord && type.Cases.Any(IsContent);

    /// <summary>Whether the value of a case can be kept without boxing it.</summary>
    private bool IsContent(CaseModel @case) => !type.IsRecord && @case.Value is { IsValueType: false };

    private Code Match()
    {
        IEnumerable<Code> parameters = Handlers().Select(handler
            => Code.Of($"_sys::Func<{handler.Handled}, TResult> {HandlerOf(handler.Case)}"));
        IEnumerable<Code> calls = Handlers().Select(handler
            => Code.Of($"{handler.Case} __case => {HandlerOf(handler.Case)}(__case{handler.Argument}),"));
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
            => Code.Of($"_sys::Action<{handler.Handled}> {HandlerOf(handler.Case)}"));
        IEnumerable<Code> calls = Handlers().Select(handler
            => Code.Of($"case {handler.Case} __case: {HandlerOf(handler.Case)}(__case{handler.Argument}); break;"));
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
        Code document = DocComment.Of(@case.Doc, $"The case `{@case.Name}`.", DocComment.Place(@case.Pointer, type.Pointer));
        var properties = new PropertyCode(cs, @case.Properties, @case.Pointer, @case.AdditionalProperties, _inherited);
        if (@case.Value is { } value)
        {
            string[] members = ["Value", .. NamesOf(@case)];
            return WriteCase(
                @case.Name, document, [.. Wrapping(@case, value, properties), .. Content(@case.Name, members, IsContent(@case))]);
        }

        return WriteCase(@case.Name, document, [.. Having(@case, properties), .. OfRecord(@case.Name)]);
    }

    /// <remarks>A case is written as its union also where it is known as the case only: an attribute of the base does not count.</remarks>
    private Code WriteCase(Identifier name, Code document, IEnumerable<Code> members) => $$"""
        {{document}}
        {{Code.If(!type.IsGroup, $"[_api::WireCase<{_self}, {name}>]")}}
        public sealed partial {{_kind}} {{name}} : {{_self}}
        {
            {{Code.Members(members)}}
        }
        """;

    /// <summary>The members by which a case is compared and shown.</summary>
    /// <param name="names">Its properties, the first one the value that it is.</param>
    /// <param name="isContent">Whether the union returns the value.</param>
    private IEnumerable<Code> Content(Identifier name, string[] names, bool isContent = false)
    {
        Identifier[] members = [.. names.Select(Identifier.Of)];
        Code list = $"internal override {MemberList.Type} ToMembers() => {MemberList.Of(members)};";
        return type.IsRecord ? [list, .. OfRecord(name)] :
        [
            Code.If(!isContent, $"internal override object ToContent() => this.{members[0]}!;"),
            Code.If(!names.SequenceEqual(["Value"]), list),
        ];
    }

    /// <summary>The members by which the cases of a union of records are compared.</summary>
    private IEnumerable<Code> OfRecord(Identifier name) => cs.HasRecords ? MemberList.OfRecord(name, isCase: true) : [];

    private static IEnumerable<string> NamesOf(CaseModel @case) => @case.Properties.Select(property => property.Name.Bare);

    /// <summary>The members of a case that is one value.</summary>
    /// <param name="beside">The properties beside the value.</param>
    private IEnumerable<Code> Wrapping(CaseModel @case, TypeRef value, PropertyCode beside)
    {
        var check = Code.If(!value.IsValueType, s_orThrow);
        yield return $"""
            /// <summary>Creates the case from its value.</summary>
            public {@case.Name}({cs.Type(value)} value) {(IsContent(@case) ? $": base(value) {{ }}" : Code.Of($"=> Value = value{check};"))}
            """;
        yield return $$"""
            /// <inheritdoc cref="{{@case.Name}}"/>
            public {{cs.Type(value)}} Value {{(IsContent(@case) ? $"=> ({cs.Type(value)})base._content;" : Code.Of($"{{ get; }}"))}}
            """;
        Code[] checks = cs.IsChecked(path) ? [.. Checks(@case, value, beside.Patterns), .. beside.Checks()] : [];
        var validate = Code.If(checks.Length > 0, Validate(checks));
        IEnumerable<Code> reading = @case.Properties.IsEmpty ? [] : beside.ReadingBeside(@case.Name, $"{cs.Type(value)} value", $"value");
        foreach (Code member in (Code[])
            [.. beside.Declarations(), validate, .. beside.Patterns.Declarations(), .. reading, _json.Writing(@case, value, beside)])
        {
            yield return member;
        }
    }

    private IEnumerable<Code> Checks(CaseModel @case, TypeRef value, PatternFields patterns)
    {
        // If the value is the whole case, it has the location of the union.
        Code at = $"at, {Literal.Of(@case.ValueProperty ?? "")}";
        Code within = @case.ValueProperty is { } outer ? $"at.In({Literal.Of(outer)}, \"Value\")" : Code.Of($"at");
        return cs.Check(value, @case.Checks, $"this.Value", at, within, isOptional: false, patterns);
    }

    /// <summary>The members of a case that has properties.</summary>
    private IEnumerable<Code> Having(CaseModel @case, PropertyCode properties)
    => [
        .. properties.Declarations(),
        Code.If(cs.IsChecked(path), Validate(properties.Checks())),
        .. properties.Patterns.Declarations(),
        .. _json.Case(@case, properties),
    ];

    private static Code Validate(IEnumerable<Code> checks) => $$"""
        internal override void Validate(_api::At at, _api::Check _check)
        {
            {{Code.Lines(checks)}}
        }
        """;

    private Code BytesCase(CaseModel @case)
    {
        var properties = new PropertyCode(cs, @case.Properties, @case.Pointer, additional: null, _inherited);
        Code[] checks = cs.IsChecked(path) ? [.. properties.Checks()] : [];
        IEnumerable<Code> reading = @case.Properties.IsEmpty ? []
            : properties.ReadingBeside(Names.BytesCase, $"_sys::ReadOnlyMemory<byte> value, string mediaType", $"value, mediaType");
        return WriteCase(
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
                .. properties.Declarations(),
                Code.If(checks.Length > 0, Validate(checks)),
                .. properties.Patterns.Declarations(),
                .. reading,
                _json.WritingBytes(@case, properties),
                .. Content(Names.BytesCase, ["Value", "MediaType", .. NamesOf(@case)]),
            ]);
    }

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
            .. Content(Names.UnknownCase, ["Json"]),
        ]);
}
