using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The body of a call, from the typed method's arguments.</summary>
/// <param name="pattern">Gives the field that holds a pattern.</param>
internal sealed class BodyEmitter(SourceWriter writer, CSharpCode code, Func<string, string> pattern)
{
    /// <summary>Checks the request and makes <c>content</c> of it.</summary>
    internal void Write(MethodModel method)
    {
        if (method.Body == BodyKind.Raw)
        {
            return;
        }

        if (!method.FlattenedBody.IsEmpty)
        {
            string values = string.Join(", ", method.Parameters
                .Where(ClientEmitter.IsBodyProperty)
                .Select(parameter => (parameter, property: method.FlattenedBody.First(property => property.WireName == parameter.WireName)))
                .Select(pair => $"{pair.property.Name} = {pair.parameter.Name}"));
            writer.Line($"var request = new {code.Type(method.BodyType!)} {{ {values} }};");
        }

        if (method.BodyHasChecks)
        {
            string dot = method.IsBodyRequired || !method.FlattenedBody.IsEmpty ? "." : "?.";
            writer.Line($"if (Validates) {{ request{dot}Validate(); }}");
        }

        if (method.BodyChecks != Checks.None)
        {
            writer.Checks(code.Check(method.BodyType!, method.BodyChecks, "request", "\"\", \"request\"", "\"request.\"", !method.IsBodyRequired, pattern));
        }

        switch (method.Body)
        {
            case BodyKind.Text:
                writer.Line(method.IsBodyRequired
                    ? "using _model::BinaryContent content = _api::ApiCall.Text(request);"
                    : "using _model::BinaryContent? content = request is null ? null : _api::ApiCall.Text(request);");
                break;
            case BodyKind.Json when method.IsBodyRequired || !method.FlattenedBody.IsEmpty:
                writer.Line($"using _model::BinaryContent content = _api::ApiCall.Json({Json(method.BodyType!, "request")});");
                break;
            case BodyKind.Json:
                writer.Line($"using _model::BinaryContent? content = request is {{ }} _value ? _api::ApiCall.Json({Json(method.BodyType!, "_value")}) : null;");
                break;
            case BodyKind.Multipart:
                writer.Line($"using var content = new _api::MultipartFormContent();");
                foreach (PartModel part in method.Parts)
                {
                    WritePart(part);
                }

                break;
            case BodyKind.Form when method.Parts.IsEmpty:
                writer.Line($"using _model::BinaryContent content = _api::ApiCall.Form(_api::StyledText.Fields(\"\", writer => {code.Write(method.BodyType!, "request")}, \"form\", explode: true));");
                break;
            case BodyKind.Form:
                writer.Line($"using _model::BinaryContent content = _api::ApiCall.Form([")
                    .Indented(inner =>
                    {
                        foreach (PartModel part in method.Parts)
                        {
                            inner.Line(FormField(part) + ",");
                        }
                    })
                    .Line("]);");
                break;
        }
    }

    private string Json(TypeRef type, string value) => type.Kind == ValueKind.Model ? value : $"writer => {code.Write(type, value)}";

    private string FormField(PartModel part)
    {
        PropertyModel property = part.Property;
        bool isOptional = !property.IsRequired || property.Type.IsNullable;
        string name = Literal.Of(property.WireName);
        string value = "request." + property.Name;
        return CSharpCode.IsStructured(property.Type) && !part.IsJson
            ? $".. _api::StyledText.Fields({name}, {code.LambdaOrNull(property.Type, value, isOptional)}, {Literal.Of(part.Style)}, explode: {Literal.Of(part.Explode)})"
            : $".. _api::StyledText.Field({name}, {(part.IsJson ? code.JsonText(property.Type, value, isOptional) : code.Text(property.Type, value, isOptional))})";
    }

    /// <summary>A list is a part for each element.</summary>
    private void WritePart(PartModel part)
    {
        PropertyModel property = part.Property;
        string value = "request." + property.Name;
        bool isOptional = !property.IsRequired || property.Type.IsNullable;
        writer.Line(property.Type is { Kind: ValueKind.List, Element: { } element }
            ? $"foreach (var _part in {value}{(isOptional ? " ?? []" : "")}) {{ {Part(part, element, "_part", element.IsNullable)} }}"
            : Part(part, property.Type, value, isOptional));
    }

    private string Part(PartModel part, TypeRef type, string value, bool isOptional)
    {
        string name = Literal.Of(part.Property.WireName);
        string mediaType = part.MediaType is null ? "" : ", " + Literal.Of(part.MediaType);
        if (type.Kind == ValueKind.File || !(part.IsJson || CSharpCode.IsStructured(type)))
        {
            return $"content.Part({name}, {(type.Kind == ValueKind.File ? value : code.Text(type, value, isOptional))}{mediaType});";
        }

        string local = "_" + part.Property.Name;
        return $"if ({value} is {{ }} {local}) {{ content.Part({name}, writer => {code.Write(type, local)}{(part.IsJson ? mediaType : "")}); }}";
    }
}
