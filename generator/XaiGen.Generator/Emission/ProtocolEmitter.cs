using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The method beneath the typed ones of an operation: the body as it is sent, the response as it comes.</summary>
internal sealed class ProtocolEmitter(CSharpExpressions cs)
{
    internal IEnumerable<Code> Write(MethodModel method)
    {
        yield return Declare(method, isWhole: true, Send(method, Code.Lines(Steps(method, method.WireParameters))));
        if (method.Options is not null)
        {
            IEnumerable<Code> arguments = [.. Required(method), Signatures.Options(method), .. Content(method), $"options"];
            yield return Declare(method, isWhole: false, $"=> {NameOf(method)}({Code.List(arguments)});");
        }

        static IEnumerable<Code> Required(MethodModel method)
            => method.WireParameters.Where(parameter => parameter.IsRequired).Select(parameter => (Code)parameter.Name);

        static IEnumerable<Code> Content(MethodModel method)
            => method.Body is not { } body ? [] : body.IsOfAnyMediaType ? [$"content", $"contentType"] : [$"content"];
    }

    private static Code NameOf(MethodModel method) => $"{method.Name}{Code.If(method.Paging is not null, $"Page")}Async";

    /// <param name="isWhole">Whether it takes all optional parameters, not only those that are arguments.</param>
    private Code Declare(MethodModel method, bool isWhole, Code body)
    {
        Identifier? options = isWhole ? method.Options : null;
        var signature = method.WireParameters
            .Where(parameter => parameter.IsRequired || (options is null && parameter.IsArgument))
            .Select(parameter => Code.Of($"{cs.Type(parameter.Type, !parameter.IsRequired)} {parameter.Name}"))
            .ToList();
        if (options is not null)
        {
            signature.Add($"{options} parameters");
        }

        if (method.Body is { } content)
        {
            signature.Add($"_model::BinaryContent{Code.If(!content.IsRequired, $"?")} content");
            if (content.IsOfAnyMediaType)
            {
                signature.Add($"string contentType");
            }
        }

        bool hasDefault = method.Body is BodyModel.Typed or BodyModel.Items;
        signature.Add($"_model::Primitives.RequestOptions? options{Code.If(hasDefault, $" = null")}");
        return $"""
            {DocComment.Summary($"Protocol method: calls `{method.OperationId}`{(method.Body is null ? "" : " with a raw request body")}.")}
            /// <returns>The raw response.</returns><exception cref="{cs.Prefixed("Exception")}">The call failed.</exception>
            {cs.Yielding(-2)}public virtual {ClientEmitter.Task}<{ClientEmitter.Result}> {NameOf(method)}({Code.List(signature)})
                {body}
            """;
    }

    private static Code ValueOf(ParameterModel parameter)
        => parameter.Option is { } option ? Code.Of($"parameters.{option}") : parameter.Name;

    private Code Send(MethodModel method, Code steps)
    {
        Code operation = $"{Literal.Of(method.OperationId)}, {Literal.Of(method.HttpMethod)}, _api::RetrySafety.{method.Retry}";
        Code request = $"new _api::ApiRequest({operation}){Path(method)}";
        return steps.IsEmpty ? Code.Of($"=> _connection.SendAsync({request}, options);") : $"""
            => _connection.SendAsync(
                {request}
                    {steps},
                options);
            """;
    }

    /// <summary>The parts of the request other than its path.</summary>
    private IEnumerable<Code> Steps(MethodModel method, IEnumerable<ParameterModel> parameters)
    {
        foreach (ParameterModel parameter in parameters)
        {
            if (parameter.Source is ParameterSource.NextPage)
            {
                yield return $".Next({ValueOf(parameter)})";
            }
            else if (parameter.Wire is { Place: ParameterLocation.QueryString } whole)
            {
                yield return $".Query({WholeQuery(parameter, whole)})";
            }
            else if (parameter.Wire is { Place: not ParameterLocation.Path } wire)
            {
                yield return $".{wire.Place}({WireText(parameter, wire)})";
            }
        }

        if (method.Body is { } body)
        {
            Code mediaType = body.IsOfAnyMediaType ? $"contentType" : (Code)Literal.Of(body.SentAs!);
            yield return body.IsRequired ? $".Content(content, {mediaType})" : Code.Of($".OptionalContent(content, {mediaType})");
        }

        if (method.Server is { } server)
        {
            yield return $".To({Literal.Of(server)})";
        }

        if (method.Security is { } security)
        {
            yield return $".Authenticate({Code.List(security)})";
        }

        if (method.Response.Accept is { Length: > 0 } accept and not "application/json")
        {
            yield return $".Accept({Literal.Of(accept)})";
        }

        if (method.AcceptsPart)
        {
            yield return $".Part()";
        }

        foreach (IGrouping<TypeRef, ErrorDoc> same in method.Errors.Where(error => error.Type is not null)
            .GroupBy(error => error.Type! with { Through = default }))
        {
            Code read = same.Key.Kind == ValueKind.Model ? Code.None : $"{cs.Reader(same.Key)}, ";
            yield return $".Error<{cs.Type(same.Key)}>({read}{Code.List(same.Select(error => error.Status))})";
        }

        if (method.Response is ResponseModel.Bytes)
        {
            yield return $".Stream()";
        }

        if (method.Response.IsStream)
        {
            yield return $".Items()";
        }
    }

    private Code Path(MethodModel method) => Code.Join(Code.None, method.Path.Select(part => Path(method, part)));

    private Code Path(MethodModel method, PathPart part)
    {
        ParameterModel? parameter = part is PathPart.Variable variable
            ? method.Parameters.FirstOrDefault(candidate => candidate.IsInPath && candidate.WireName == variable.WireName)
            : null;
        if (parameter?.Wire is not { } wire)
        {
            return $".Path({Literal.Of(part.Written)})";
        }

        return IsStyled(parameter, wire) ? $".Encoded({WireText(parameter, wire)})"
            : parameter.Checks.IsId ? Code.Of($".Id({WireText(parameter, wire)})")
            : $".Segment({WireText(parameter, wire)})";
    }

    /// <summary>Whether the value has parts or a style other than that of its place.</summary>
    private static bool IsStyled(ParameterModel parameter, ParameterSource.Wire wire)
        => !wire.IsJson
            && (wire.AllowsReserved || wire.Style is "label" or "matrix" || CSharpExpressions.IsStructured(parameter.Type));

    /// <summary>The query of an operation that passes it as a single value.</summary>
    private Code WholeQuery(ParameterModel parameter, ParameterSource.Wire wire)
    {
        bool isOptional = !parameter.IsRequired;
        if (wire.IsJson)
        {
            return cs.JsonText(parameter.Type, ValueOf(parameter), isOptional);
        }

        return $"_api::StyledText.Fields(\"\", {cs.LambdaOrNull(parameter.Type, ValueOf(parameter), isOptional)}, \"form\", explode: true)";
    }

    /// <summary>The arguments for the wire format.</summary>
    private Code WireText(ParameterModel parameter, ParameterSource.Wire wire)
    {
        bool isOptional = !parameter.IsRequired;
        var name = Literal.Of(parameter.WireName);
        if (!IsStyled(parameter, wire))
        {
            Code text = wire.IsJson
                ? cs.JsonText(parameter.Type, ValueOf(parameter), isOptional)
                : cs.Text(parameter.Type, ValueOf(parameter), isOptional);
            return $"{name}, {text}";
        }

        Code write = cs.LambdaOrNull(parameter.Type, ValueOf(parameter), isOptional);
        Code explode = $"explode: {Literal.Of(wire.Explode)}";
        var style = Literal.Of(wire.Style);
        return wire.Place switch
        {
            ParameterLocation.Path => $"{name}, _api::StyledText.Path({name}, {write}, {style}, {explode})",
            ParameterLocation.Header => $"{name}, _api::StyledText.Header({write}, {explode})",
            _ when wire.AllowsReserved => $"_api::StyledText.Fields({name}, {write}, {style}, {explode}, allowReserved: true)",
            _ => $"_api::StyledText.Fields({name}, {write}, {style}, {explode})",
        };
    }
}
