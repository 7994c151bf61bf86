using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>Emits open enums and identifiers: structs over the value on the wire.</summary>
internal static class ValueTypeEmitter
{
    private static readonly Code s_notNull = $"[_sys::Diagnostics.CodeAnalysis.NotNullWhen(true)]";

    /// <param name="place">Where the contract describes it; empty if another comment says so.</param>
    internal static Code WriteEnum(EnumModel type, CSharpExpressions cs, TypeName path, string place)
    {
        Code self = cs.Qualified(path);
        Code value = type.IsInteger ? Code.Of($"long") : $"string";
        Code kind = type.IsInteger ? Code.Of($"Integer") : $"String";
        IEnumerable<Code> literals = type.Values.GroupBy(known => known.Value.Text).Select(same => (Code)LiteralOf(type, same.First()));
        return $$"""
            {{DocComment.Of(type.Doc, "An extensible enum: values that the contract does not define are kept.", place)}}
            {{TypeEmitter.GeneratedOn(path)}}
            [_api::Wire{{kind}}<{{self}}>]
            {{cs.AccessOf(path)}} readonly partial record struct {{type.Name}} : _api::IWire{{kind}}<{{self}}>
            {
                {{(type.IsInteger ? Number(type.Name) : Text(type.Name))}}

                {{Code.Members(type.Values.Select(known => Declare(type, known, self)))}}

                /// <summary>Whether the contract defines this value. Other values are kept as they are.</summary>
                public bool IsKnown => Value is {{Code.Join($" or ", literals)}};

                public static implicit operator {{type.Name}}({{value}} value) => new(value);

                {{Wire(self, kind, value, type.IsInteger, hasConversion: true)}}
            }
            """;
    }

    private static Code Declare(EnumModel type, EnumValue known, Code self) => $$"""
        {{Document(known)}}
        public static {{self}} {{known.Name}} => new({{LiteralOf(type, known)}});
        """;

    private static Code Document(EnumValue known)
    {
        Code value = $"<c>{DocText.Attribute(known.Value.Text)}</c>";
        return string.IsNullOrWhiteSpace(known.Description) ? $"/// <summary>{value}</summary>"
            : Code.Lines([DocComment.Summary(known.Description), $"/// <remarks>{value}</remarks>"]);
    }

    private static Literal LiteralOf(EnumModel type, EnumValue known)
        => type.IsInteger ? Literal.Long(known.Value.Text) : Literal.Of(known.Value.Text);

    internal static Code WriteId(IdModel type, CSharpExpressions cs)
    {
        Code self = cs.Qualified(type.Name);
        return $$"""
            {{DocComment.Of(type.Doc, "An identifier assigned by the API.", type.Pointer)}}
            {{TypeEmitter.Generated}}
            [_api::WireString<{{self}}>]
            {{cs.AccessOf(type.Name)}} readonly partial record struct {{type.Name}} : _api::IWireString<{{self}}>, _sys::IParsable<{{self}}>
            {
                {{Text(type.Name)}}

                /// <summary>Creates an identifier from its text.</summary>
                public static {{type.Name}} Parse(string s, _sys::IFormatProvider? provider = null) => new(s);

                /// <summary>Creates an identifier from its text, unless that is blank.</summary>
                public static bool TryParse({{s_notNull}} string? s, _sys::IFormatProvider? provider, out {{type.Name}} result)
                {
                    bool isThere = !string.IsNullOrWhiteSpace(s);
                    result = isThere ? new {{self}}(s!) : default;
                    return isThere;
                }

                {{Wire(self, $"String", $"string", isInteger: false, hasConversion: false)}}
            }
            """;
    }

    private static Code Text(Identifier name) => $"""
        readonly string? _value;

        /// <summary>Creates the value from the text that is sent and received.</summary>
        public {name}(string value) => _value = value ?? throw new _sys::ArgumentNullException(nameof(value));

        /// <summary>The value as it is sent and received; empty for the type's default.</summary>
        public string Value => _value ?? "";
        """;

    private static Code Number(Identifier name) => $$"""
        /// <summary>Creates the value from the number that is sent and received.</summary>
        public {{name}}(long value) => Value = value;

        /// <summary>The value as it is sent and received.</summary>
        public long Value { get; }
        """;

    /// <remarks>ToString does not call PrintMembers; it is there because C# would emit a longer one.</remarks>
    private static Code Wire(Code self, Code kind, Code value, bool isInteger, bool hasConversion) => $"""
        /// <inheritdoc/>
        public override string ToString() => Value{Code.If(isInteger, $".ToString(_sys::Globalization.CultureInfo.InvariantCulture)")};

        {(hasConversion ? Code.None : Code.Of($"static implicit _api::IWire{kind}<{self}>.operator {self}({value} value) => new(value);"))}

        bool PrintMembers(_sys::Text.StringBuilder builder) => false;
        """;
}
