using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The C# of an object's properties, which records and the cases of unions share.</summary>
/// <param name="inherited">Names that the type has from its base; a property may hide one.</param>
internal sealed class PropertyCode(SourceWriter writer, CSharpCode code, EquatableArray<PropertyModel> properties, HashSet<string>? inherited = null)
{
    private readonly List<string> _patterns = [];

    // In the order of the list of names, by whose places reading and writing know the properties.
    private readonly PropertyModel[] _byPlace = [.. properties.OrderBy(Presence)];

    private enum Expected
    {
        WithValue,
        MaybeNull,
        MaybeAbsent,
    }

    internal void WriteDeclarations()
    {
        foreach (PropertyModel property in properties)
        {
            bool isRequired = property.IsRequired && property.Const is null;
            string type = code.Type(property.Type, isOptional: !property.IsRequired);
            string initial = property is { IsRequired: true, Const: { } constant } ? $" = {(constant.Kind == JsonLiteralKind.String ? Literal.Of(constant.Text) : constant.Text)};" : "";
            // Whoever makes the object has to set a required property, deprecated or not.
            writer.Separate().Doc(property.Doc with { IsDeprecated = property.Doc.IsDeprecated && !isRequired }, $"The value of '{property.WireName}'.")
                .Line($"public {Hiding(property.Name)}{(isRequired ? "required " : "")}{type} {property.Name} {{ get; init; }}{initial}");
            if (property.DollarsName is { } dollars)
            {
                bool isOptional = !property.IsRequired || property.Type.IsNullable;
                writer.Line().Line($"/// <summary><see cref=\"{property.Name}\"/> in US dollars: 10,000,000,000 ticks are one dollar.</summary>")
                    .Line($"public {Hiding(dollars)}decimal{(isOptional ? "?" : "")} {dollars} => {property.Name} / 10_000_000_000m;");
            }
        }
    }

    private string Hiding(string name) => inherited?.Contains(name) == true ? "new " : "";

    /// <summary>The list of names, and the constructor that reads the object on which the reader stands, up to its end.</summary>
    /// <param name="type">The type's own name.</param>
    /// <param name="others">Properties that are read in a way of their own, by name, with the statement that does.</param>
    /// <param name="unknown">What is done at the name of a property that the contract does not name; it is skipped if null.</param>
    /// <param name="before">Statements before the first property.</param>
    /// <param name="after">Statements after the last one.</param>
    internal void WriteReading(
        string type, IReadOnlyList<(string WireName, string Statement)> others, string? unknown, IEnumerable<string> before, IEnumerable<string> after)
    {
        string Names(Expected expected) => string.Join(", ", _byPlace.Where(property => Presence(property) == expected).Select(property => property.WireName)
            .Concat(expected == Expected.MaybeAbsent ? others.Select(other => other.WireName) : [])
            .Select(Literal.Of));

        writer.Separate()
            .Line($"private static readonly _api::JsonProperties s_names = new([{Names(Expected.WithValue)}], [{Names(Expected.MaybeNull)}], [{Names(Expected.MaybeAbsent)}]);")
            .Line()
            .Line($"public {type}() {{ }}")
            .Line();
        if (properties.Any(property => property.IsRequired && property.Const is null) || others.Count > 0)
        {
            writer.Line("[_sys::Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        }

        writer.Open($"internal {type}(ref _json::Utf8JsonReader reader)");
        foreach (string statement in before)
        {
            writer.Line(statement);
        }

        writer.Open($"for (_api::JsonPlace place = default; s_names.{(unknown is null ? "Next" : "NextOrOther")}(ref reader, ref place);)");
        if (_byPlace.Length + others.Count > 0 || unknown is not null)
        {
            WriteChoice(others, unknown);
        }

        writer.Close();
        foreach (string statement in after)
        {
            writer.Line(statement);
        }

        writer.Close();
    }

    private void WriteChoice(IReadOnlyList<(string WireName, string Statement)> others, string? unknown)
    {
        writer.Open("switch (place.Index)");
        for (int i = 0; i < _byPlace.Length; i++)
        {
            writer.Line($"case {i}: this.{_byPlace[i].Name} = {Read(_byPlace[i])}; break;");
        }

        for (int i = 0; i < others.Count; i++)
        {
            writer.Line($"case {_byPlace.Length + i}: {others[i].Statement} break;");
        }

        if (unknown is not null)
        {
            writer.Line($"default: {unknown} break;");
        }

        writer.Close();
    }

    internal void WriteWriting()
    {
        for (int i = 0; i < _byPlace.Length; i++)
        {
            PropertyModel property = _byPlace[i];
            string name = $"s_names[{i}]";
            string write = code.WriteProperty(name, property.Type, "this." + property.Name);
            writer.Line(property is { IsRequired: true, Type.IsNullable: true }
                ? $"if (this.{property.Name} is null) {{ writer.WriteNull({name}); }} else {{ {write} }}"
                : write);
        }
    }

    internal void WriteChecks()
    {
        foreach (PropertyModel property in properties)
        {
            bool isOptional = !property.IsRequired || property.Type.IsNullable;
            string at = "path, " + Literal.Of(property.WireName);
            string within = "path + " + Literal.Of(property.WireName + ".");
            foreach (string statement in code.Check(property.Type, property.Checks, "this." + property.Name, at, within, isOptional, PatternField))
            {
                writer.Line(statement);
            }
        }
    }

    /// <summary>The fields of the patterns that <see cref="WriteChecks"/> used.</summary>
    internal void WritePatternFields() => writer.PatternFields(_patterns);

    private string PatternField(string pattern)
    {
        int index = _patterns.IndexOf(pattern);
        if (index < 0)
        {
            index = _patterns.Count;
            _patterns.Add(pattern);
        }

        return $"s_pattern{index}";
    }

    private string Read(PropertyModel property) => property is { Type.Kind: ValueKind.Uri, IsRequired: false }
        ? "_api::JsonOrNull.UriOrEmpty(ref reader)"
        : code.Read(property.Type, orNull: Presence(property) != Expected.WithValue && property is not { Type.Kind: ValueKind.Any, IsRequired: true });

    private static Expected Presence(PropertyModel property)
        => !property.IsRequired ? Expected.MaybeAbsent
            // Anything includes null.
            : property.Type.IsNullable || property.Type.Kind == ValueKind.Any ? Expected.MaybeNull
            : Expected.WithValue;
}
