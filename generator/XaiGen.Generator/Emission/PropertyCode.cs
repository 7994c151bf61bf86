using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>The C# of an object's properties, which records and the cases of unions share.</summary>
internal sealed class PropertyCode(SourceWriter writer, CSharpCode code, EquatableArray<PropertyModel> properties)
{
    private readonly List<string> _patterns = [];

    internal void WriteDeclarations()
    {
        foreach (PropertyModel property in properties)
        {
            bool isRequired = property.IsRequired && property.Const is null;
            string type = code.Type(property.Type, isOptional: !property.IsRequired);
            string initial = property is { IsRequired: true, Const: { } constant } ? $" = {constant.CSharp};" : "";
            // Whoever makes the object has to set a required property, deprecated or not.
            writer.Separate().Doc(property.Doc with { IsDeprecated = property.Doc.IsDeprecated && !isRequired }, $"The value of '{property.WireName}'.")
                .Line($"public {(isRequired ? "required " : "")}{type} {property.Name} {{ get; init; }}{initial}");
            if (property.DollarsName is { } dollars)
            {
                bool isOptional = !property.IsRequired || property.Type.IsNullable;
                writer.Line().Line($"/// <summary><see cref=\"{property.Name}\"/> in US dollars: 10,000,000,000 ticks are one dollar.</summary>")
                    .Line($"public decimal{(isOptional ? "?" : "")} {dollars} => {property.Name} / 10_000_000_000m;");
            }
        }
    }

    /// <summary>Reads the properties of the object on which the reader stands, up to its end, into locals.</summary>
    internal void WriteReading(IEnumerable<(string WireName, string[] Statements)>? others = null, string? unknown = null)
    {
        foreach (PropertyModel property in properties)
        {
            writer.Line($"{code.Type(property.Type, isOptional: true)} {Local(property)} = null;");
            if (NeedsPresence(property))
            {
                writer.Line($"bool {Presence(property)} = false;");
            }
        }

        writer.Line($"_api::JsonRead.Object(ref reader);")
            .Open($"while (_api::JsonRead.Next(ref reader))");
        string keyword = "if";
        foreach (PropertyModel property in properties)
        {
            Branch(property.WireName);
            if (NeedsPresence(property))
            {
                writer.Line($"{Presence(property)} = true;");
            }

            if (property is { Type.Kind: ValueKind.Any, IsRequired: true })
            {
                // Anything includes null.
                writer.Line("reader.Read();").Line($"{Local(property)} = {code.Read(property.Type)};").Close();
                continue;
            }

            // An address that is not there may be sent as an empty string.
            string has = property is { Type.Kind: ValueKind.Uri, IsRequired: false } ? "HasText" : "HasValue";
            writer.Line($"{Local(property)} = _api::JsonRead.{has}(ref reader) ? {code.Read(property.Type)} : {Null(property.Type)};").Close();
        }

        foreach ((string wireName, string[] statements) in others ?? [])
        {
            Branch(wireName);
            foreach (string statement in statements)
            {
                writer.Line(statement);
            }

            writer.Close();
        }

        string skip = unknown ?? $"_api::JsonRead.Skip(ref reader);";
        if (keyword == "if")
        {
            writer.Line(skip);
        }
        else
        {
            writer.Open("else").Line(skip).Close();
        }

        writer.Close().Line();

        void Branch(string wireName)
        {
            writer.Open($"{keyword} (reader.ValueTextEquals({Literal.Utf8(wireName)}))");
            keyword = "else if";
        }
    }

    /// <summary>Initializers from the locals that <see cref="WriteReading"/> filled.</summary>
    internal void WriteInitializers()
    {
        foreach (PropertyModel property in properties)
        {
            string local = Local(property);
            string missing = $"throw _api::JsonRead.Missing(ref reader, {Literal.Of(property.WireName)})";
            string value = !property.IsRequired ? local
                : NeedsPresence(property) ? $"{Presence(property)} ? {local} : {missing}"
                : $"{local} ?? {missing}";
            writer.Line($"{property.Name} = {value},");
        }
    }

    internal void WriteWriting()
    {
        foreach (PropertyModel property in properties)
        {
            string name = $"writer.WritePropertyName({Literal.Utf8(property.WireName)});";
            if (property is { IsRequired: true, Type.IsNullable: false })
            {
                writer.Line(name).Line(code.Write(property.Type, "this." + property.Name) + ";");
                continue;
            }

            writer.Open($"if (this.{property.Name} is {{ }} {Local(property)})").Line(name).Line(code.Write(property.Type, Local(property)) + ";").Close();
            if (property.IsRequired)
            {
                writer.Open("else").Line($"writer.WriteNull({Literal.Utf8(property.WireName)});").Close();
            }
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

    // Open enums convert from string, and so would a bare null.
    private string Null(TypeRef type) => type.Kind == ValueKind.WireString ? $"({code.Type(type, isOptional: true)})null" : "null";

    private static bool NeedsPresence(PropertyModel property) => property is { IsRequired: true, Type.IsNullable: true };

    // An underscore keeps clear of keywords and of the parameters of the methods around.
    private static string Local(PropertyModel property) => "_" + Names.Lower(property.Name).TrimStart('@');

    private static string Presence(PropertyModel property) => "has" + property.Name;
}
