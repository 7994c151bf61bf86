using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the body of a call from the typed method's arguments.</summary>
/// <param name="patterns">Returns the fields that hold patterns.</param>
internal sealed class BodyEmitter(CSharpExpressions cs, PatternFields patterns)
{
    /// <summary>Returns the statements that check the request.</summary>
    internal IEnumerable<Code> Checks(MethodModel method) => method.Body is not BodyModel.Typed body ? []
        : cs.Check(body.Type, body.Checks, $"request", $"\"\", \"request\"", $"\"request.\"", !body.IsRequired, patterns)
            .Concat(cs.IsChecked(body.Type.Name) ? [$"request{Code.If(!IsThere(body), $"?")}.Validate(default, _check);"] : []);

    /// <summary>Returns an expression that creates <c>content</c> from the request.</summary>
    internal Code Content(MethodModel method) => method.Body switch
    {
        BodyModel.Text { IsRequired: true } => $"_model::BinaryContent content = _api::ApiCall.Text(request);",
        BodyModel.Text => $"_model::BinaryContent? content = request is null ? null : _api::ApiCall.Text(request);",
        BodyModel.Items items => Content(items),
        BodyModel.Typed body => Content(body, IsThere(body)),
        _ => Code.None,
    };

    /// <summary>
    /// Whether the method always has a request. A request whose properties are arguments is created from them, so it always exists.
    /// </summary>
    internal static bool IsThere(BodyModel body) => body.IsRequired || !body.FlattenedProperties.IsEmpty;

    /// <summary>Whether the content must be disposed after the call, because it contains more than bytes.</summary>
    internal static bool IsDisposed(MethodModel method) => method.Body is BodyModel.Multipart or BodyModel.Items;

    private Code Content(BodyModel.Items items)
    {
        Code write = cs.IsChecked(items.Item.Name)
            ? $$"""(writer, item) => { if (Validates) { item.Validate(); } {{cs.Write(items.Item, $"item")}}; }"""
            : cs.Writer(items.Item);
        var start = Code.If(items.Format == ItemFormat.Records, $", \"\\u001E\"");
        return $"using var content = new _api::LinesContent<{cs.Type(items.Item)}>(request, {write}{start});";
    }

    private Code Content(BodyModel.Typed body, bool isThere) => body switch
    {
        BodyModel.Multipart form => $"""
            using var content = new _api::MultipartFormContent();
            {Code.Lines(form.Parts.Select(Part))}
            """,
        BodyModel.Form { Parts.IsEmpty: true } => $"_model::BinaryContent content = _api::ApiCall.Form({WholeForm(body.Type)});",
        BodyModel.Form form => $"""
            _model::BinaryContent content = _api::ApiCall.Form([
                {Code.Lines(form.Parts.Select(part => Code.Of($"{FormField(part)},")))}
            ]);
            """,
        _ when isThere => $"_model::BinaryContent content = _api::ApiCall.Json({Json(body.Type, $"request")});",
        _ => $$"""
            _model::BinaryContent? content = request is { } _value ? _api::ApiCall.Json({{Json(body.Type, $"_value")}}) : null;
            """,
    };

    private Code Json(TypeRef type, Code value) => type.Kind == ValueKind.Model ? value : $"writer => {cs.Write(type, value)}";

    private Code WholeForm(TypeRef type)
        => $"_api::StyledText.Fields(\"\", writer => {cs.Write(type, $"request")}, \"form\", explode: true)";

    private Code FormField(PartModel part)
    {
        PropertyModel property = part.Property;
        var name = Literal.Of(property.WireName);
        Code value = $"request.{property.Name}";
        if (CSharpExpressions.IsStructured(property.Type) && !part.IsJson)
        {
            Code style = $"{Literal.Of(part.Style)}, explode: {Literal.Of(part.Explode)}";
            return $".. _api::StyledText.Fields({name}, {cs.LambdaOrNull(property.Type, value, property.IsOptional)}, {style})";
        }

        Code text = part.IsJson
            ? cs.JsonText(property.Type, value, property.IsOptional)
            : cs.Text(property.Type, value, property.IsOptional);
        return $".. _api::StyledText.Field({name}, {text})";
    }

    /// <summary>Returns the statement that adds a part. A list becomes one part per element.</summary>
    private Code Part(PartModel part)
    {
        PropertyModel property = part.Property;
        Code value = $"request.{property.Name}";
        if (property.Type is not { Kind: ValueKind.List, Element: { } element })
        {
            return Part(part, property.Type, value, property.IsOptional);
        }

        Code items = $"{value}{Code.If(property.IsOptional, $" ?? []")}";
        return $$"""foreach (var _part in {{items}}) { {{Part(part, element, $"_part", element.IsNullable)}} }""";
    }

    private Code Part(PartModel part, TypeRef type, Code value, bool isOptional)
    {
        var name = Literal.Of(part.Property.WireName);
        Code mediaType = part.MediaType is null ? Code.None : $", {Literal.Of(part.MediaType)}";
        if (type.Kind == ValueKind.File || !(part.IsJson || CSharpExpressions.IsStructured(type)))
        {
            return $"content.Part({name}, {(type.Kind == ValueKind.File ? value : cs.Text(type, value, isOptional))}{mediaType});";
        }

        Code local = $"_{part.Property.Name}";
        Code write = $"writer => {cs.Write(type, local)}{Code.If(part.IsJson, mediaType)}";
        return $$"""if ({{value}} is { } {{local}}) { content.Part({{name}}, {{write}}); }""";
    }
}
