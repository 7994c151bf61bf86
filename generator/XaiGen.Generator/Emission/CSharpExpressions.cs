using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Emission;

/// <summary>Types, reading and writing as C# expressions, for one file.</summary>
/// <param name="scope">What the file has in common with the contract's others.</param>
/// <param name="hidden">Names that mean something else somewhere in the file.</param>
/// <param name="context">Is told what is emitted.</param>
internal sealed class CSharpExpressions(CodeScope scope, HashSet<string> hidden, GenerationContext context)
{
    /// <summary>Who sees a type: the project chooses it for those that stand in no other.</summary>
    internal Code AccessOf(TypeName type) => type.IsNested ? $"public" : scope.Access;

    internal GenerationContext Context { get; } = context;

    /// <summary>A type of the generated namespace, dotted where nested.</summary>
    internal Code Qualified(TypeName name)
    {
        string first = name.Outermost;
        // A small letter may begin a word that C# reads in its own way, such as var or dynamic.
        return char.IsUpper(first[0]) && !hidden.Contains(first) ? $"{name}" : Code.Of($"_own::{name}");
    }

    /// <summary>A type whose name is the client's prefix and this word.</summary>
    internal Code Prefixed(string word) => Qualified(PrefixedName(word));

    internal Identifier PrefixedName(string word) => Identifier.Of(scope.Prefix.Text + word);

    /// <summary>The type of a property or parameter; nullable where the use is optional or the value may be null.</summary>
    internal Code Type(TypeRef type, bool isOptional = false) => type.IsNullable || isOptional ? $"{Bare(type)}?" : Bare(type);

    /// <summary>The type as a doc comment refers to it.</summary>
    internal Code Cref(TypeRef type, bool isOptional) => type switch
    {
        { Kind: ValueKind.List } => $"_generic::IReadOnlyList{{{Cref(type.Element!, isOptional: false)}}}",
        { Kind: ValueKind.Map } => $"_generic::IReadOnlyDictionary{{string, {Cref(type.Element!, isOptional: false)}}}",
        { IsValueType: true } when type.IsNullable || isOptional => $"{Bare(type)}?",
        _ => Bare(type),
    };

    private Code Bare(TypeRef type) => type.Kind switch
    {
        ValueKind.String => $"string",
        ValueKind.Boolean => $"bool",
        ValueKind.Int32 => $"int",
        ValueKind.Int64 => $"long",
        ValueKind.Single => $"float",
        ValueKind.Double => $"double",
        ValueKind.Decimal => $"decimal",
        ValueKind.Uri => $"_sys::Uri",
        ValueKind.Guid => $"_sys::Guid",
        ValueKind.DateTime or ValueKind.UnixTime => $"_sys::DateTimeOffset",
        ValueKind.Date => $"_sys::DateOnly",
        ValueKind.Seconds => $"_sys::TimeSpan",
        ValueKind.Base64 => $"_sys::BinaryData",
        ValueKind.Bytes => $"byte[]",
        ValueKind.File => Qualified(Names.FilePart),
        ValueKind.Any => $"_json::JsonElement",
        ValueKind.List => $"_generic::IReadOnlyList<{Type(type.Element!)}>",
        ValueKind.Map => $"_generic::IReadOnlyDictionary<string, {Type(type.Element!)}>",
        _ => Qualified(type.Name!),
    };

    /// <summary>Reads a value, from <c>reader</c>.</summary>
    /// <param name="orNull">Whether null is read too.</param>
    internal Code Read(TypeRef type, bool orNull)
    {
        Code arguments = type.Kind is ValueKind.List or ValueKind.Map ? Code.Of($"ref reader, {Reader(type.Element!)}") : $"ref reader";
        return $"{ReadMethod(type, orNull)}({arguments})";
    }

    /// <summary>A delegate that reads a value, or null too if the type says so.</summary>
    internal Code Reader(TypeRef type)
        => type.Kind is ValueKind.List or ValueKind.Map
            ? $"static (ref _json::Utf8JsonReader reader) => {Read(type, type.IsNullable)}"
            : ReadMethod(type, type.IsNullable);

    private Code ReadMethod(TypeRef type, bool orNull)
    {
        Code method = type.Kind switch
        {
            ValueKind.Model => $"Model<{Qualified(type.Name!)}>",
            ValueKind.WireString => $"Text<{Qualified(type.Name!)}>",
            ValueKind.WireInteger => $"Integer<{Qualified(type.Name!)}>",
            ValueKind.List or ValueKind.Map => $"{type.Kind}<{Type(type.Element!)}>",
            _ => $"{type.Kind}",
        };
        return orNull ? $"_api::JsonOrNull.{method}" : Code.Of($"_api::JsonRead.{method}");
    }

    /// <summary>Writes a value that is not null.</summary>
    internal Code Write(TypeRef type, Code value) => type.Kind switch
    {
        ValueKind.String or ValueKind.Guid or ValueKind.DateTime => $"writer.WriteStringValue({value})",
        ValueKind.Boolean => $"writer.WriteBooleanValue({value})",
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Single or ValueKind.Double or ValueKind.Decimal
            => $"writer.WriteNumberValue({value})",
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
    internal Code WriteProperty(Code name, TypeRef type, Code value)
    {
        Code method = type.Kind switch
        {
            ValueKind.Int32 or ValueKind.Int64 or ValueKind.Single or ValueKind.Double or ValueKind.Decimal => $"Number",
            ValueKind.WireString => $"Text<{Qualified(type.Name!)}>",
            ValueKind.WireInteger => $"Integer<{Qualified(type.Name!)}>",
            _ => $"{type.Kind}",
        };
        Code items = type.Element is { } element ? $", {Writer(element)}" : Code.None;
        return $"_api::JsonWrite.{method}(writer, {name}, {value}{items});";
    }

    /// <summary>A delegate that writes a value that may be null, if its type is.</summary>
    internal Code Writer(TypeRef type)
    {
        if (!type.IsNullable)
        {
            return $"static (writer, item) => {Write(type, $"item")}";
        }

        Code value = type.IsValueType ? Code.Of($"item.Value") : $"item";
        return $"static (writer, item) => {{ if (item is null) {{ writer.WriteNullValue(); }} else {{ {Write(type, value)}; }} }}";
    }

    /// <summary>A value as text in a path, query, header or form: an expression that is null where the value is.</summary>
    internal Code Text(TypeRef type, Code value, bool isOptional) => type.Kind switch
    {
        ValueKind.String => value,
        ValueKind.WireString => $"{value}{Dot(isOptional)}Value",
        ValueKind.WireInteger => $"_api::WireText.Of({value}{Dot(isOptional)}Value)",
        ValueKind.UnixTime or ValueKind.Seconds or ValueKind.Base64 => $"_api::WireText.{type.Kind}({value})",
        ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List => JsonText(type, value, isOptional),
        _ => $"_api::WireText.Of({value})",
    };

    /// <summary>Whether the value has parts, and so more than one form as text.</summary>
    internal static bool IsStructured(TypeRef type) => type.Kind is ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List;

    /// <summary>A value as a JSON text; null where the value is.</summary>
    internal Code JsonText(TypeRef type, Code value, bool isOptional)
    {
        Code call = $"_api::StyledText.Json({Lambda(type, value, isOptional)})";
        return isOptional ? $"{value} is null ? null : {call}" : call;
    }

    /// <summary>A delegate that writes a value; null where the value is.</summary>
    internal Code LambdaOrNull(TypeRef type, Code value, bool isOptional)
        => isOptional ? $"{value} is null ? null : {Lambda(type, value, isOptional)}" : Lambda(type, value, isOptional);

    /// <summary>A delegate that writes a value which is there.</summary>
    private Code Lambda(TypeRef type, Code value, bool isOptional)
        => $"writer => {Write(type, isOptional && type.IsValueType ? $"{value}.Value" : value)}";

    /// <summary>Statements that check a value and throw where a constraint is broken.</summary>
    /// <param name="value">The C# expression; null where an optional value is absent.</param>
    /// <param name="at">The two arguments that say where the value is: the path so far, and its name.</param>
    /// <param name="within">The path of what is inside the value.</param>
    /// <param name="isOptional">Whether the expression's type is nullable.</param>
    /// <param name="patterns">Gives the fields that hold patterns.</param>
    internal IEnumerable<Code> Check(
        TypeRef type, Checks checks, Code value, Code at, Code within, bool isOptional, PatternFields patterns)
    {
        Code dot = Dot(isOptional);
        Code bounds = $"{Literal.Of(checks.Minimum)}, {Literal.Of(checks.Maximum)}";
        var above = Code.If(checks.AboveMinimum, $", aboveMinimum: true");
        Code open = $"{above}{Code.If(checks.BelowMaximum, $", belowMaximum: true")}";
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
            yield return isFloating
                ? $"_api::Check.Floating({value}, {at}, {bounds}{open});"
                : Code.Of($"_api::Check.Range({value}, {at}, {bounds}{open});");
        }

        if (checks.MultipleOf is { } step)
        {
            yield return $"_api::Check.MultipleOf({Code.If(isFloating, $"(decimal?)")}{value}, {at}, {Literal.Of(step)});";
        }

        if (checks.MinLength is not null || checks.MaxLength is not null)
        {
            yield return $"_api::Check.Length({value}, {at}, {Literal.Of(checks.MinLength)}, {Literal.Of(checks.MaxLength)});";
        }

        if (checks.Pattern is { } regex)
        {
            yield return $"_api::Check.Pattern({value}, {at}, {patterns.FieldOf(regex)});";
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
            var statements = Code.Join($" ", Check(item, element, $"item", $"path, \"\"", $"path + \".\"", item.IsNullable, patterns));
            yield return $"_api::Check.Each({value}, {at}, static (item, path) => {{ {statements} }});";
        }
    }

    /// <summary>The access to a member of a value that may be null.</summary>
    private static Code Dot(bool isOptional) => isOptional ? Code.Of($"?.") : $".";
}
