using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Generator.Symbols;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Pages;

/// <summary>
/// Values of generated types as C# expressions, and the same on the wire: from the contract's examples where it has some, otherwise as
/// little as the types require.
/// </summary>
/// <param name="api">The generated types.</param>
/// <param name="notes">The examples of the contract.</param>
/// <param name="isQualified">Whether types are written with their namespaces, as is needed where their names have another meaning.</param>
internal sealed class ValueSamples(GeneratedApi api, SchemaNotes notes, bool isQualified)
{
    private const int Deepest = 12;

    /// <summary>Larger values are no samples.</summary>
    private const int MostValues = 200;

    private const string AnyText = "text";

    // Made without an example, a type that requires itself would have no end.
    private readonly Stack<ITypeSymbol> _open = new();
    private int _values;

    /// <summary>A value of the type; null if none was found.</summary>
    /// <param name="type">The type of the parameter.</param>
    /// <param name="symbol">The symbol of the parameter.</param>
    /// <param name="example">The value in the contract's example.</param>
    public SampleValue? Of(ITypeSymbol type, GeneratedSymbol? symbol, JsonNode? example)
    {
        _values = 0;
        return Of(type, symbol, symbol?.Pointer ?? "", example, 0);
    }

    /// <summary>The name of a type of .NET.</summary>
    public string Name(string type) => isQualified ? $"global::{type}" : type[(type.LastIndexOf('.') + 1)..];

    /// <summary>The name of any type, without the question mark of a reference that may be null.</summary>
    public string Name(ITypeSymbol type)
    {
        ITypeSymbol named = type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.None) : type;
        return isQualified ? named.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : GeneratedApi.NameOf(named);
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private SampleValue? Of(ITypeSymbol type, GeneratedSymbol? symbol, string pointer, JsonNode? example, int depth)
    {
        if (depth > Deepest || ++_values > MostValues)
        {
            return null;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Of(nullable.TypeArguments[0], symbol, pointer, example, depth);
        }

        if (example is JsonScalar { Value: null })
        {
            example = null;
        }

        return type switch
        {
            IArrayTypeSymbol => Bytes("new byte[] { 1, 2, 3 }"),
            INamedTypeSymbol named when api.IsGenerated(named) => Generated(named, symbol, pointer, example, depth),
            INamedTypeSymbol { TypeArguments: [var item] } list => List(list, item, pointer, example, depth),
            INamedTypeSymbol { TypeArguments: [_, var value] } => Map(value, pointer, example, depth),
            _ => Scalar(type, GeneratedApi.Fact(symbol, "type") ?? "", example ?? notes.Value(pointer)),
        };
    }

    private static SampleValue Bytes(string csharp) => new(csharp, "AQID");

    private SampleValue? Scalar(ITypeSymbol type, string wire, JsonNode? value)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                string text = value.Scalar() ?? AnyText;
                return new SampleValue(Literal(text), text);
            case SpecialType.System_Boolean:
                bool flag = value is not JsonScalar { Value: false };
                return new SampleValue(flag ? "true" : "false", flag);
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return Number(value, wire, type.SpecialType switch
                {
                    SpecialType.System_Single => "f",
                    SpecialType.System_Decimal => "m",
                    _ => "",
                });
            case >= SpecialType.System_SByte and <= SpecialType.System_UInt64:
                return Number(value.Number() is { } number && number != Math.Floor(number) ? null : value, wire, "");
        }

        switch (type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
        {
            case "System.Uri":
                bool isUrl = Uri.TryCreate(value.Text(), UriKind.Absolute, out _);
                string url = isUrl ? value.Text()! : "https://example.com/";
                return new SampleValue($"new {Name("System.Uri")}({Literal(url)})", url);
            case "System.Guid":
                string guid = Guid.TryParse(value.Text(), out Guid read) ? read.ToString() : "123e4567-e89b-12d3-a456-426614174000";
                return new SampleValue($"{Name("System.Guid")}.Parse({Literal(guid)})", guid);
            case "System.DateTimeOffset" when wire.StartsWith("Unix", StringComparison.Ordinal):
                long seconds = (long)(value.Number() is { } from and > 0 and < 1e11 ? from : 1795219200);
                return new SampleValue(
                    $"{Name("System.DateTimeOffset")}.FromUnixTimeSeconds({seconds.ToString(CultureInfo.InvariantCulture)})", seconds);
            case "System.DateTimeOffset":
                return Time<DateTimeOffset>("System.DateTimeOffset", "2026-06-11T12:00:00Z");
            case "System.DateTime":
                return Time<DateTime>("System.DateTime", "2026-06-11T12:00:00");
            case "System.DateOnly":
                return Time<DateOnly>("System.DateOnly", "2026-06-11");
            case "System.TimeOnly":
                return Time<TimeOnly>("System.TimeOnly", "12:00:00");
            case "System.TimeSpan" when wire.StartsWith("number", StringComparison.Ordinal):
                long length = value.Number() is { } some && Math.Abs(some) < 1e9 && some == Math.Floor(some) ? (long)some : 60;
                return new SampleValue($"{Name("System.TimeSpan")}.FromSeconds({length.ToString(CultureInfo.InvariantCulture)})", length);
            case "System.TimeSpan":
                return new SampleValue(
                    $"{Name("System.TimeSpan")}.FromHours(1)", wire.StartsWith("duration", StringComparison.Ordinal) ? "PT1H" : "01:00:00");
            case "System.Int128" or "System.UInt128":
                return value.Number() is null ? new SampleValue("1", 1) : Number(value, wire, "");
            case "System.BinaryData":
                return Bytes($"{Name("System.BinaryData")}.FromBytes(new byte[] {{ 1, 2, 3 }})");
            case "System.Text.Json.JsonElement":
                JsonNode any = value ?? new JsonMapping();
                string json = Literal(any.ToJson());
                return new SampleValue($"{Name("System.Text.Json.JsonDocument")}.Parse({json}).RootElement", any);
            case "System.ClientModel.BinaryContent":
                return SampleValue.OfFile(
                    $"{Name("System.ClientModel.BinaryContent")}.Create({Name("System.IO.File")}.OpenRead(\"input.bin\"))", "input.bin");
        }

        return null;

        SampleValue Time<T>(string name, string otherwise)
            where T : IParsable<T>
        {
            string time = value.Text() is { } given && T.TryParse(given, CultureInfo.InvariantCulture, out _) ? given : otherwise;
            string culture = $"{Name("System.Globalization.CultureInfo")}.InvariantCulture";
            return new SampleValue($"{Name(name)}.Parse({Literal(time)}, {culture})", time);
        }
    }

    private static SampleValue Number(JsonNode? value, string wire, string suffix)
    {
        string text = value.Number() is { } number && Math.Abs(number) < 1e15
            ? number.ToString("0.###############", CultureInfo.InvariantCulture)
            : "1";
        JsonNode json = JsonText.Parse(text);
        bool isText = wire.EndsWith(" as text", StringComparison.Ordinal) && !wire.Contains("perhaps", StringComparison.Ordinal);
        return new SampleValue(text + suffix, isText ? text : json);
    }

    private SampleValue? List(INamedTypeSymbol list, ITypeSymbol item, string pointer, JsonNode? example, int depth)
    {
        string items = ItemsOf(pointer, "items");
        JsonNode?[] examples = example is JsonList { Count: > 0 } given ? [.. given.Take(3)] : [null];
        SampleValue?[] values = [.. examples.Select(each => Of(item, null, items, each, depth + 1))];
        if (values.Any(value => value is null))
        {
            // Nothing without end: an item that holds such items.
            return list.Name == "IAsyncEnumerable" ? null : new SampleValue("[]", new JsonList());
        }

        var json = new JsonList(values.Select(value => value!.Json));
        return list.Name == "IAsyncEnumerable"
            ? new SampleValue($"new {Name(item)}[] {{ {string.Join(", ", values.Select(value => value!.CSharp))} }}.ToAsyncEnumerable()", json)
            : new SampleValue(Bracketed('[', [.. values.Select(value => value!.CSharp)], ']'), json);
    }

    private SampleValue? Map(ITypeSymbol item, string pointer, JsonNode? example, int depth)
    {
        JsonNode? entry = example.Entries().First;
        string key = entry?.Name ?? "key";
        return Of(item, null, ItemsOf(pointer, "additionalProperties"), entry, depth + 1) is { } value
            ? new SampleValue(
                $"new {Name("System.Collections.Generic.Dictionary")}<string, {Name(item)}>\n{{\n{Indented($"[{Literal(key)}] = {value.CSharp},")}\n}}",
                new JsonMapping { [key] = value.Json })
            : null;
    }

    private string ItemsOf(string pointer, string keyword)
        => notes.SchemaAt(pointer).Field(keyword) is { } items ? ContractDocument.PointerOf(items) : "";

    private SampleValue? Generated(INamedTypeSymbol type, GeneratedSymbol? symbol, string pointer, JsonNode? example, int depth)
    {
        if (type.TypeArguments is [var inner])
        {
            // Optional<T>, which every T converts to.
            return Of(inner, symbol, pointer, example, depth);
        }

        if (type.Name == "FilePart")
        {
            bool isName = example.Text() is { Length: > 0 and < 40 } given
                && given.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-');
            string name = isName ? example.Text()! : "input.bin";
            return SampleValue.OfFile($"{Name(type)}.FromPath({Literal(name)})", name);
        }

        if (type.IsValueType)
        {
            return OfText(type, pointer, example);
        }

        return type.IsAbstract ? Union(type, pointer, example, depth)
            : Object(type, example as JsonMapping, depth);
    }

    /// <summary>A known value of an open enum, or a struct around a text or a number.</summary>
    private SampleValue? OfText(INamedTypeSymbol type, string pointer, JsonNode? example)
    {
        GeneratedSymbol[] known = [.. api.Of(type).Where(symbol => symbol.Kind == GeneratedSymbolKind.EnumValue)];
        string? wanted = example?.ToJson();
        GeneratedSymbol? member = example is null
            ? known.FirstOrDefault()
            : known.FirstOrDefault(value => GeneratedApi.Fact(value, "value") == wanted);
        if (member is not null)
        {
            return new SampleValue($"{Name(type)}.{member.Member}", JsonText.Parse(GeneratedApi.Fact(member, "value")!));
        }

        IMethodSymbol? constructor = type.InstanceConstructors.FirstOrDefault(each => each.Parameters.Length == 1);
        if (constructor is null)
        {
            return null;
        }

        JsonNode? value = example ?? notes.Value(pointer) ?? notes.Value(api.Of(type).FirstOrDefault()?.Pointer ?? "");
        bool isText = constructor.Parameters[0].Type.SpecialType == SpecialType.System_String;
        SampleValue inner = isText
            ? value.Text() is { Length: > 0 } text ? new SampleValue(Literal(text), text) : new SampleValue("\"id\"", "id")
            : Number(value, "", "");
        return inner with { CSharp = $"new {Name(type)}({inner.CSharp})" };
    }

    private SampleValue? Union(INamedTypeSymbol type, string pointer, JsonNode? example, int depth)
    {
        GeneratedSymbol[] cases = [.. api.CasesOf(type).Where(each => api.Types.ContainsKey(each.Type))];
        GeneratedSymbol? union = api.Of(type).FirstOrDefault(symbol => symbol.Kind == GeneratedSymbolKind.Type);
        IEnumerable<GeneratedSymbol> wanted = example is null
            ? cases
            : cases.OrderByDescending(each => Fits(each, GeneratedApi.Fact(union, "discriminator"), example));
        foreach (GeneratedSymbol @case in wanted)
        {
            INamedTypeSymbol inner = api.Types[@case.Type];
            SampleValue? value = IsWrapped(inner)
                ? Wrapped(type, inner, @case, pointer, example, depth)
                : Object(inner, example as JsonMapping, depth);
            if (value is not null)
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsWrapped(INamedTypeSymbol @case) => @case.InstanceConstructors.Any(each
        => each.DeclaredAccessibility == Accessibility.Public && each.Parameters.Length > 0);

    private int Fits(GeneratedSymbol @case, string? discriminator, JsonNode example)
    {
        string kinds = GeneratedApi.Fact(@case, "JSON") ?? "";
        if (kinds != "any" && !kinds.Contains(KindOf(example), StringComparison.Ordinal)
            && !(example is JsonScalar { IsInteger: true } && kinds.Contains("number", StringComparison.Ordinal)))
        {
            return 0;
        }

        string by = GeneratedApi.Fact(@case, "recognized by") ?? "";
        string[] values = by.Contains(' ', StringComparison.Ordinal) ? by[(by.IndexOf(' ') + 1)..].Split(", ") : [];
        int own = api.PropertiesOf(api.Types[@case.Type])
            .Count(pair => example.Field(GeneratedApi.Fact(pair.Symbol, "name") ?? "") is not null);
        return by switch
        {
            _ when by.StartsWith("discriminator ", StringComparison.Ordinal)
                => values.Contains(example.Scalar(discriminator ?? "")) ? 1000 : 1,
            _ when by.StartsWith("property ", StringComparison.Ordinal) => values.Any(name => example.Field(name) is not null) ? 1000 : 1,
            _ => 2 + own,
        };
    }

    private static string KindOf(JsonNode value) => value switch
    {
        JsonMapping => "object",
        JsonList => "array",
        JsonScalar { Value: bool } => "boolean",
        JsonScalar { IsInteger: true } => "integer",
        _ when value.Number() is not null => "number",
        _ => "string",
    };

    private SampleValue? Wrapped(
        INamedTypeSymbol union, INamedTypeSymbol @case, GeneratedSymbol symbol, string pointer, JsonNode? example, int depth)
    {
        GeneratedSymbol? holder = api.Symbols.Of(symbol.Type, "Value").FirstOrDefault();
        if (@case.GetMembers("Value").OfType<IPropertySymbol>().FirstOrDefault() is not { } property)
        {
            return null;
        }

        string? wire = GeneratedApi.Fact(holder, "name");
        string place = holder?.Pointer ?? (symbol.Pointer.Length > 0 ? symbol.Pointer : pointer);
        JsonNode? inner = wire is null ? example : example.Field(wire);
        if (Of(property.Type, holder, place, inner, depth + 1) is not { } value)
        {
            return null;
        }

        bool hasFactory = union.GetMembers($"From{@case.Name}").OfType<IMethodSymbol>().Any(method => method.Parameters.Length == 1);
        string csharp = hasFactory ? $"{Name(union)}.From{@case.Name}({value.CSharp})" : $"new {Name(@case)}({value.CSharp})";
        return new SampleValue(csharp, wire is null ? value.Json : new JsonMapping { [wire] = value.Json });
    }

    private SampleValue? Object(INamedTypeSymbol type, JsonMapping? example, int depth)
    {
        var json = new JsonMapping();
        List<string> lines = [];
        if (example is null && _open.Contains(type, SymbolEqualityComparer.Default))
        {
            return null;
        }

        _open.Push(type);
        try
        {
            return Object(type, example, depth, json, lines);
        }
        finally
        {
            _open.Pop();
        }
    }

    private SampleValue? Object(INamedTypeSymbol type, JsonMapping? example, int depth, JsonMapping json, List<string> lines)
    {
        foreach ((IPropertySymbol property, GeneratedSymbol symbol) in api.PropertiesOf(type))
        {
            string? wire = GeneratedApi.Fact(symbol, "name"), group = GeneratedApi.Fact(symbol, "exactly one of");
            bool isSettable = property.SetMethod?.DeclaredAccessibility == Accessibility.Public;
            if (GeneratedApi.Fact(symbol, "constant") is { } constant && (!isSettable || GeneratedApi.Fact(symbol, "required") is not null))
            {
                json[wire!] = JsonText.Parse(constant);
                continue;
            }

            JsonNode? own = group is null ? example.Field(wire ?? "") : example;
            bool isWanted = own is not null and not JsonScalar { Value: null } && group is null;
            if (!isSettable || (!property.IsRequired && !isWanted))
            {
                continue;
            }

            SampleValue? value = Of(property.Type, symbol, symbol.Pointer, own, depth + 1);
            if (value is null && property is { IsRequired: true, NullableAnnotation: NullableAnnotation.Annotated })
            {
                value = new SampleValue("null", new JsonScalar());
            }

            if (value is null)
            {
                if (property.IsRequired)
                {
                    return null;
                }

                continue;
            }

            if (group is null)
            {
                json[wire!] = value.Json;
            }
            else if (value.Json is JsonMapping fields)
            {
                json.Merge(fields);
            }

            lines.Add($"{property.Name} = {value.CSharp},");
        }

        return new SampleValue(
            lines.Count == 0 ? $"new {Name(type)}()" : $"new {Name(type)}\n{{\n{string.Join('\n', lines.Select(Indented))}\n}}", json);
    }

    private static string Bracketed(char open, string[] items, char close)
        => items.Any(item => item.Contains('\n', StringComparison.Ordinal))
            ? $"{open}\n{string.Join('\n', items.Select(item => Indented(item + ",")))}\n{close}"
            : $"{open}{string.Join(", ", items)}{close}";

    private static string Indented(string text)
    {
        var indented = new StringBuilder();
        foreach (string line in text.Split('\n'))
        {
            indented.Append(indented.Length > 0 ? "\n" : "").Append("    ").Append(line);
        }

        return indented.ToString();
    }
}
