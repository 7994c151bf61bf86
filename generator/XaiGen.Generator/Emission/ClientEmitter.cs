using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The client of one tag: for each operation a typed method and a protocol method beneath it.</summary>
internal sealed class ClientEmitter(CSharpExpressions cs, SubClientModel client)
{
    internal static readonly Code Task = $"_tasks::Task";
    internal static readonly Code Result = $"_model::ClientResult";
    internal static readonly Code CancellationToken = $"_sys::Threading.CancellationToken";
    internal static readonly Code Options = $"_api::ApiConnection.Options(cancellationToken)";
    private static readonly Code s_content = $"_model::BinaryContent";
    private static readonly Identifier s_contentName = Identifier.Of("content");
    private static readonly Identifier s_contentTypeName = Identifier.Of("contentType");
    private static readonly Identifier s_requestName = Identifier.Of("request");
    private static readonly Identifier s_cancellationName = Identifier.Of("cancellationToken");

    private readonly PatternFields _patterns = new();
    private readonly ProtocolEmitter _protocol = new(cs);

    private BodyEmitter Body => field ??= new BodyEmitter(cs, _patterns);

    internal Code Write() => $$"""
        {{DocComment.Of(client.Doc, $"The operations of '{client.Name}'.")}}
        {{TypeEmitter.Generated}}
        {{cs.AccessOf(client.Name)}} partial class {{client.Name}}
        {
            {{Code.Members(Members().Prepend(Connection()))}}
        }
        """;

    private Code Connection() => $"""
        private readonly _api::ApiConnection _connection;

        internal {client.Name}(_api::ApiConnection connection) => _connection = connection;

        /// <summary>For mocking.</summary>
        protected {client.Name}() => _connection = _api::ApiConnection.NotSetUp;

        private bool Validates => _connection.ValidateRequests;

        internal _sys::TimeProvider TimeProvider => _connection.TimeProvider;

        internal _sys::TimeSpan PollInterval => _connection.PollInterval;
        """;

    /// <summary>A result of a type that JSON is read as.</summary>
    internal static Code Read(Code type, Code result, Code reader, Code whenEmpty)
        => $"_api::ApiConnection.Read<{type}>({result}, {reader}{whenEmpty})";

    /// <summary>Checks before sending, which the client's options can turn off.</summary>
    internal static Code IfValidates(IEnumerable<Code> checks)
    {
        Code[] all = [.. checks];
        return all.Length switch
        {
            0 => Code.None,
            _ => $$"""
                if (Validates)
                {
                    var _check = new _api::Check();
                    {{Code.Lines(all)}}
                    _check.ThrowIfAny();
                }
                """,
        };
    }

    internal static bool IsBodyProperty(ParameterModel parameter) => parameter.Source is ParameterSource.BodyProperty;

    internal static IEnumerable<ParameterModel> WireParameters(MethodModel method)
        => method.FlattenedBody.IsEmpty ? method.Parameters : method.Parameters.Where(parameter => !IsBodyProperty(parameter));

    private IEnumerable<Code> Members()
    {
        foreach (MethodModel method in client.Methods)
        {
            cs.Context.Visit(method.Pointer);
            foreach (Code typed in Typed(method))
            {
                yield return typed;
            }

            yield return _protocol.Write(method);
        }

        foreach (ResumeModel resume in client.Resumes)
        {
            yield return Resume(resume);
        }

        foreach (Code last in _patterns.Declarations().Concat(TypeEmitter.Write(client.Nested, cs, client.Name)))
        {
            yield return last;
        }
    }

    private Code Resume(ResumeModel resume)
    {
        Code poll = resume.PollClient == client.Name ? $"this" : Code.Of($"new {cs.Qualified(resume.PollClient)}(_connection)");
        Code handle = cs.Qualified(resume.Handle);
        return $"""
            /// <summary>Resumes an operation started earlier, in this process or another. Sends no request.</summary>
            /// <param name="id">The ID returned when the operation was started.</param>
            public virtual {handle} Resume({cs.Type(resume.IdType)} id) => new {handle}({poll}, id);
            """;
    }

    private IEnumerable<Code> Typed(MethodModel method) => method switch
    {
        { HttpMethod: "HEAD", Result: { } result } => [Calling(method, method.Name, cs.Qualified(ResultOf(result)), ReturnResult(method, result))],
        { Paging: { } paging } =>
        [
            Calling(method, $"{method.Name}Page", AnswerType(method), Return(method)),
            WithHeaders(method, $"{method.Name}Page"),
            Pages(method, paging),
        ],
        { Start: { FlagProperty: { } flag } start } => [Immediate(method, start, flag), Deferred(method, start, flag)],
        { Start: { } start } => [Calling(method, method.Name, cs.Qualified(start.Handle), ReturnHandle(method, start))],
        { Response: ResponseModel.Events { HasNames: true } } => [Streaming(method, $"", $"Data"), Streaming(method, $"Items", $"Items")],
        { Response: ResponseModel.Events } => [Streaming(method, $"", $"Data")],
        { Response: ResponseModel.Items } => [Streaming(method, $"", $"Items")],
        _ => [Calling(method, method.Name, AnswerType(method), Return(method), RefuseStream(method)), WithHeaders(method, method.Name)],
    };

    /// <summary>The method that gives the headers too; nothing where the contract describes none.</summary>
    private Code WithHeaders(MethodModel method, Code name) => method.Result is not { } result ? Code.None : Calling(
        method,
        $"{name}Result",
        cs.Qualified(ResultOf(result)),
        ReturnResult(method, result),
        RefuseStream(method),
        DocumentAs(method, name, "Returns the response's status and headers too."));

    private TypeName ResultOf(Identifier result) => ((TypeName)client.Name).Inner(result);

    private Code ReturnResult(MethodModel method, Identifier result)
    {
        Code value = ReadValue(method) is { IsEmpty: false } read ? $"{read}, " : Code.None;
        return $"return new {cs.Qualified(ResultOf(result))}({value}_result.GetRawResponse());";
    }


    /// <summary>A method that sends and reads.</summary>
    /// <param name="answer">What it gives; null where that is nothing.</param>
    /// <param name="prepare">What comes before the request is checked.</param>
    /// <param name="document">Its comment, where it is not that of the operation.</param>
    private Code Calling(MethodModel method, Code name, Code? answer, Code finish, Code? prepare = null, Code? document = null)
    {
        Code task = answer is null ? Task : Code.Of($"{Task}<{answer}>");
        return $$"""
            {{document ?? Document(method)}}
            public virtual async {{task}} {{name}}Async({{Signature(method, method.Parameters)}})
            {
                {{RequireRequest(method)}}
                {{prepare}}
                {{IfValidates(Checks(method))}}
                {{Body.Check(method)}}
                {{Body.Content(method)}}
                {{Code.If(answer is not null, $"{Result} _result = ")}}{{Call(method)}}
                {{finish}}
            }
            """;
    }

    private static Code RequireRequest(MethodModel method) => Code.If(
        method is { Body.IsRequired: true, RequestType.IsValueType: false, FlattenedBody.IsEmpty: true },
        $"_sys::ArgumentNullException.ThrowIfNull(request);");

    /// <summary>A method that sends when it is enumerated, and gives what comes.</summary>
    /// <param name="suffix">What its name ends with beside the method's own.</param>
    /// <param name="what">What of the stream it gives.</param>
    private Code Streaming(MethodModel method, Code suffix, Code what)
    {
        bool isEvents = method.Response is ResponseModel.Events;
        Code item = cs.Type(method.Response.ValueType!);
        Code content = Body.Content(method);
        Code send = ProtocolCall(method, $"_options");
        Code sender = content.IsEmpty ? Code.Of($"_options => {send}") : $$"""
            async _options =>
                {
                    {{content}}
                    return await {{send}}.ConfigureAwait(false);
                }
            """;
        Code stream = isEvents ? $"new _api::ApiEvents<{item}>(_connection, " : Code.Of($"new _api::ApiLines<{item}>(");
        return $$"""
            {{(suffix.IsEmpty ? Document(method) : DocumentAs(method, method.Name, "Returns each event with its name and ID."))}}
            public virtual _generic::IAsyncEnumerable<{{Code.If(!suffix.IsEmpty, $"_sys::Net.ServerSentEvents.SseItem<")}}{{item}}{{Code.If(!suffix.IsEmpty, $">")}}> {{method.Name}}{{suffix}}Async({{Signature(method, method.Parameters)}})
            {
                {{RequireRequest(method)}}
                {{RefuseStream(method)}}
                {{IfValidates(Checks(method))}}
                {{Body.Check(method)}}
                return {{stream}}{{sender}}, {{StreamReader(method.Response)}}).{{what}}(cancellationToken);
            }
            """;
    }

    private Code StreamReader(ResponseModel response)
    {
        if (response is not ResponseModel.Events events)
        {
            var items = (ResponseModel.Items)response;
            return $"{cs.Reader(items.Item)}{Code.If(items.Format == ItemFormat.Records, $", '\u001E'")}";
        }

        Code read = events.Data switch
        {
            EventData.Text => $"_api::ApiStreams.Text",
            EventData.Event => $"_api::ApiStreams.Event<{cs.Type(events.Item)}>({Code.List(events.TextEvents.Select(name => (Code)Literal.Of(name)).Prepend(cs.Reader(events.Item)))})",
            _ => $"_api::ApiStreams.Json<{cs.Type(events.Item)}>({cs.Reader(events.Item)})",
        };
        Code end = events.End is { } text ? $", end: {Literal.Of(text)}" : Code.None;
        return $"{read}{end}{(events.Error is { } name ? $", error: {Literal.Of(name)}" : Code.None)}";
    }

    /// <summary>Sets the flag that asks for a stream, or refuses it where the response is read at once.</summary>
    private static Code RefuseStream(MethodModel method)
    {
        if (method is not { StreamFlag: { } flag, FlattenedBody.IsEmpty: true })
        {
            return Code.None;
        }

        if (flag.IsSet)
        {
            return $$"""request = request with { {{flag.Property}} = true };""";
        }

        var dot = Code.If(!method.Body!.IsRequired, $"?");
        return $$"""
            if (request{{dot}}.{{flag.Property}} == true) { throw new _sys::ArgumentException({{Literal.Of($"{flag.Property} requests a stream instead of a result: call {flag.Other}Async, or leave {flag.Property} unset.")}}, nameof(request)); }
            """;
    }

    private IEnumerable<Code> Checks(MethodModel method)
        => method.Parameters.Where(parameter => !IsBodyProperty(parameter)).SelectMany(parameter => cs.Check(
            parameter.Type,
            // An identifier in the path is refused where the path is made, whether checks are on or off.
            parameter.IsInPath ? parameter.Checks with { IsId = false }
                : parameter.Checks with { IsRequired = parameter is { IsRequired: true, Type.IsValueType: false } },
            value: parameter.Name,
            at: $"\"\", {Literal.Of(parameter.WireName)}",
            within: Literal.Of(parameter.WireName + "."),
            isOptional: !parameter.IsRequired,
            _patterns));

    private Code? AnswerType(MethodModel method) => method.Response switch
    {
        ResponseModel.Json json => cs.Type(json.Type),
        ResponseModel.Text => $"string",
        ResponseModel.Bytes => $"_sys::IO.Stream",
        _ => null,
    };

    private Code Return(MethodModel method) => ReadValue(method) is { IsEmpty: false } value ? $"return {value};" : Code.None;

    /// <summary>What is read of the response; nothing where there is nothing.</summary>
    private Code ReadValue(MethodModel method) => method.Response switch
    {
        ResponseModel.Json json => ReadAnswer(json),
        ResponseModel.Text => $"_result.GetRawResponse().Content.ToString()",
        ResponseModel.Bytes => $"_api::ApiConnection.ReadStream(_result)",
        _ => Code.None,
    };

    private Code ReadAnswer(ResponseModel.Json response)
    {
        TypeRef type = response.Type;
        Code whenEmpty = response.WhenEmpty is { } meaning ? $", {meaning.Status}, static () => new {cs.Qualified(meaning.Case)}()" : Code.None;
        return type.IsNullable && whenEmpty.IsEmpty
            ? $"_api::ApiConnection.ReadIfAny<{cs.Type(type)}>(_result, {cs.Reader(type)})"
            : Read(cs.Type(type), $"_result", cs.Reader(type), whenEmpty);
    }

    private Code ReturnHandle(MethodModel method, StartModel start)
        => $"return Resume(_api::ApiConnection.Read(_result, {cs.Reader(method.JsonType!)}).{start.IdProperty});";

    private Code Immediate(MethodModel method, StartModel start, Identifier flag)
    {
        Code answer = start.ImmediateType is { } type ? cs.Type(type) : cs.Qualified(start.ImmediateCase!);
        string other = $"{method.Name}DeferredAsync";
        var isDeferred = Literal.Of($"{flag} requests an ID instead of a result: call {other}, or leave {flag} unset.");
        return Calling(
            method,
            method.Name,
            answer,
            finish: $"""
                return _api::ApiConnection.Read(_result, {cs.Reader(method.JsonType!)}) is {cs.Qualified(start.ImmediateCase!)} _immediate
                    ? _immediate{Code.If(start.ImmediateType is not null, $".Value")}
                    : throw _api::ApiCall.Unforeseen(_result, {Literal.Of($"a result; call {other} for a response with an ID")});
                """,
            prepare: $$"""if (request.{{flag}} == true) { throw new _sys::ArgumentException({{isDeferred}}, nameof(request)); }""");
    }

    private Code Deferred(MethodModel method, StartModel start, Identifier flag) => Calling(
        method,
        $"{method.Name}Deferred",
        cs.Qualified(start.Handle),
        finish: $"""
            return _api::ApiConnection.Read(_result, {cs.Reader(method.JsonType!)}) is {cs.Qualified(start.StartedCase!)} _started
                ? Resume(_started.Value.{start.IdProperty})
                : throw _api::ApiCall.Unforeseen(_result, "an ID to poll with");
            """,
        prepare: $$"""request = request with { {{flag}} = true };""",
        document: DocumentAs(method, method.Name, "Returns at once; the handle waits for the result."));

    private Code Pages(MethodModel method, PagingModel paging)
    {
        PagingAdvance advance = paging.Advance;
        bool isLinked = advance is PagingAdvance.Address { Relation: not null };
        IEnumerable<Code> arguments = method.Parameters
            .Select(parameter => parameter.Name == advance.Parameter ? Position(advance) : parameter.Name)
            .Append(Code.Of($"_cancellation"));
        Code item = cs.Type(paging.ItemType);
        Code page = isLinked ? cs.Qualified(ResultOf(method.Result!)) : cs.Type(method.JsonType!);
        Code items = $"{(isLinked ? $"_page.Value" : Code.Of($"_page"))}{Access(paging.Items)}{Code.If(paging.MayLackItems, $" ?? []")}";
        Code size = paging.SizeParameter is { } limit ? $"(int?){limit}" : Code.Of($"null");
        var more = Code.If(!paging.More.IsEmpty, $", static _page => {(isLinked ? $"_page.Value" : Code.Of($"_page"))}{Access(paging.More)}");
        Code next = advance switch
        {
            PagingAdvance.Token token => $"static _page => {TokenText(token)}",
            PagingAdvance.Address { Relation: { } relation } => $"static _page => _api::ApiPageWays.Linked(_page.GetRawResponse(), {Literal.Of(relation)})",
            PagingAdvance.Address address => $"static _page => _page{Access(address.Url)}{Code.If(address.UrlType!.Kind == ValueKind.Uri, Code.Of($"{Code.If(address.Url.Last().IsOptional, $"?")}.OriginalString"))}",
            PagingAdvance.Count count => Code.Of($"isOffset: {Literal.Of(count.IsOffset)}"),
            _ => Code.None,
        };
        Code walk = advance is PagingAdvance.Count position ? Code.Of($"ApiPageWays.Count<{page}, {item}>({position.Position},") : $"ApiPages.Walk<{page}, {item}>(";
        return $"""
            {DocumentAs(method, $"{method.Name}Page", "Enumerates all pages, each requested when it is reached.")}
            public virtual _generic::IAsyncEnumerable<{item}> {method.Name}Async({Signature(method, SignatureOf(method, paging))})
                => _api::{walk}
                    (_token, _cancellation) => {method.Name}Page{Code.If(isLinked, $"Result")}Async({Code.List(arguments)}),
                    static _page => {items},
                    {next},
                    {size},
                    cancellationToken{more});
            """;
    }

    /// <summary>A number to begin at may be given; a token or a URL comes from a page.</summary>
    private static IEnumerable<ParameterModel> SignatureOf(MethodModel method, PagingModel paging)
        => paging.Advance is PagingAdvance.Count ? method.Parameters : method.Parameters.Where(parameter => parameter.Name != paging.Advance.Parameter);

    private static Code Position(PagingAdvance advance) => advance switch
    {
        PagingAdvance.Token { ParameterType.Kind: ValueKind.Int32 } => $"(int?)_api::ApiPageWays.Number(_token)",
        PagingAdvance.Token { ParameterType.Kind: ValueKind.Int64 } => $"_api::ApiPageWays.Number(_token)",
        PagingAdvance.Count { PositionType.Kind: ValueKind.Int32 } => $"(int?)_token",
        PagingAdvance.Address => $"_api::ApiPageWays.Url(_token)",
        _ => $"_token",
    };

    private static Code TokenText(PagingAdvance.Token token)
    {
        Code value = $"_page{Access(token.Value)}";
        return token.ValueType.Kind == ValueKind.String ? value : $"_api::WireText.Of({value})";
    }

    private static Code Access(EquatableArray<PropertyStep> steps)
    {
        Code access = Code.None;
        bool isOptional = false;
        foreach (PropertyStep step in steps)
        {
            access = $"{access}{(isOptional ? Code.Of($"?.") : $".")}{step.Name}";
            isOptional = step.IsOptional;
        }

        return access;
    }

    /// <summary>The call of the protocol method with typed arguments.</summary>
    private static Code Call(MethodModel method) => $"await {ProtocolCall(method, Options)}.ConfigureAwait(false);";

    private static Code ProtocolCall(MethodModel method, Code options)
    {
        var arguments = WireParameters(method).Select(parameter => (Code)parameter.Name).ToList();
        if (method.Body is { } body)
        {
            arguments.Add($"content");
            if (body.IsOfAnyMediaType)
            {
                arguments.Add(body is BodyModel.Multipart ? $"content.ContentType"
                    : body.SentAs is { } mediaType ? (Code)Literal.Of(mediaType)
                    : $"contentType");
            }
        }

        arguments.Add(options);
        return $"{method.Name}{Code.If(method.Paging is not null, $"Page")}Async({Code.List(arguments)})";
    }

    private Code Signature(MethodModel method, IEnumerable<ParameterModel> parameters)
        => Code.List(Arguments(method, parameters)
            .Select(argument => argument.InSignature)
            .Append(Code.Of($"{CancellationToken} cancellationToken = default")));

    /// <summary>The arguments of a typed method, as its signature has them and as a doc comment refers to them.</summary>
    private IEnumerable<(Code InSignature, Code InCref)> Arguments(MethodModel method, IEnumerable<ParameterModel> parameters)
    {
        ParameterModel[] all = [.. parameters];
        foreach (ParameterModel parameter in all.Where(parameter => parameter.IsRequired))
        {
            yield return ($"{cs.Type(parameter.Type)} {parameter.Name}", cs.Cref(parameter.Type, isOptional: false));
        }

        bool isOptionalBody = false;
        if (method.FlattenedBody.IsEmpty)
        {
            switch (method.Body)
            {
                case BodyModel.Raw raw:
                    yield return ($"{s_content} content", s_content);
                    if (raw.MediaType is null)
                    {
                        yield return ($"string contentType", $"string");
                    }

                    break;
                case { IsRequired: true, RequestType: { } type }:
                    yield return ($"{cs.Type(type)} request", cs.Cref(type, isOptional: false));
                    break;
                case not null:
                    isOptionalBody = true;
                    break;
            }
        }

        foreach (ParameterModel parameter in all.Where(parameter => !parameter.IsRequired))
        {
            yield return (
                $"{cs.Type(parameter.Type, isOptional: true)} {parameter.Name} = null",
                cs.Cref(parameter.Type, isOptional: true));
        }

        if (isOptionalBody)
        {
            TypeRef type = method.RequestType!;
            yield return ($"{cs.Type(type, isOptional: true)} request = null", cs.Cref(type, isOptional: true));
        }
    }

    private Code Document(MethodModel method) => Code.Lines(
    [
        DocComment.Of(method.Doc with { IsDeprecated = false }, Fallback(method), method.Pointer),
        .. method.Parameters.Select(Document),
        .. DocumentBody(method),
        DocComment.Parameter(s_cancellationName, "A token to cancel the operation."),
        DocumentErrors(method),
        Code.If(method.Doc.IsDeprecated, DocComment.Obsolete),
    ]);

    private static Code Document(ParameterModel parameter)
    {
        string text = string.Join(" ", new[] { parameter.Doc.Summary, parameter.Doc.Remarks }.Where(part => part is not null));
        return DocComment.Parameter(parameter.Name, text.Length > 0 ? text : $"The parameter '{parameter.WireName}'.");
    }

    private static IEnumerable<Code> DocumentBody(MethodModel method)
    {
        if (method.Body is BodyModel.Raw raw)
        {
            yield return DocComment.Parameter(s_contentName, "The request body.");
            if (raw.MediaType is null)
            {
                yield return DocComment.Parameter(s_contentTypeName, "The media type of the request body.");
            }
        }
        else if (method is { Body: not null, FlattenedBody.IsEmpty: true })
        {
            yield return DocComment.Parameter(s_requestName, "The request body.");
        }
    }

    private Code DocumentErrors(MethodModel method)
    {
        if (method.Errors.IsEmpty)
        {
            return Code.None;
        }

        string[] types = [.. method.Errors.Select(error => error.Type?.Name?.Text).OfType<string>().Distinct()];
        IEnumerable<string> errors = method.Errors.Select(error
            => $"{error.Status}: {error.Text}{(types.Length > 1 && error.Type is { } type ? $" `BodyAs<{type.Name}>()`" : "")}");
        errors = types.Length == 1 ? errors.Append($"Use `BodyAs<{types[0]}>()` to read the body.") : errors;
        return DocComment.Exception(cs.Prefixed("Exception"), string.Join("\n", errors));
    }

    /// <summary>The comment of a method of the operation that differs from another in what it gives.</summary>
    private Code DocumentAs(MethodModel method, Code other, string difference)
    {
        string summary = (method.Doc.Summary ?? Fallback(method)).TrimEnd();
        IEnumerable<Code> arguments = Arguments(method, method.Parameters).Select(argument => argument.InCref).Append(CancellationToken);
        return $"""
            {DocComment.Summary($"{summary}{(summary.EndsWith(".", StringComparison.Ordinal) ? "" : ".")} {difference}")}
            /// <inheritdoc cref="{other}Async({Code.List(arguments)})" path="/*[not(self::summary)]"/>
            {Code.If(method.Doc.IsDeprecated, DocComment.Obsolete)}
            """;
    }

    private static string Fallback(MethodModel method) => $"Calls `{method.OperationId}`.";
}
