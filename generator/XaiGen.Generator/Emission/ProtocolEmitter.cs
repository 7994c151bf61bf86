using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The method beneath the typed ones of an operation: the body as it is sent, the answer as it comes.</summary>
internal sealed class ProtocolEmitter(SourceWriter writer, CSharpCode code)
{
    internal void Write(MethodModel method)
    {
        string suffix = method.Paging is null ? "" : "Page";
        ParameterModel[] wire = [.. ClientEmitter.WireParameters(method, method.Parameters)];
        var signature = wire.Select(parameter => $"{code.Type(parameter.Type, !parameter.IsRequired)} {parameter.Name}").ToList();
        if (method.Body != BodyKind.None)
        {
            signature.Add($"_model::BinaryContent{(method.IsBodyRequired ? "" : "?")} content");
            if (IsOfAnyMediaType(method))
            {
                signature.Add("string contentType");
            }
        }

        bool hasDefault = method.Body is BodyKind.Json or BodyKind.Form or BodyKind.Multipart;
        signature.Add($"_model::Primitives.RequestOptions? options{(hasDefault ? " = null" : "")}");
        writer.Line()
            .DocElement("summary", $"The protocol method of `{method.OperationId}`: raw content in, the raw answer out.")
            .Line($"public virtual {ClientEmitter.Task}<{ClientEmitter.Result}> {method.Name}{suffix}Async({string.Join(", ", signature)})");
        string request = $"new _api::ApiRequest({Literal.Of(method.OperationId)}, {Literal.Of(method.HttpMethod)}, _api::RetrySafety.{method.Retry}){Path(method)}";
        string[] steps = [.. Steps(method, wire)];
        if (steps.Length == 0)
        {
            writer.Indented(inner => inner.Line($"=> _connection.SendAsync({request}, options);"));
            return;
        }

        writer.Indented(inner => inner
            .Line("=> _connection.SendAsync(")
            .Indented(arguments => arguments
                .Line(request)
                .Indented(chain => chain.Line(string.Join("\n", steps) + ","))
                .Line("options);")));
    }

    /// <summary>What the request has beyond its path.</summary>
    private IEnumerable<string> Steps(MethodModel method, IEnumerable<ParameterModel> parameters)
    {
        foreach (ParameterModel parameter in parameters.Where(parameter => parameter.In != ParameterPlace.Path))
        {
            yield return $".{parameter.In}({WireText(parameter)})";
        }

        if (method.Body != BodyKind.None)
        {
            string mediaType = IsOfAnyMediaType(method) ? "contentType" : Literal.Of(method.BodyMediaType);
            yield return $".{(method.IsBodyRequired ? "Content" : "OptionalContent")}(content, {mediaType})";
        }

        if (method.Server is { } server)
        {
            yield return $".To({Literal.Of(server)})";
        }

        if (method.Security is { } security)
        {
            yield return $".Authenticate({string.Join(", ", security.Select(Literal.Of))})";
        }

        if (method.Accept is { Length: > 0 } accept and not "application/json")
        {
            yield return $".Accept({Literal.Of(accept)})";
        }

        if (method.Answer == AnswerKind.Stream)
        {
            yield return ".Stream()";
        }
    }

    private string Path(MethodModel method)
        => string.Concat(method.Path.Select(part =>
        {
            if (part.Literal is { } literal)
            {
                return $".Path({Literal.Of(literal)})";
            }

            ParameterModel? parameter = method.Parameters.FirstOrDefault(candidate => candidate.In == ParameterPlace.Path && candidate.WireName == part.ParameterWireName);
            if (parameter is null)
            {
                return $".Path({Literal.Of("{" + part.ParameterWireName + "}")})";
            }

            string step = IsStyled(parameter) ? "Encoded" : parameter.Checks.IsId ? "Id" : "Segment";
            return $".{step}({WireText(parameter)})";
        }));

    /// <summary>Whether the method is told the body's media type.</summary>
    private static bool IsOfAnyMediaType(MethodModel method) => method.Body is BodyKind.Multipart or BodyKind.Raw or BodyKind.Text;

    /// <summary>Whether the value has parts or a style other than that of its place.</summary>
    private static bool IsStyled(ParameterModel parameter)
        => !parameter.IsJson
            && (parameter.AllowsReserved || parameter.Style is "label" or "matrix" || CSharpCode.IsStructured(parameter.Type));

    /// <summary>The arguments that say what stands on the wire.</summary>
    private string WireText(ParameterModel parameter)
    {
        bool isOptional = !parameter.IsRequired;
        string name = Literal.Of(parameter.WireName);
        if (!IsStyled(parameter))
        {
            return $"{name}, {(parameter.IsJson ? code.JsonText(parameter.Type, parameter.Name, isOptional) : code.Text(parameter.Type, parameter.Name, isOptional))}";
        }

        string write = code.LambdaOrNull(parameter.Type, parameter.Name, isOptional);
        string style = $"{Literal.Of(parameter.Style)}, explode: {Literal.Of(parameter.Explode)}";
        return parameter.In switch
        {
            ParameterPlace.Path => $"{name}, _api::StyledText.Path({name}, {write}, {style})",
            ParameterPlace.Header => $"{name}, _api::StyledText.Header({write}, explode: {Literal.Of(parameter.Explode)})",
            _ => $"_api::StyledText.Fields({name}, {write}, {style}{(parameter.AllowsReserved ? ", allowReserved: true" : "")})",
        };
    }
}
