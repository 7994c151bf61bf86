using XaiGen.Generator.CSharp;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Emission;

/// <summary>Types, reading and writing as C# expressions, for one file.</summary>
/// <param name="prefix">The prefix of the client's own types.</param>
/// <param name="hidden">Names that mean something else somewhere in the file.</param>
/// <param name="cursor">Is told what is emitted.</param>
internal sealed class CSharpCode(string prefix, HashSet<string> hidden, ContractCursor cursor)
{
    /// <summary>The prefix of the client's own types.</summary>
    internal string Prefix { get; } = prefix;

    internal ContractCursor Cursor { get; } = cursor;

    /// <summary>A type of the generated namespace, dotted where nested.</summary>
    internal string Own(string name)
    {
        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        // A small letter may begin a word that C# reads in its own way, such as var or dynamic.
        return char.IsUpper(first[0]) && !hidden.Contains(first) ? name : "_own::" + name;
    }

    /// <summary>The type of a property or parameter; nullable where the use is optional or the value may be null.</summary>
    internal string Type(TypeRef type, bool isOptional = false) => Bare(type) + (type.IsNullable || isOptional ? "?" : "");

    /// <summary>The type as a doc comment refers to it.</summary>
    internal string Cref(TypeRef type, bool isOptional) => type.Kind switch
    {
        ValueKind.List => $"_generic::IReadOnlyList{{{Cref(type.Element!, isOptional: false)}}}",
        ValueKind.Map => $"_generic::IReadOnlyDictionary{{string, {Cref(type.Element!, isOptional: false)}}}",
        _ => Bare(type) + (type.IsValueType && (type.IsNullable || isOptional) ? "?" : ""),
    };

    private string Bare(TypeRef type) => type.Kind switch
    {
        ValueKind.String => "string",
        ValueKind.Boolean => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Single => "float",
        ValueKind.Double => "double",
        ValueKind.Decimal => "decimal",
        ValueKind.Uri => "_sys::Uri",
        ValueKind.Guid => "_sys::Guid",
        ValueKind.DateTime or ValueKind.UnixTime => "_sys::DateTimeOffset",
        ValueKind.Date => "_sys::DateOnly",
        ValueKind.Seconds => "_sys::TimeSpan",
        ValueKind.Base64 => "_sys::BinaryData",
        ValueKind.Bytes => "byte[]",
        ValueKind.File => Own("FilePart"),
        ValueKind.Any => "_json::JsonElement",
        ValueKind.List => $"_generic::IReadOnlyList<{Type(type.Element!)}>",
        ValueKind.Map => $"_generic::IReadOnlyDictionary<string, {Type(type.Element!)}>",
        _ => Own(type.Name!),
    };

    /// <summary>Reads a value, from <c>reader</c>.</summary>
    /// <param name="orNull">Whether null is read too.</param>
    internal string Read(TypeRef type, bool orNull)
    {
        string arguments = type.Kind is ValueKind.List or ValueKind.Map ? $"ref reader, {Reader(type.Element!)}" : "ref reader";
        return $"{ReadMethod(type, orNull)}({arguments})";
    }

    /// <summary>A delegate that reads a value, or null too if the type says so.</summary>
    internal string Reader(TypeRef type)
        => type.Kind is ValueKind.List or ValueKind.Map
            ? $"static (ref _json::Utf8JsonReader reader) => {Read(type, type.IsNullable)}"
            : ReadMethod(type, type.IsNullable);

    private string ReadMethod(TypeRef type, bool orNull)
    {
        string method = type.Kind switch
        {
            ValueKind.Model => $"Model<{Own(type.Name!)}>",
            ValueKind.WireString => $"Text<{Own(type.Name!)}>",
            ValueKind.WireInteger => $"Integer<{Own(type.Name!)}>",
            ValueKind.List or ValueKind.Map => $"{type.Kind}<{Type(type.Element!)}>",
            _ => type.Kind.ToString(),
        };
        return (orNull ? "_api::JsonOrNull." : "_api::JsonRead.") + method;
    }

    /// <summary>Writes a value that is not null.</summary>
    internal string Write(TypeRef type, string value) => type.Kind switch
    {
        ValueKind.String or ValueKind.Guid or ValueKind.DateTime => $"writer.WriteStringValue({value})",
        ValueKind.Boolean => $"writer.WriteBooleanValue({value})",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Single or ValueKind.Double or ValueKind.Decimal => $"writer.WriteNumberValue({value})",
        ValueKind.Uri => $"writer.WriteStringValue({value}.OriginalString)",
        ValueKind.Date => $"writer.WriteStringValue(_api::WireText.Of({value}))",
        ValueKind.UnixTime => $"_api::JsonWrite.UnixTime(writer, {value})",
        ValueKind.Seconds => $"_api::JsonWrite.Seconds(writer, {value})",
        ValueKind.Base64 => $"writer.WriteBase64StringValue({value}.ToMemory().Span)",
        ValueKind.Bytes => $"writer.WriteBase64StringValue({value})",
        ValueKind.Any => $"{value}.WriteTo(writer)",
        ValueKind.WireString => $"writer.WriteStringValue({value}.Value)",
        ValueKind.WireInteger => $"writer.WriteNumberValue({value}.Value)",
        ValueKind.List => $"_api::JsonWrite.List(writer, {value}, {Writer(type.Element!)})",
        ValueKind.Map => $"_api::JsonWrite.Map(writer, {value}, {Writer(type.Element!)})",
        _ => $"_api::JsonWrite.Model(writer, {value})",
    };

    /// <summary>Writes a property, unless its value is null.</summary>
    internal string WriteProperty(string name, TypeRef type, string value)
    {
        string method = type.Kind switch
        {
            ValueKind.Int32 or ValueKind.Int64 or ValueKind.Single or ValueKind.Double or ValueKind.Decimal => "Number",
            ValueKind.WireString => $"Text<{Own(type.Name!)}>",
            ValueKind.WireInteger => $"Integer<{Own(type.Name!)}>",
            _ => type.Kind.ToString(),
        };
        string items = type.Element is { } element ? ", " + Writer(element) : "";
        return $"_api::JsonWrite.{method}(writer, {name}, {value}{items});";
    }

    /// <summary>A delegate that writes a value that may be null, if its type is.</summary>
    internal string Writer(TypeRef type)
    {
        if (!type.IsNullable)
        {
            return $"static (writer, item) => {Write(type, "item")}";
        }

        string value = type.IsValueType ? "item.Value" : "item";
        return $"static (writer, item) => {{ if (item is null) {{ writer.WriteNullValue(); }} else {{ {Write(type, value)}; }} }}";
    }

    /// <summary>A value as text in a path, query, header or form: an expression that is null where the value is.</summary>
    internal string Text(TypeRef type, string value, bool isOptional) => type.Kind switch
    {
        ValueKind.String => value,
        ValueKind.WireString => value + (isOptional ? "?" : "") + ".Value",
        ValueKind.WireInteger => $"_api::WireText.Of({value}{(isOptional ? "?" : "")}.Value)",
        ValueKind.UnixTime or ValueKind.Seconds or ValueKind.Base64 => $"_api::WireText.{type.Kind}({value})",
        ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List => JsonText(type, value, isOptional),
        _ => $"_api::WireText.Of({value})",
    };

    /// <summary>Whether the value has parts, and so more than one form as text.</summary>
    internal static bool IsStructured(TypeRef type) => type.Kind is ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List;

    /// <summary>A value as a JSON text; null where the value is.</summary>
    internal string JsonText(TypeRef type, string value, bool isOptional)
    {
        string call = $"_api::StyledText.Json({Lambda(type, value, isOptional)})";
        return isOptional ? $"{value} is null ? null : {call}" : call;
    }

    /// <summary>A delegate that writes a value; null where the value is.</summary>
    internal string LambdaOrNull(TypeRef type, string value, bool isOptional)
        => (isOptional ? $"{value} is null ? null : " : "") + Lambda(type, value, isOptional);

    /// <summary>A delegate that writes a value which is there.</summary>
    private string Lambda(TypeRef type, string value, bool isOptional)
        => $"writer => {Write(type, isOptional && type.IsValueType ? value + ".Value" : value)}";

    /// <summary>Statements that check a value and throw where a constraint is broken.</summary>
    /// <param name="value">The C# expression; null where an optional value is absent.</param>
    /// <param name="at">The two arguments that say where the value is: the path so far, and its name.</param>
    /// <param name="within">The path of what is inside the value.</param>
    /// <param name="isOptional">Whether the expression's type is nullable.</param>
    /// <param name="pattern">Gives the field that holds a pattern.</param>
    internal IEnumerable<string> Check(
        TypeRef type, Checks checks, string value, string at, string within, bool isOptional, Func<string, string> pattern)
    {
        string dot = isOptional ? "?." : ".";
        string bounds = $"{Literal.Of(checks.Minimum)}, {Literal.Of(checks.Maximum)}";
        string open = (checks.AboveMinimum ? ", aboveMinimum: true" : "") + (checks.BelowMaximum ? ", belowMaximum: true" : "");
        bool isFloating = type.Kind is ValueKind.Double or ValueKind.Single;
        if (type.Kind == ValueKind.Seconds)
        {
            if (checks.Minimum is not null || checks.Maximum is not null || checks.IsWhole)
            {
                yield return $"_api::Check.Seconds({value}, {at}, {bounds}, whole: {Literal.Of(checks.IsWhole)}{open});";
            }
        }
        else if (checks.Minimum is not null || checks.Maximum is not null)
        {
            yield return $"_api::Check.{(isFloating ? "Floating" : "Range")}({value}, {at}, {bounds}{open});";
        }

        if (checks.MultipleOf is { } step)
        {
            yield return $"_api::Check.MultipleOf({(isFloating ? "(decimal?)" : "")}{value}, {at}, {Literal.Of(step)});";
        }

        if (checks.MinLength is not null || checks.MaxLength is not null)
        {
            yield return $"_api::Check.Length({value}, {at}, {Literal.Of(checks.MinLength)}, {Literal.Of(checks.MaxLength)});";
        }

        if (checks.Pattern is { } regex)
        {
            yield return $"_api::Check.Pattern({value}, {at}, {pattern(regex)});";
        }

        if (checks.IsId)
        {
            yield return $"_api::Check.Id({value}{dot}Value, {at});";
        }

        if (checks.MinItems is not null || checks.MaxItems is not null)
        {
            yield return $"_api::Check.Items({value}{dot}Count, {at}, {Literal.Of(checks.MinItems)}, {Literal.Of(checks.MaxItems)});";
        }

        if (checks.IsNested)
        {
            yield return $"{value}{dot}Validate({within});";
        }

        if (checks.Element is { } element)
        {
            TypeRef item = type.Element!;
            string statements = string.Join(" ", Check(item, element, "item", "path, \"\"", "path + \".\"", item.IsNullable, pattern));
            yield return $"_api::Check.Each({value}, {at}, static (item, path) => {{ {statements} }});";
        }
    }
}
