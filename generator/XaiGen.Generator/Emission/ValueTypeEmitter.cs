using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>Open enums and identifiers: structs over the value on the wire.</summary>
internal static class ValueTypeEmitter
{
    internal static void WriteEnum(SourceWriter writer, EnumModel type, CSharpCode code, string path)
    {
        string value = type.IsInteger ? "long" : "string";
        string self = code.Own(path);
        string wire = type.IsInteger ? "IWireInteger" : "IWireString";
        string converter = type.IsInteger ? "WireIntegerConverter" : "WireStringConverter";
        writer.Doc(type.Doc, "A value of a set that may grow.").Generated()
            .Line($"[_json::Serialization.JsonConverter(typeof(_api::{converter}<{self}>))]")
            .Open($"public readonly partial record struct {type.Name} : _api::{wire}<{self}>");
        WriteValue(writer, type.Name, value);

        foreach (EnumValue known in type.Values)
        {
            string literal = type.IsInteger ? known.Value.Text + "L" : Literal.Of(known.Value.Text);
            writer.Line().Line($"/// <summary><c>{DocText(known.Value.Text)}</c></summary>")
                .Line($"public static {self} {known.Name} {{ get; }} = new({literal});");
        }

        string all = string.Join(" or ", type.Values.Select(known => type.IsInteger ? known.Value.Text + "L" : Literal.Of(known.Value.Text)).Distinct());
        writer.Line().Line("/// <summary>Whether the contract names this value; others are kept as they are.</summary>")
            .Line($"public bool IsKnown => Value is {all};")
            .Line().Line("/// <summary>Takes any value, known or not.</summary>")
            .Line($"public static implicit operator {type.Name}({value} value) => new(value);");
        WriteWire(writer, self, wire, value, code);
        writer.Close();
    }

    internal static void WriteId(SourceWriter writer, IdModel type, CSharpCode code)
    {
        string self = code.Own(type.Name);
        writer.Doc(type.Doc, "An identifier that the API gave.").Generated()
            .Line($"[_json::Serialization.JsonConverter(typeof(_api::WireStringConverter<{self}>))]")
            .Open($"public readonly partial record struct {type.Name} : _api::IWireString<{self}>, _sys::IParsable<{self}>");
        WriteValue(writer, type.Name, "string");
        writer.Line().Line("/// <summary>Takes the identifier as it stands.</summary>")
            .Line($"public static {type.Name} Parse(string s, _sys::IFormatProvider? provider = null) => new(s);")
            .Line().Line("/// <summary>Takes the identifier as it stands, unless it is blank.</summary>")
            .Open($"public static bool TryParse([_sys::Diagnostics.CodeAnalysis.NotNullWhen(true)] string? s, _sys::IFormatProvider? provider, out {type.Name} result)")
            .Line("bool isThere = !string.IsNullOrWhiteSpace(s);")
            .Line($"result = isThere ? new {self}(s!) : default;")
            .Line("return isThere;")
            .Close();
        WriteWire(writer, self, "IWireString", "string", code);
        writer.Close();
    }

    private static void WriteValue(SourceWriter writer, string name, string value)
    {
        if (value == "string")
        {
            writer.Line("private readonly string? _value;").Line()
                .Line("/// <summary>Takes the value as it stands on the wire.</summary>")
                .Line($"public {name}(string value) => _value = value ?? throw new _sys::ArgumentNullException(nameof(value));")
                .Line()
                .Line("/// <summary>The value as it stands on the wire; empty in the default of this type.</summary>")
                .Line("public string Value => _value ?? \"\";");
        }
        else
        {
            writer.Line("/// <summary>Takes the value as it stands on the wire.</summary>")
                .Line($"public {name}({value} value) => Value = value;")
                .Line()
                .Line("/// <summary>The value as it stands on the wire.</summary>")
                .Line($"public {value} Value {{ get; }}");
        }
    }

    private static void WriteWire(SourceWriter writer, string self, string wire, string value, CSharpCode code)
    {
        string text = value == "string" ? "Value" : "Value.ToString(_sys::Globalization.CultureInfo.InvariantCulture)";
        writer.Line().Line("/// <inheritdoc/>")
            .Line($"public override string ToString() => {text};")
            .Line()
            .Line($"static {self} _api::{wire}<{self}>.FromWire({value} value) => new(value);");
    }

    private static string DocText(string text)
        => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", " ").Replace("\r", " ");
}
