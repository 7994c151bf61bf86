using XaiGen.Contract;
using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The C# of an object's properties, which records and the cases of unions share.</summary>
/// <param name="owner">Where the contract describes the object.</param>
/// <param name="additional">The type of properties that the contract does not name; null where they are skipped.</param>
/// <param name="inherited">Names that the type has from its base; a property may hide one.</param>
/// <param name="flags">Properties that the client sets in a copy.</param>
internal sealed class PropertyCode(
    CSharpExpressions cs, EquatableArray<PropertyModel> properties, string owner, TypeRef? additional, HashSet<string>? inherited = null,
    IReadOnlyCollection<Identifier>? flags = null)
{
    // In the order of the list of names: reading and writing identify properties by their index in it.
    private readonly PropertyModel[] _byPlace = [.. ByPlace(properties)];

    private readonly Dictionary<Identifier, int> _places = ByPlace(properties)
        .Select((property, place) => (property.Name, Place: place)).ToDictionary(property => property.Name, property => property.Place);

    internal IEnumerable<Code> Declarations()
    {
        foreach (PropertyModel property in properties)
        {
            yield return Declare(property);
            if (property.DollarsName is { } dollars)
            {
                yield return DeclareDollars(property, dollars);
            }
        }

        if (additional is not null)
        {
            yield return $$"""
                /// <summary>Properties that the contract does not define.</summary>
                public _generic::IReadOnlyDictionary<string, {{cs.Type(additional)}}>? {{Names.AdditionalProperties}} { get; init; }
                """;
        }
    }

    private Code Declare(PropertyModel property)
    {
        bool isRequired = property.IsRequired && property.Const is null;
        Code initial = property is { IsRequired: true, Const: { } } or { IsTag: true } ? $" = {Constant(property.Const!)}" : Code.None;
        Code type = property.KeepsAbsent ? cs.OptionalType(property.Type) : cs.Type(property.Type, !property.IsRequired && !property.IsTag);
        // A required property must be set, deprecated or not.
        Doc doc = property.Doc with { IsDeprecated = property.Doc.IsDeprecated && !isRequired };
        Code modifiers = $"{Hiding(property.Name)}{Code.If(isRequired, $"required ")}";
        Code field = FieldOf(property);

        // For an automatic property, the compiler would add three attributes to the assembly.
        return $$"""
            {{Code.If(flags?.Contains(property.Name) != true, $"readonly ")}}{{type}} {{field}}{{initial}};
            {{DocComment.Of(doc, Fallback(property), PlaceOf(property))}}
            public {{modifiers}}{{type}} {{property.Name}} { get => {{field}}; {{Code.If(property.IsTag, $"private ")}}init => {{field}} = value; }
            """;
    }

    private Code FieldOf(PropertyModel property) => FieldOf(property.Name);

    /// <summary>
    /// The field of a property, named after its index in the list of names: the assembly has each of these names once, and no name of the
    /// contract has an underscore before a lower-case letter.
    /// </summary>
    internal Code FieldOf(Identifier property) => $"_p{_places[property]}";

    private static IOrderedEnumerable<PropertyModel> ByPlace(IEnumerable<PropertyModel> properties)
        => properties.OrderBy(property => HasValue(property) ? 0 : 1);

    /// <summary>Where the contract describes a property; empty if that follows from the location of the object.</summary>
    private string PlaceOf(PropertyModel property)
        => property.Pointer == JsonPointer.Append($"{owner}/properties", property.WireName) ? "" : property.Pointer;

    private static string Fallback(PropertyModel property)
        => property.IsTag ? $"Tells this kind from the others: always `{property.Const!.Text}`." : $"The value of '{property.WireName}'.";

    private Code DeclareDollars(PropertyModel property, Identifier name) => $"""
        /// <summary><see cref="{property.Name}"/> in US dollars (10,000,000,000 ticks are one dollar).</summary>
        public {Hiding(name)}decimal{Code.If(property.IsOptional, $"?")} {name} => {property.Name} / 10_000_000_000m;
        """;

    private static Literal Constant(JsonLiteral value) => value.Kind switch
    {
        JsonLiteralKind.String => Literal.Of(value.Text),
        JsonLiteralKind.Boolean => Literal.Of(value.Text == "true"),
        _ => Literal.Integer(value.Text),
    };

    private Code Hiding(Identifier name) => Code.If(inherited?.Contains(name) == true, $"new ");

    /// <summary>The list of names, and the constructor that reads the object at the reader's position, up to its end.</summary>
    /// <param name="type">The type's own name.</param>
    /// <param name="others">Properties that are read in a way of their own, by name, with the statement that does.</param>
    /// <param name="after">Statements after the last property.</param>
    internal IEnumerable<Code> Reading(Identifier type, IReadOnlyList<(string WireName, Code Statement)> others, Code after)
    {
        yield return NameList(others);
        yield return $$"""public {{type}}() { }""";
        bool setsRequired = properties.Any(property => property.IsRequired && property.Const is null) || others.Count > 0;
        yield return $$"""
            {{Code.If(setsRequired, $"[_sys::Diagnostics.CodeAnalysis.SetsRequiredMembers]")}}
            internal {{type}}(ref _json::Utf8JsonReader reader)
            {
                {{Loop(others, after)}}
            }
            """;
    }

    /// <summary>The same for properties beside values that were read before.</summary>
    /// <param name="type">The type's own name.</param>
    /// <param name="values">The parameters of the constructor that takes the values.</param>
    /// <param name="arguments">Its arguments.</param>
    internal IEnumerable<Code> ReadingBeside(Identifier type, Code values, Code arguments)
    {
        yield return NameList([]);
        yield return $$"""
            internal {{type}}({{values}}, ref _json::Utf8JsonReader reader)
                : this({{arguments}})
            {
                {{Loop([], Code.None)}}
            }
            """;
    }

    private Code NameList(IReadOnlyList<(string WireName, Code Statement)> others)
    {
        IEnumerable<Code> names = _byPlace.Select(property => property.WireName).Concat(others.Select(other => other.WireName))
            .Select(name => (Code)Literal.Of(name));
        return $"static readonly _api::JsonProperties s_names = new({Code.List([.. Counts(others.Count > 0), .. names])});";
    }

    private Code Loop(IReadOnlyList<(string WireName, Code Statement)> others, Code after)
    {
        Code before = additional is null ? Code.None : Code.Of($"_generic::Dictionary<string, {cs.Type(additional)}>? others = null;");
        Code keep = additional is null ? Code.None : Code.Of($"_api::JsonRead.Entry(ref reader, ref others, {cs.Reader(additional)});");
        after = additional is null ? after : Code.Lines([after, $"this.{Names.AdditionalProperties} = others;"]);
        Code next = additional is null ? Code.Of($"Next") : $"NextOrOther";
        return $$"""
            {{before}}
            for (_api::JsonPlace place = default; s_names.{{next}}(ref reader, ref place);) {{Choice(others, keep)}}
            {{after}}
            """;
    }

    /// <summary>The number of expected properties, and the names of their members unless they follow from the wire names.</summary>
    private IEnumerable<Code> Counts(bool hasOthers)
    {
        yield return $"{_byPlace.Count(HasValue)}";
        if (hasOthers || _byPlace.Any(property => property.Name.Bare != Names.Capitalized(property.WireName)))
        {
            yield return $"[{Code.List(_byPlace.Select(property => Code.Of($"nameof({property.Name})")))}]";
        }
    }

    private Code Choice(IReadOnlyList<(string WireName, Code Statement)> others, Code keep)
    {
        var cases = _byPlace.Select((property, i) => Code.Of($"case {i}: {FieldOf(property)} = {Read(property)}; break;"))
            .Concat(others.Select((other, i) => Code.Of($"case {_byPlace.Length + i}: {other.Statement} break;")))
            .ToList();
        if (!keep.IsEmpty)
        {
            cases.Add($"default: {keep} break;");
        }

        return cases.Count == 0 ? Code.Of($$"""{ }""") : $$"""
            switch (place.Index)
            {
                {{Code.Lines(cases)}}
            }
            """;
    }

    /// <summary>The statements that pass the properties to <c>to</c>.</summary>
    /// <param name="first">The code before the properties.</param>
    internal Code Writing(Code first) => Code.Lines(
    [
        $"to.Begin(s_names);",
        first,
        .. Writing(),
        additional is null ? Code.None
            : $"to.Others(nameof({Names.AdditionalProperties}), this.{Names.AdditionalProperties}, {cs.Writer(additional)});",
        $"to.End();",
    ]);

    /// <remarks>The discriminator comes first: some readers, including System.Text.Json, expect it there.</remarks>
    private IEnumerable<Code> Writing()
        => Enumerable.Range(0, _byPlace.Length)
            .OrderBy(place => _byPlace[place].IsTag ? 0 : 1).Select(place => Write(_byPlace[place], place));

    private Code Write(PropertyModel property, int place)
    {
        Code field = FieldOf(property);
        if (property.KeepsAbsent)
        {
            Code value = cs.WriteProperty(place, property.Type, $"{field}.Value");
            return $$"""
                if ({{field}}.IsSet)
                {
                    if ({{field}}.Value is null) { to.Null({{place}}); } else { {{value}} }
                }
                """;
        }

        Code write = cs.WriteProperty(place, property.Type, field);
        return property is { IsRequired: true, Type.IsNullable: true }
            ? $$"""if ({{field}} is null) { to.Null({{place}}); } else { {{write}} }"""
            : write;
    }

    internal IEnumerable<Code> Checks() => properties.SelectMany(property => cs.Check(
        property.Type,
        property.Checks,
        value: property.KeepsAbsent ? $"this.{property.Name}.Value" : Code.Of($"this.{property.Name}"),
        at: $"at, {Literal.Of(property.WireName)}",
        within: $"at.In({Literal.Of(property.WireName)}, {Literal.Of(property.Name.Text)})",
        // Even a value that must not be null may be null.
        isOptional: property.IsOptional || !property.Type.IsValueType,
        Patterns));

    /// <summary>The fields of the patterns that <see cref="Checks"/> uses.</summary>
    internal PatternFields Patterns { get; } = new();

    private Code Read(PropertyModel property)
    {
        if (property.KeepsAbsent)
        {
            return $"new({cs.Read(property.Type, orNull: true)})";
        }

        bool orNull = !HasValue(property)
            && !property.IsTag && property is not { Type.Kind: ValueKind.Any, IsRequired: true };
        return property is { Type.Kind: ValueKind.Uri, IsRequired: false }
            ? $"_api::JsonOrNull.UriOrEmpty(ref reader)"
            : cs.Read(property.Type, orNull);
    }

    /// <summary>Whether a property must be present with a value other than null, which anything includes.</summary>
    private static bool HasValue(PropertyModel property)
        => property.IsRequired && !property.Type.IsNullable && property.Type.Kind != ValueKind.Any;
}
