using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Emission;

/// <summary>Types, reading and writing as C# expressions for one file.</summary>
/// <param name="scope">What the contract's files have in common.</param>
/// <param name="hidden">Names that have another meaning somewhere in the file.</param>
/// <param name="checkedTypes">Types that are checked before they are sent.</param>
/// <param name="flags">Properties of requests that the client sets.</param>
/// <param name="context">Receives what is emitted.</param>
internal sealed class CSharpExpressions(
    CodeScope scope, HashSet<string> hidden, HashSet<string> checkedTypes, EquatableArray<RequestFlag> flags, GenerationContext context)
{
    /// <summary>The accessibility of a type: the project chooses it for top-level types; nested types are public.</summary>
    internal Code AccessOf(TypeName type) => type.IsNested ? $"public" : scope.Access;

    /// <summary>Whether the contract's objects are records, and otherwise classes.</summary>
    internal bool HasRecords => scope.HasRecords;

    internal bool HasClient => scope.Emit == EmitSet.Client;

    /// <summary>The properties that the client sets in a copy of an object.</summary>
    internal IReadOnlyCollection<Identifier> FlagsOf(TypeName type)
        => HasRecords ? [] : [.. flags.Where(flag => flag.Type.Equals(type)).Select(flag => flag.Property)];

    /// <summary>The modifier of a union. Its private constructor already closes it; <c>closed</c> also tells the compiler.</summary>
    internal Code Closed => scope.HasClosedTypes ? Code.Of($"closed") : $"abstract";

    /// <summary>
    /// Marks a method that gives way to its overloads of a higher priority where C# could take either, as it could for an argument of
    /// <c>default</c> or <c>new() { … }</c>.
    /// </summary>
    internal Code Yielding(int priority) => scope.HasOverloadPriority
        ? Code.Of($"[_sys::Runtime.CompilerServices.OverloadResolutionPriority({priority})] ") : Code.None;

    /// <summary>Whether a type is checked before it is sent, and so has check methods.</summary>
    internal bool IsChecked(TypeName? type) => type is not null && checkedTypes.Contains(type.Text);

    internal GenerationContext Context { get; } = context;

    /// <summary>A type in the generated namespace, dotted if nested.</summary>
    internal Code Qualified(TypeName name)
    {
        string first = name.Outermost;
        // A name in lower case may be a contextual keyword, such as var or dynamic.
        return char.IsUpper(first[0]) && !hidden.Contains(first) ? $"{name}" : Code.Of($"_own::{name}");
    }

    /// <summary>The type named by the client's prefix and this word.</summary>
    internal Code Prefixed(string word) => Qualified(PrefixedName(word));

    internal Identifier PrefixedName(string word) => Identifier.Of(scope.Prefix.Text + word);

    /// <summary>The type of a property or parameter; nullable if the use is optional or the value may be null.</summary>
    internal Code Type(TypeRef type, bool isOptional = false) => type.IsNullable || isOptional ? $"{Bare(type)}?" : Bare(type);

    /// <summary>The type of a property for which absence and null are distinct.</summary>
    internal Code OptionalType(TypeRef type) => $"{Qualified(Names.Optional)}<{Type(type, isOptional: true)}>";

    /// <summary>The type as a doc comment refers to it.</summary>
    internal Code Cref(TypeRef type, bool isOptional) => type switch
    {
        { Kind: ValueKind.List } => $"_generic::IReadOnlyList{{{Cref(type.Element!, isOptional: false)}}}",
        { Kind: ValueKind.Sequence } => $"_generic::IAsyncEnumerable{{{Cref(type.Element!, isOptional: false)}}}",
        { Kind: ValueKind.Map } => $"_generic::IReadOnlyDictionary{{string, {Cref(type.Element!, isOptional: false)}}}",
        { IsValueType: true } when type.IsNullable || isOptional => $"{Bare(type)}?",
        _ => Bare(type),
    };

    private Code Bare(TypeRef type) => type.Kind switch
    {
        ValueKind.String => $"string",
        ValueKind.Boolean => $"bool",
        ValueKind.Int8 => $"sbyte",
        ValueKind.Int16 => $"short",
        ValueKind.Int32 => $"int",
        ValueKind.Int64 => $"long",
        ValueKind.Int128 => $"_sys::Int128",
        ValueKind.UInt8 => $"byte",
        ValueKind.UInt16 => $"ushort",
        ValueKind.UInt32 => $"uint",
        ValueKind.UInt64 => $"ulong",
        ValueKind.UInt128 => $"_sys::UInt128",
        ValueKind.Single => $"float",
        ValueKind.Double => $"double",
        ValueKind.Decimal => $"decimal",
        ValueKind.Uri => $"_sys::Uri",
        ValueKind.Guid => $"_sys::Guid",
        ValueKind.DateTime or ValueKind.UnixTime => $"_sys::DateTimeOffset",
        ValueKind.Date => $"_sys::DateOnly",
        ValueKind.Time => $"_sys::TimeOnly",
        ValueKind.LocalDateTime => $"_sys::DateTime",
        ValueKind.Seconds or ValueKind.Duration or ValueKind.TimeSpan => $"_sys::TimeSpan",
        ValueKind.Base64 or ValueKind.Base64Url => $"_sys::BinaryData",
        ValueKind.Bytes or ValueKind.BytesUrl => $"byte[]",
        ValueKind.File => Qualified(Names.FilePart),
        ValueKind.Any => $"_json::JsonElement",
        ValueKind.List => $"_generic::IReadOnlyList<{Type(type.Element!)}>",
        ValueKind.Stream => $"_sys::IO.Stream",
        ValueKind.Sequence => $"_generic::IAsyncEnumerable<{Type(type.Element!)}>",
        ValueKind.Map => $"_generic::IReadOnlyDictionary<string, {Type(type.Element!)}>",
        _ => Qualified(type.Name!),
    };

    /// <summary>Reads a value from <c>reader</c>.</summary>
    /// <param name="orNull">Whether null is also read.</param>
    internal Code Read(TypeRef type, bool orNull)
    {
        (Code method, Code? item) = Reading(type, orNull);
        return item is null ? $"{method}(ref reader)" : Code.Of($"{method}(ref reader, {item})");
    }

    /// <summary>A delegate that reads a value, or null if the type allows it.</summary>
    internal Code Reader(TypeRef type)
    {
        (Code method, Code? item) = Reading(type, type.IsNullable);
        return item is not null ? $"static (ref _json::Utf8JsonReader reader) => {method}(ref reader, {item})"
            : SharedOf(type) is { } shared ? $"_api::JsonRead.{shared}"
            : method;
    }

    /// <summary>
    /// The name of the delegate that reads or writes a value, for the most frequent kinds; null for others, for which the compiler adds a
    /// class to each type that needs one.
    /// </summary>
    private static Code? SharedOf(TypeRef type) => type switch
    {
        { IsNullable: true } => null,
        { Kind: ValueKind.String } => $"OfString",
        { Kind: ValueKind.Any } => $"OfAny",
        _ => null,
    };

    /// <summary>The method that reads a value, and the delegate it takes, if any, to read an element or another form.</summary>
    private (Code Method, Code? Item) Reading(TypeRef type, bool orNull)
    {
        Code reads = orNull ? $"_api::JsonOrNull" : Code.Of($"_api::JsonRead");
        return type switch
        {
            { Form: NumberForm.NumberOrName } => ($"{reads}.NumberOrName", Reads(type)),
            { Form: not NumberForm.Number } => ($"{reads}.NumberOrText", Reads(type)),
            { Kind: ValueKind.List, Element: { } element } when ListOf(element) is { } list => ($"{reads}.{list}{ListType(element)}", null),
            { Kind: ValueKind.List or ValueKind.Map } => ($"{reads}.{type.Kind}<{Type(type.Element!)}>", Reader(type.Element!)),
            { IsValueType: true } when orNull && !HasNullForm(type.Kind) => ($"_api::JsonOrNull.Value", Reads(type)),
            _ when orNull && !HasNullForm(type.Kind) => ($"_api::JsonOrNull.Object", Reads(type)),
            _ => ($"{reads}.{ReadName(type)}", null),
        };
    }

    /// <summary>The methods for lists of the most frequent elements, which take no delegate; null for other elements.</summary>
    private static Code? ListOf(TypeRef element) => element switch
    {
        { IsNullable: true } => null,
        { Kind: ValueKind.Model } => $"Models",
        { Kind: ValueKind.String } => $"Strings",
        _ => null,
    };

    private Code ListType(TypeRef element) => Code.If(element.Kind == ValueKind.Model, $"<{Type(element)}>");

    private Code Reads(TypeRef type) => $"_api::JsonRead.{ReadName(type)}";

    private Code ReadName(TypeRef type) => type.Kind switch
    {
        ValueKind.Model => $"Model<{Qualified(type.Name!)}>",
        ValueKind.WireString => $"Text<{Qualified(type.Name!)}>",
        ValueKind.WireInteger => $"Integer<{Qualified(type.Name!)}>",
        // The usual integer types have dedicated methods, which are faster.
        not (ValueKind.Int32 or ValueKind.Int64) when type.IsInteger => $"Whole<{Bare(type)}>",
        _ => $"{type.Kind}",
    };

    /// <summary>Whether JsonOrNull has a method for the kind; other kinds are read through a delegate if null is allowed.</summary>
    private static bool HasNullForm(ValueKind kind) => kind is ValueKind.String or ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64
        or ValueKind.Single
            or ValueKind.Double or ValueKind.Decimal or ValueKind.Uri or ValueKind.Guid or ValueKind.DateTime or ValueKind.Date
        or ValueKind.UnixTime or ValueKind.Seconds or ValueKind.Base64 or ValueKind.Bytes or ValueKind.Any or ValueKind.Model
        or ValueKind.WireString or ValueKind.WireInteger;

    /// <summary>Writes a value that is not null.</summary>
    internal Code Write(TypeRef type, Code value) => type switch
    {
        { Form: NumberForm.Text } => $"writer.WriteStringValue({Text(type, value, isOptional: false)})",
        { Form: NumberForm.NumberOrName } => $"_api::JsonWrite.NumberOrName<{Bare(type)}>(writer, {value})",
        { IsWide: true } => $"_api::JsonWrite.Wide(writer, {value})",
        { IsNumber: true } => $"writer.WriteNumberValue({value})",
        { Kind: ValueKind.String or ValueKind.Guid } => $"writer.WriteStringValue({value})",
        { Kind: ValueKind.Boolean } => $"writer.WriteBooleanValue({value})",
        { Kind: ValueKind.Uri } => $"writer.WriteStringValue({value}.OriginalString)",
        { Kind: ValueKind.UnixTime } => $"_api::JsonWrite.UnixTime(writer, {value})",
        { Kind: ValueKind.Seconds } => $"_api::JsonWrite.Seconds(writer, {value})",
        { Kind: ValueKind.Base64 } => $"writer.WriteBase64StringValue({value}.ToMemory().Span)",
        { Kind: ValueKind.Bytes } => $"writer.WriteBase64StringValue({value})",
        { Kind: ValueKind.Any } => $"{value}.WriteTo(writer)",
        { Kind: ValueKind.WireString } => $"writer.WriteStringValue({value}.Value)",
        { Kind: ValueKind.WireInteger } => $"writer.WriteNumberValue({value}.Value)",
        { Kind: ValueKind.List } => $"_api::JsonWrite.List(writer, {value}, {Writer(type.Element!)})",
        { Kind: ValueKind.Map } => $"_api::JsonWrite.Map(writer, {value}, {Writer(type.Element!)})",
        { Kind: ValueKind.Model } => $"_api::JsonWrite.Model(writer, {value})",
        _ => $"writer.WriteStringValue({Text(type, value, isOptional: false)})",
    };

    /// <summary>Writes a property to <c>to</c>, unless its value is null.</summary>
    internal Code WriteProperty(int place, TypeRef type, Code value) => type switch
    {
        { Form: NumberForm.NumberOrName } => $"to.NumberOrName<{Bare(type)}>({place}, {value});",
        { Form: not NumberForm.Text, IsWide: true } => $"to.Wide({place}, {value});",
        { Form: not NumberForm.Text, IsNumber: true } => $"to.Number({place}, {value});",
        { Kind: ValueKind.List, Element: { } element } when ListOf(element) is { } list => $"to.{list}({place}, {value});",
        { Kind: ValueKind.List or ValueKind.Map } => $"to.{type.Kind}({place}, {value}, {Writer(type.Element!)});",
        { Kind: ValueKind.WireString } => $"to.Text<{Qualified(type.Name!)}>({place}, {value});",
        { Kind: ValueKind.WireInteger } => $"to.Integer<{Qualified(type.Name!)}>({place}, {value});",
        { Form: NumberForm.Text } or
        {
            Kind: ValueKind.Time or ValueKind.LocalDateTime or ValueKind.Duration or ValueKind.TimeSpan
            or ValueKind.Base64Url or ValueKind.BytesUrl
        } => $"to.Formatted{Code.If(type.IsValueType, $"<{Bare(type)}>")}({place}, {value}, {Text(type, value, isOptional: false)});",
        _ => $"to.{type.Kind}({place}, {value});",
    };

    /// <summary>A delegate that writes a value, or null if the type allows it.</summary>
    internal Code Writer(TypeRef type)
    {
        if (!type.IsNullable)
        {
            Code? shared = type.Kind == ValueKind.Model ? $"OfModel" : SharedOf(type);
            return shared is null ? $"static (writer, item) => {Write(type, $"item")}" : Code.Of($"_api::JsonWrite.{shared}");
        }

        Code value = type.IsValueType ? Code.Of($"item.Value") : $"item";
        return $"static (writer, item) => {{ if (item is null) {{ writer.WriteNullValue(); }} else {{ {Write(type, value)}; }} }}";
    }

    /// <summary>A value as text in a path, query, header or form: an expression that is null if the value is.</summary>
    internal Code Text(TypeRef type, Code value, bool isOptional) => type.Kind switch
    {
        ValueKind.String => value,
        ValueKind.WireString => $"{value}{Dot(isOptional)}Value",
        ValueKind.WireInteger => $"_api::WireText.Of({value}{Dot(isOptional)}Value)",
        ValueKind.Int128 or ValueKind.UInt128 => $"_api::WireText.Wide({value})",
        ValueKind.UnixTime or ValueKind.Seconds or ValueKind.Duration or ValueKind.Base64 or ValueKind.Base64Url or ValueKind.BytesUrl
            => $"_api::WireText.{type.Kind}({value})",
        ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List => JsonText(type, value, isOptional),
        _ => $"_api::WireText.Of({value})",
    };

    /// <summary>Whether the value has parts, and so several forms as text.</summary>
    internal static bool IsStructured(TypeRef type) => type.Kind is ValueKind.Any or ValueKind.Model or ValueKind.Map or ValueKind.List;

    /// <summary>A value as JSON text; null if the value is.</summary>
    internal Code JsonText(TypeRef type, Code value, bool isOptional)
    {
        Code call = $"_api::StyledText.Json({Lambda(type, value, isOptional)})";
        return isOptional ? $"{value} is null ? null : {call}" : call;
    }

    /// <summary>A delegate that writes a value; null if the value is.</summary>
    internal Code LambdaOrNull(TypeRef type, Code value, bool isOptional)
        => isOptional ? $"{value} is null ? null : {Lambda(type, value, isOptional)}" : Lambda(type, value, isOptional);

    /// <summary>A delegate that writes a value that is not null.</summary>
    private Code Lambda(TypeRef type, Code value, bool isOptional)
        => $"writer => {Write(type, isOptional && type.IsValueType ? $"{value}.Value" : value)}";

    /// <summary>Statements that report to <c>_check</c> where a value violates a constraint.</summary>
    /// <param name="value">The C# expression; null if an optional value is absent.</param>
    /// <param name="at">The two arguments that locate the value: the path of its parent, and its name.</param>
    /// <param name="within">The path of the value's contents.</param>
    /// <param name="isOptional">Whether the expression's type is nullable.</param>
    /// <param name="patterns">Returns the fields that hold patterns.</param>
    internal IEnumerable<Code> Check(
        TypeRef type, Checks checks, Code value, Code at, Code within, bool isOptional, PatternFields patterns)
    {
        Code dot = Dot(isOptional);
        if (checks.IsRequired)
        {
            yield return $"_check.Required({value}, {at});";
        }

        Code text = type.Kind == ValueKind.WireString ? $"{value}{dot}Value" : value;
        Code bounds = $"{Literal.Of(checks.Minimum)}, {Literal.Of(checks.Maximum)}";
        var above = Code.If(checks.AboveMinimum, $", aboveMinimum: true");
        Code open = $"{above}{Code.If(checks.BelowMaximum, $", belowMaximum: true")}";
        // A decimal does not cover the range of these types.
        bool isFloating = type.IsWide || type.Kind is ValueKind.Double or ValueKind.Single;
        if (type.Kind == ValueKind.Seconds)
        {
            if (checks.Minimum is not null || checks.Maximum is not null || checks.IsWhole)
            {
                yield return $"_check.Seconds({value}, {at}, {bounds}, whole: {Literal.Of(checks.IsWhole)}{open});";
            }
        }
        else if (checks.Minimum is not null || checks.Maximum is not null)
        {
            yield return isFloating
                ? $"_check.Floating({Code.If(type.IsWide, $"(double?)")}{value}, {at}, {bounds}{open});"
                : Code.Of($"_check.Range({value}, {at}, {bounds}{open});");
        }

        if (checks.MultipleOf is { } step)
        {
            yield return $"_check.MultipleOf({Code.If(isFloating, $"(decimal?)")}{value}, {at}, {Literal.Of(step)});";
        }

        if (checks.MinLength is not null || checks.MaxLength is not null)
        {
            yield return $"_check.Length({text}, {at}, {Literal.Of(checks.MinLength)}, {Literal.Of(checks.MaxLength)});";
        }

        if (checks.Pattern is { } regex)
        {
            yield return $"_check.Pattern({text}, {at}, {patterns.FieldOf(regex)});";
        }

        if (checks.IsId)
        {
            yield return $"_check.Id({text}, {at});";
        }

        if (checks.MinItems is not null || checks.MaxItems is not null)
        {
            yield return $"_check.Items({value}, {at}, {Literal.Of(checks.MinItems)}, {Literal.Of(checks.MaxItems)});";
        }

        if (checks.IsNested && IsChecked(type.Name))
        {
            yield return $"{value}{dot}Validate({within}, _check);";
        }

        if (checks.Element is { } element)
        {
            TypeRef item = type.Element!;
            Code[] statements =
                [.. Check(item, element with { IsRequired = false }, $"item", $"at, \"\"", $"at", item.IsNullable, patterns)];
            Code each = statements.Length == 0 ? Code.None : $", static (item, at, _check) => {{ {Code.Join($" ", statements)} }}";
            yield return $"_check.Each({value}, {at}, orNull: {Literal.Of(item.IsNullable)}{each});";
        }
    }

    /// <summary>The operator that accesses a member of a value that may be null.</summary>
    private static Code Dot(bool isOptional) => isOptional ? Code.Of($"?.") : $".";
}
