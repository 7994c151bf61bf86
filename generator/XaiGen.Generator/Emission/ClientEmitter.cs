using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>The client of one tag: for each operation a typed method and a protocol method beneath it.</summary>
internal sealed class ClientEmitter(SourceWriter writer, CSharpCode code, SubClientModel client)
{
    private const string Task = "_tasks::Task";
    private const string Result = "_model::ClientResult";
    private const string Content = "_model::BinaryContent";
    private const string Options = "_model::Primitives.RequestOptions?";
    private const string Cancellation = "_sys::Threading.CancellationToken cancellationToken = default";

    private readonly List<string> _patterns = [];

    internal void Write()
    {
        writer.Doc(client.Doc, $"The operations of '{client.Name}'.").Generated()
            .Open($"public partial class {client.Name}")
            .Line($"private readonly _api::ApiConnection _connection;")
            .Line()
            .Line($"internal {client.Name}(_api::ApiConnection connection) => _connection = connection;")
            .Line()
            .Line("/// <summary>For a test double.</summary>")
            .Line($"protected {client.Name}() => _connection = null!;")
            .Line()
            .Line("private bool Validates => _connection?.ValidateRequests ?? true;")
            .Line()
            .Line("internal _sys::TimeProvider TimeProvider => _connection?.TimeProvider ?? _sys::TimeProvider.System;")
            .Line()
            .Line("internal _sys::TimeSpan PollInterval => _connection?.PollInterval ?? _sys::TimeSpan.FromSeconds(1);");
        foreach (MethodModel method in client.Methods)
        {
            WriteTyped(method);
            WriteProtocol(method);
        }

        foreach (ResumeModel resume in client.Resumes)
        {
            string poll = resume.PollClient == client.Name ? "this" : $"new {code.Own(resume.PollClient)}(_connection)";
            writer.Line().Line("/// <summary>Takes up work that was started before, in this process or another. Nothing is sent yet.</summary>")
                .Line("/// <param name=\"id\">The identifier that the start gave.</param>")
                .Line($"public virtual {code.Own(resume.Handle)} Resume({code.Type(resume.IdType)} id) => new {code.Own(resume.Handle)}({poll}, id);");
        }

        writer.PatternFields(_patterns);
        foreach (NestedType nested in client.Nested)
        {
            writer.Line();
            TypeEmitter.Write(writer, nested.Type, code, $"{client.Name}.{nested.Type.Name}");
        }

        writer.Close();
    }

    private void WriteTyped(MethodModel method)
    {
        if (method.Paging is { } paging)
        {
            WriteTyped(method, method.Name + "Page", AnswerType(method), _ => WriteReturn(method));
            WriteList(method, paging);
            return;
        }

        if (method.Start is { FlagProperty: { } flag } deferred)
        {
            WriteImmediate(method, deferred, flag);
            WriteDeferred(method, deferred, flag);
            return;
        }

        if (method.Start is { } start)
        {
            WriteTyped(method, method.Name, code.Own(start.Handle), _ => writer
                .Line($"return Resume(_api::ApiConnection.Read(_result, {code.Reader(method.AnswerType!)}).{start.IdProperty});"));
            return;
        }

        WriteTyped(method, method.Name, AnswerType(method), _ => WriteReturn(method));
    }

    private void WriteTyped(MethodModel method, string name, string? answer, Action<MethodModel> finish, Action? prepare = null)
    {
        Summarize(method, method.Parameters);
        string task = answer is null ? Task : $"{Task}<{answer}>";
        writer.Open($"public virtual async {task} {name}Async({Join([.. Parameters(method, method.Parameters), Cancellation])})");
        if (method is { Body: not (BodyKind.None or BodyKind.Raw), IsBodyRequired: true, BodyType.IsValueType: false, FlattenedBody.IsEmpty: true })
        {
            writer.Line("_sys::ArgumentNullException.ThrowIfNull(request);");
        }

        prepare?.Invoke();
        WriteChecks(method);
        Call(method, method.Name, method.Parameters);
        finish(method);
        writer.Close();
    }

    private void WriteChecks(MethodModel method)
    {
        string[] checks = [.. method.Parameters
            .Where(parameter => !IsBodyProperty(parameter))
            .SelectMany(parameter =>
            {
                // An identifier in the path is refused where the path is made, whether checks are on or off.
                Checks rules = parameter.In == ParameterPlace.Path ? parameter.Checks with { IsId = false } : parameter.Checks;
                string name = Literal.Of(parameter.WireName);
                return code.Check(parameter.Type, rules, parameter.Name, $"\"\", {name}", Literal.Of(parameter.WireName + "."), !parameter.IsRequired, PatternField);
            })];
        if (checks.Length == 0)
        {
            return;
        }

        writer.Open("if (Validates)");
        foreach (string check in checks)
        {
            writer.Line(check);
        }

        writer.Close().Line();
    }

    private string PatternField(string pattern)
    {
        if (!_patterns.Contains(pattern))
        {
            _patterns.Add(pattern);
        }

        return "s_pattern" + _patterns.IndexOf(pattern);
    }

    private string? AnswerType(MethodModel method) => method.Answer switch
    {
        AnswerKind.Json => code.Type(method.AnswerType!),
        AnswerKind.Text => "string",
        AnswerKind.Stream => "_sys::IO.Stream",
        _ => null,
    };

    private void WriteReturn(MethodModel method)
    {
        switch (method.Answer)
        {
            case AnswerKind.Json:
                string empty = method.WhenEmpty is { } @case ? $", 202, static () => new {code.Own(@case)}()" : "";
                writer.Line($"return _api::ApiConnection.{(method.AnswerType!.IsNullable && empty.Length == 0 ? "ReadIfAny" : "Read")}<{code.Type(method.AnswerType!)}>(_result, {code.Reader(method.AnswerType!)}{empty});");
                break;
            case AnswerKind.Text:
                writer.Line("return _result.GetRawResponse().Content.ToString();");
                break;
            case AnswerKind.Stream:
                writer.Line($"return _api::ApiConnection.ReadStream(_result);");
                break;
        }
    }

    private void WriteImmediate(MethodModel method, StartModel start, string flag)
    {
        string answer = start.ImmediateType is { } type ? code.Type(type) : code.Own(start.ImmediateCase!);
        WriteTyped(
            method, method.Name, answer,
            _ => writer
                .Line($"return _api::ApiConnection.Read(_result, {code.Reader(method.AnswerType!)}) is {code.Own(start.ImmediateCase!)} _immediate")
                .Indented(inner => inner
                    .Line($"? _immediate{(start.ImmediateType is null ? "" : ".Value")}")
                    .Line($": throw _api::ApiCall.Unforeseen(_result, {Literal.Of($"a result; {method.Name}DeferredAsync takes the answer with an id")});")),
            () => writer
                .Open($"if (request.{flag} == true)")
                .Line($"throw new _sys::ArgumentException({Literal.Of($"{flag} asks for an id instead of a result: call {method.Name}DeferredAsync, or leave {flag} out.")}, nameof(request));")
                .Close()
                .Line());
    }

    private void WriteDeferred(MethodModel method, StartModel start, string flag)
        => WriteTyped(
            method, method.Name + "Deferred", code.Own(start.Handle),
            _ => writer
                .Line($"return _api::ApiConnection.Read(_result, {code.Reader(method.AnswerType!)}) is {code.Own(start.StartedCase!)} _started")
                .Indented(inner => inner
                    .Line($"? Resume(_started.Value.{start.IdProperty})")
                    .Line($": throw _api::ApiCall.Unforeseen(_result, \"an id to ask with\");")),
            () => writer.Line($"request = request with {{ {flag} = true }};"));

    private void WriteList(MethodModel method, PagingModel paging)
    {
        ParameterModel[] parameters = [.. method.Parameters.Where(parameter => parameter.Name != paging.TokenParameter)];
        Summarize(method, parameters, "All pages, fetched as they are reached.");
        string page = code.Type(method.AnswerType!);
        string item = code.Type(paging.ItemType);
        string arguments = Join([.. method.Parameters.Select(parameter => parameter.Name == paging.TokenParameter ? "_token" : parameter.Name), "_cancellation"]);
        writer.Line($"public virtual _generic::IAsyncEnumerable<{item}> {method.Name}Async({Join([.. Parameters(method, parameters), Cancellation])})")
            .Indented(inner => inner
                .Line($"=> _api::ApiPages.Walk<{page}, {item}>(")
                .Indented(call => call
                    .Line($"(_token, _cancellation) => {method.Name}PageAsync({arguments}),")
                    .Line($"static _page => _page.{paging.Items}{(paging.MayLackItems ? " ?? []" : "")},")
                    .Line($"static _page => _page.{paging.Token},")
                    .Line($"{(paging.SizeParameter is { } size ? $"(int?){size}" : "null")},")
                    .Line("cancellationToken);")));
    }

    /// <summary>The call of the protocol method with typed arguments.</summary>
    private void Call(MethodModel method, string name, EquatableArray<ParameterModel> parameters)
    {
        string[] wire = [.. WireParameters(method, parameters).Select(parameter => parameter.Name)];
        string[] body = [];
        if (method.Body != BodyKind.None)
        {
            body = ["content"];
            WriteContent(method);
        }

        string suffix = method.Paging is null ? "" : "Page";
        string[] mediaType = method.Body switch
        {
            BodyKind.Multipart => ["content.ContentType"],
            BodyKind.Raw or BodyKind.Text => [method.BodyMediaType.Length == 0 ? "contentType" : Literal.Of(method.BodyMediaType)],
            _ => [],
        };
        string result = method.Answer == AnswerKind.None ? "" : $"{Result} _result = ";
        writer.Line($"{result}await {name}{suffix}Async({Join([.. wire, .. body, .. mediaType, $"_api::ApiConnection.Options(cancellationToken)"])}).ConfigureAwait(false);");
    }

    private void WriteContent(MethodModel method)
    {
        if (method.Body == BodyKind.Raw)
        {
            return;
        }

        if (!method.FlattenedBody.IsEmpty)
        {
            string values = Join([.. method.Parameters
                .Where(IsBodyProperty)
                .Select(parameter => (parameter, property: method.FlattenedBody.First(property => property.WireName == parameter.WireName)))
                .Select(pair => $"{pair.property.Name} = {pair.parameter.Name}")]);
            writer.Line($"var request = new {code.Type(method.BodyType!)} {{ {values} }};");
        }

        if (method.BodyHasChecks)
        {
            string dot = method.IsBodyRequired || !method.FlattenedBody.IsEmpty ? "." : "?.";
            writer.Open("if (Validates)").Line($"request{dot}Validate();").Close().Line();
        }

        string[] checks = method.BodyChecks == Checks.None
            ? []
            : [.. code.Check(method.BodyType!, method.BodyChecks, "request", "\"\", \"request\"", "\"request.\"", !method.IsBodyRequired, PatternField)];
        if (checks.Length > 0)
        {
            writer.Open("if (Validates)");
            foreach (string check in checks)
            {
                writer.Line(check);
            }

            writer.Close().Line();
        }

        switch (method.Body)
        {
            case BodyKind.Text:
                writer.Line(method.IsBodyRequired
                    ? $"using {Content} content = _api::ApiCall.Text(request);"
                    : $"using {Content}? content = request is null ? null : _api::ApiCall.Text(request);");
                break;
            case BodyKind.Json when method.IsBodyRequired || !method.FlattenedBody.IsEmpty:
                writer.Line($"using {Content} content = _api::ApiCall.Json(writer => {code.Write(method.BodyType!, "request")});");
                break;
            case BodyKind.Json:
                writer.Line($"using {Content}? content = request is {{ }} _value ? _api::ApiCall.Json(writer => {code.Write(method.BodyType!, "_value")}) : null;");
                break;
            case BodyKind.Multipart:
                writer.Line($"using var content = new _api::MultipartFormContent();");
                foreach (PartModel part in method.Parts)
                {
                    WritePart(part);
                }

                break;
            case BodyKind.Form when method.Parts.IsEmpty:
                writer.Line($"using {Content} content = _api::ApiCall.Form(_api::StyledText.Fields(\"\", writer => {code.Write(method.BodyType!, "request")}, \"form\", explode: true));");
                break;
            case BodyKind.Form:
                writer.Line($"using {Content} content = _api::ApiCall.Form([")
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
        if (property.Type is { Kind: ValueKind.List, Element: { } element })
        {
            writer.Open($"foreach (var _part in {value}{(isOptional ? " ?? []" : "")})");
            WritePart(part, element, "_part", element.IsNullable);
            writer.Close();
        }
        else
        {
            WritePart(part, property.Type, value, isOptional);
        }
    }

    private void WritePart(PartModel part, TypeRef type, string value, bool isOptional)
    {
        string name = Literal.Of(part.Property.WireName);
        string mediaType = part.MediaType is null ? "" : ", " + Literal.Of(part.MediaType);
        if (type.Kind == ValueKind.File || !(part.IsJson || CSharpCode.IsStructured(type)))
        {
            writer.Line($"content.Part({name}, {(type.Kind == ValueKind.File ? value : code.Text(type, value, isOptional))}{mediaType});");
            return;
        }

        string local = "_" + part.Property.Name;
        writer.Open($"if ({value} is {{ }} {local})")
            .Line($"content.Part({name}, writer => {code.Write(type, local)}{(part.IsJson ? mediaType : "")});")
            .Close();
    }

    private void WriteProtocol(MethodModel method)
    {
        string suffix = method.Paging is null ? "" : "Page";
        ParameterModel[] wire = [.. WireParameters(method, method.Parameters)];
        var signature = wire.Select(parameter => $"{code.Type(parameter.Type, !parameter.IsRequired)} {parameter.Name}").ToList();
        if (method.Body != BodyKind.None)
        {
            signature.Add($"{Content}{(method.IsBodyRequired ? "" : "?")} content");
            if (IsOfAnyMediaType(method))
            {
                signature.Add("string contentType");
            }
        }

        bool hasDefault = method.Body is BodyKind.Json or BodyKind.Form or BodyKind.Multipart;
        signature.Add($"{Options} options{(hasDefault ? " = null" : "")}");
        writer.Line()
            .Line($"/// <summary>The protocol method of <c>{method.OperationId.Replace("&", "&amp;").Replace("<", "&lt;")}</c>: the body as it is sent, the answer as it comes.</summary>")
            .Open($"public virtual {Task}<{Result}> {method.Name}{suffix}Async({Join([.. signature])})")
            .Line($"var _message = new _api::ApiRequest({Literal.Of(method.OperationId)}, {Literal.Of(method.HttpMethod)}, _api::RetrySafety.{method.Retry});");
        WritePath(method);
        foreach (ParameterModel parameter in wire.Where(parameter => parameter.In != ParameterPlace.Path))
        {
            writer.Line($"_message.{parameter.In}({WireText(parameter)});");
        }

        if (method.Body != BodyKind.None)
        {
            string mediaType = IsOfAnyMediaType(method) ? "contentType" : Literal.Of(method.BodyMediaType);
            writer.Line(method.IsBodyRequired
                ? $"_message.Content(content, {mediaType});"
                : $"if (content is not null) {{ _message.Content(content, {mediaType}); }}");
        }

        if (method.Accept is { Length: > 0 } accept and not "application/json")
        {
            writer.Line($"_message.Accept({Literal.Of(accept)});");
        }

        if (method.Answer == AnswerKind.Stream)
        {
            writer.Line("_message.Stream();");
        }

        writer.Line("return _connection.SendAsync(_message, options);").Close();
    }

    private void WritePath(MethodModel method)
    {
        string path = string.Concat(method.Path.Select(part =>
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
        writer.Line($"_message{path};");
    }

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

    /// <summary>Whether the protocol method is told the body's media type.</summary>
    private static bool IsOfAnyMediaType(MethodModel method) => method.Body is BodyKind.Multipart or BodyKind.Raw or BodyKind.Text;

    private static bool IsBodyProperty(ParameterModel parameter) => parameter.Style.Length == 0;

    private static IEnumerable<ParameterModel> WireParameters(MethodModel method, IEnumerable<ParameterModel> parameters)
        => method.FlattenedBody.IsEmpty ? parameters : parameters.Where(parameter => !IsBodyProperty(parameter));

    private IEnumerable<string> Parameters(MethodModel method, IEnumerable<ParameterModel> parameters)
    {
        ParameterModel[] all = [.. parameters];
        foreach (ParameterModel parameter in all.Where(parameter => parameter.IsRequired))
        {
            yield return $"{code.Type(parameter.Type)} {parameter.Name}";
        }

        bool isOptionalBody = false;
        if (method.FlattenedBody.IsEmpty)
        {
            switch (method.Body)
            {
                case BodyKind.Raw:
                    yield return $"{Content} content";
                    if (method.BodyMediaType.Length == 0)
                    {
                        yield return "string contentType";
                    }

                    break;
                case not BodyKind.None when method.IsBodyRequired:
                    yield return $"{code.Type(method.BodyType!)} request";
                    break;
                case not BodyKind.None:
                    isOptionalBody = true;
                    break;
            }
        }

        foreach (ParameterModel parameter in all.Where(parameter => !parameter.IsRequired))
        {
            yield return $"{code.Type(parameter.Type, isOptional: true)} {parameter.Name} = null";
        }

        if (isOptionalBody)
        {
            yield return $"{code.Type(method.BodyType!, isOptional: true)} request = null";
        }
    }

    private void Summarize(MethodModel method, IEnumerable<ParameterModel> parameters, string? more = null)
    {
        Doc doc = more is null ? method.Doc : method.Doc with { Remarks = method.Doc.Remarks is { } remarks ? $"{more}\n\n{remarks}" : more };
        writer.Line().Doc(doc with { IsDeprecated = false }, $"Calls <c>{method.OperationId}</c>.");
        foreach (ParameterModel parameter in parameters)
        {
            string text = string.Join(" ", new[] { parameter.Doc.Summary, parameter.Doc.Remarks }.Where(part => part is not null));
            writer.DocElement("param", text.Length > 0 ? text : $"The parameter '{parameter.WireName}'.", $" name=\"{parameter.Name.TrimStart('@')}\"");
        }

        if (method.Body == BodyKind.Raw)
        {
            writer.DocElement("param", "The body as it is sent.", " name=\"content\"");
            if (method.BodyMediaType.Length == 0)
            {
                writer.DocElement("param", "The body's media type.", " name=\"contentType\"");
            }
        }
        else if (method.Body != BodyKind.None && method.FlattenedBody.IsEmpty)
        {
            writer.DocElement("param", "What to send.", " name=\"request\"");
        }

        writer.DocElement("param", "Ends the call.", " name=\"cancellationToken\"");
        if (!method.Errors.IsEmpty)
        {
            string[] types = [.. method.Errors.Select(error => error.Type?.Name).OfType<string>().Distinct()];
            string errors = string.Join("\n", method.Errors
                .Select(error => $"{error.Status}: {error.Text}{(types.Length > 1 && error.Type is { } type ? $" `BodyAs<{type.Name}>()`" : "")}")
                .Concat(types.Length == 1 ? [$"`BodyAs<{types[0]}>()` reads the body."] : []));
            writer.DocElement("exception", errors, $" cref=\"{code.Own(code.Prefix + "Exception")}\"");
        }

        if (method.Doc.IsDeprecated)
        {
            writer.Line("[_sys::Obsolete(\"The contract marks this as deprecated.\")]");
        }
    }

    private static string Join(string[] parts) => string.Join(", ", parts);
}
