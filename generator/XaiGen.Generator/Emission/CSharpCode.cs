namespace XaiGen.Generator;

/// <summary>Types, reading and writing as C# expressions, for one namespace.</summary>
internal sealed class CSharpCode(string @namespace, string prefix)
{
    internal const string SupportNamespace = "GeneratedSupport";

    internal string Namespace { get; } = @namespace;

    /// <summary>The prefix of the client's own types.</summary>
    internal string Prefix { get; } = prefix;

    /// <summary>A type of the generated namespace, dotted where nested.</summary>
    internal string Global(string name) => $"global::{Namespace}.{name}";

    /// <summary>A type of the support code, which has a namespace of its own so that no name of the contract can hide what it uses.</summary>
    internal string Support(string name) => $"global::{Namespace}.{SupportNamespace}.{name}";

    /// <summary>The type of a property or parameter; nullable where the use is optional or the value may be null.</summary>
    internal string Type(TypeRef type, bool isOptional = false) => Bare(type) + (type.IsNullable || isOptional ? "?" : "");

    private string Bare(TypeRef type) => type.Kind switch
    {
        ValueKind.String => "string",
        ValueKind.Boolean => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Single => "float",
        ValueKind.Double => "double",
        ValueKind.Decimal => "decimal",
        ValueKind.Uri => "global::System.Uri",
        ValueKind.Guid => "global::System.Guid",
        ValueKind.DateTime or ValueKind.UnixTime => "global::System.DateTimeOffset",
        ValueKind.Date => "global::System.DateOnly",
        ValueKind.Seconds => "global::System.TimeSpan",
        ValueKind.Base64 => "global::System.BinaryData",
        ValueKind.File => Global("FilePart"),
        ValueKind.Any => "global::System.Text.Json.JsonElement",
        ValueKind.List => $"global::System.Collections.Generic.IReadOnlyList<{Type(type.Element!)}>",
        ValueKind.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Type(type.Element!)}>",
        _ => Global(type.Name),
    };

    /// <summary>Reads a value that is not null, from <c>reader</c>.</summary>
    internal string Read(TypeRef type) => type.Kind switch
    {
        ValueKind.Model => $"{Global(type.Name)}.ReadJson(ref reader)",
        ValueKind.WireString => $"new {Global(type.Name)}({JsonRead("String")})",
        ValueKind.WireInteger => $"new {Global(type.Name)}({JsonRead("Int64")})",
        ValueKind.List => $"{Support("JsonRead")}.List<{Type(type.Element!)}>(ref reader, {Reader(type.Element!)})",
        ValueKind.Map => $"{Support("JsonRead")}.Map<{Type(type.Element!)}>(ref reader, {Reader(type.Element!)})",
        _ => JsonRead(type.Kind.ToString()),
    };

    private string JsonRead(string what) => $"{Support("JsonRead")}.{what}(ref reader)";

    /// <summary>A delegate that reads a value that may be null, if its type is.</summary>
    internal string Reader(TypeRef type)
    {
        if (type.IsNullable)
        {
            return $"static (ref global::System.Text.Json.Utf8JsonReader reader) => reader.TokenType == global::System.Text.Json.JsonTokenType.Null ? ({Type(type)})null : {Read(type)}";
        }

        return type.Kind switch
        {
            ValueKind.Model => $"{Global(type.Name)}.ReadJson",
            ValueKind.WireString or ValueKind.WireInteger or ValueKind.List or ValueKind.Map
                => $"static (ref global::System.Text.Json.Utf8JsonReader reader) => {Read(type)}",
            _ => $"{Support("JsonRead")}.{type.Kind}",
        };
    }

    /// <summary>Writes a value that is not null.</summary>
    internal string Write(TypeRef type, string value) => type.Kind switch
    {
        ValueKind.String or ValueKind.Guid or ValueKind.DateTime => $"writer.WriteStringValue({value})",
        ValueKind.Boolean => $"writer.WriteBooleanValue({value})",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Single or ValueKind.Double or ValueKind.Decimal => $"writer.WriteNumberValue({value})",
        ValueKind.Uri => $"writer.WriteStringValue({value}.OriginalString)",
        ValueKind.Date => $"writer.WriteStringValue({Support("WireText")}.Of({value}))",
        ValueKind.UnixTime => $"{Support("JsonWrite")}.UnixTime(writer, {value})",
        ValueKind.Seconds => $"{Support("JsonWrite")}.Seconds(writer, {value})",
        ValueKind.Base64 => $"writer.WriteBase64StringValue({value}.ToMemory().Span)",
        ValueKind.Any => $"{value}.WriteTo(writer)",
        ValueKind.WireString => $"writer.WriteStringValue({value}.Value)",
        ValueKind.WireInteger => $"writer.WriteNumberValue({value}.Value)",
        ValueKind.List => $"{Support("JsonWrite")}.List(writer, {value}, {Writer(type.Element!)})",
        ValueKind.Map => $"{Support("JsonWrite")}.Map(writer, {value}, {Writer(type.Element!)})",
        _ => $"{value}.WriteJson(writer)",
    };

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
        ValueKind.WireInteger => $"{Support("WireText")}.Of({value}{(isOptional ? "?" : "")}.Value)",
        ValueKind.UnixTime or ValueKind.Seconds or ValueKind.Base64 => $"{Support("WireText")}.{type.Kind}({value})",
        ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List => Written("Json", type, value, isOptional),
        _ => $"{Support("WireText")}.Of({value})",
    };

    /// <summary>Whether the value has parts, and so more than one form as text.</summary>
    internal static bool IsStructured(TypeRef type) => type.Kind is ValueKind.Any or ValueKind.Model or ValueKind.Map;

    /// <summary>A structured value in a style; null where the value is.</summary>
    internal string Written(string style, TypeRef type, string value, bool isOptional, string arguments = "")
    {
        string call = $"{Support("StyledText")}.{style}({Lambda(type, value, isOptional)}{arguments})";
        return isOptional ? $"{value} is null ? null : {call}" : call;
    }

    /// <summary>A delegate that writes a value which is there.</summary>
    internal string Lambda(TypeRef type, string value, bool isOptional)
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
        string check = Support("Check");
        string dot = isOptional ? "?." : ".";
        string bounds = $"{Literal.Of(checks.Minimum)}, {Literal.Of(checks.Maximum)}";
        string open = (checks.AboveMinimum ? ", aboveMinimum: true" : "") + (checks.BelowMaximum ? ", belowMaximum: true" : "");
        bool isFloating = type.Kind is ValueKind.Double or ValueKind.Single;
        if (type.Kind == ValueKind.Seconds)
        {
            if (checks.Minimum is not null || checks.Maximum is not null || checks.IsWhole)
            {
                yield return $"{check}.Seconds({value}, {at}, {bounds}, whole: {Literal.Of(checks.IsWhole)}{open});";
            }
        }
        else if (checks.Minimum is not null || checks.Maximum is not null)
        {
            yield return $"{check}.{(isFloating ? "Floating" : "Range")}({value}, {at}, {bounds}{open});";
        }

        if (checks.MultipleOf is { } step)
        {
            yield return $"{check}.MultipleOf({(isFloating ? "(decimal?)" : "")}{value}, {at}, {Literal.Of(step)});";
        }

        if (checks.MinLength is not null || checks.MaxLength is not null)
        {
            yield return $"{check}.Length({value}, {at}, {Literal.Of(checks.MinLength)}, {Literal.Of(checks.MaxLength)});";
        }

        if (checks.Pattern is { } regex)
        {
            yield return $"{check}.Pattern({value}, {at}, {pattern(regex)});";
        }

        if (checks.IsId)
        {
            yield return $"{check}.Id({value}{dot}Value, {at});";
        }

        if (checks.MinItems is not null || checks.MaxItems is not null)
        {
            yield return $"{check}.Items({value}{dot}Count, {at}, {Literal.Of(checks.MinItems)}, {Literal.Of(checks.MaxItems)});";
        }

        if (checks.IsNested)
        {
            yield return $"{value}{dot}Validate({within});";
        }

        if (checks.Element is { } element)
        {
            TypeRef item = type.Element!;
            string statements = string.Join(" ", Check(item, element, "item", "path, \"\"", "path + \".\"", item.IsNullable, pattern));
            yield return $"{check}.Each({value}, {at}, static (item, path) => {{ {statements} }});";
        }
    }
}
