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

    private readonly PatternFields _patterns = new();
    private readonly ProtocolEmitter _protocol = new(cs);
    private readonly MethodDocs _docs = new(cs);

    private BodyEmitter Body => field ??= new BodyEmitter(cs, _patterns);

    private MethodChecks Checks => field ??= new MethodChecks(cs, Body, _patterns);

    private PagingEmitter Paging => field ??= new PagingEmitter(cs, client.Name, _docs);

    internal Code Write() => $$"""
        {{DocComment.Of(client.Doc, $"The operations of '{client.Name}'.")}}
        {{TypeEmitter.Generated}}
        {{Billed()}}
        {{cs.AccessOf(client.Name)}} partial class {{client.Name}}
        {
            {{Code.Members(Members().Prepend(Connection()))}}
        }
        """;

    /// <summary>By this, analyzers know which calls must not be repeated.</summary>
    private Code Billed()
    {
        string[] billed =
            [.. client.Methods.Where(method => method.Retry == RetrySafety.Billed).Select(method => method.Name.Bare).Distinct()];
        return Code.If(billed.Length > 0, $"[_api::Billed({Code.List(billed)})]");
    }

    private Code Connection() => $"""
        readonly _api::ApiConnection _connection;

        internal {client.Name}(_api::ApiConnection connection) => _connection = connection;

        /// <summary>For mocking.</summary>
        protected {client.Name}() => _connection = _api::ApiConnection.NotSetUp;

        bool Validates => _connection.ValidateRequests;

        internal _sys::TimeProvider TimeProvider => _connection.TimeProvider;

        internal _sys::TimeSpan PollInterval => _connection.PollInterval;
        """;

    /// <summary>A result of a type that JSON is read as.</summary>
    internal static Code Read(Code type, Code result, Code reader, Code whenEmpty)
        => $"_api::ApiConnection.Read<{type}>({result}, {reader}{whenEmpty})";

    private IEnumerable<Code> Members()
    {
        foreach (MethodModel method in client.Methods)
        {
            cs.Context.Visit(method.Pointer);
            foreach (Code typed in Typed(method))
            {
                yield return typed;
            }

            foreach (Code protocol in _protocol.Write(method))
            {
                yield return protocol;
            }
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
            /// <returns>The operation.</returns>
            public virtual {handle} Resume({cs.Type(resume.IdType)} id) => new {handle}({poll}, id);
            """;
    }

    private IEnumerable<Code> Typed(MethodModel method) => method switch
    {
        { HttpMethod: "HEAD", ReturnsResult: true, Result: { } result }
            => Calling(method, method.Name, ReturnResult(method, result)),
        { Paging: { } paging } => [.. Plain(method, $"{method.Name}Page"), .. Paging.Write(method, paging)],
        { Start: { FlagProperty: { } flag } start } => [.. Immediate(method, start, flag), .. Deferred(method, start, flag)],
        { Start: { } start } => Calling(method, method.Name, ReturnHandle(method, start)),
        { Response: ResponseModel.Events { HasNames: true } }
            => [.. Streaming(method, $"", $"Data"), .. Streaming(method, $"Items", $"Items")],
        { Response: ResponseModel.Events } => Streaming(method, $"", $"Data"),
        { Response: ResponseModel.Items } => Streaming(method, $"", $"Items"),
        _ => Plain(method, method.Name),
    };

    /// <summary>The method that returns the value and, if the contract describes headers, the one that returns these too.</summary>
    private IEnumerable<Code> Plain(MethodModel method, Code name)
    {
        if (method is not { ReturnsResult: true, Result: { } result })
        {
            return Calling(method, name, Return(method), RefuseStream(method));
        }

        var signatures = new Signatures(cs, method);
        Code check = Checks.Of(method);
        Answer alone = Return(method);
        Answer whole = ReturnResult(method, result);
        var arguments = Code.List(signatures.Whole.Select(argument => (Code)argument.Name).Append(Code.Of($"cancellationToken")));
        // A contract may set a method's name to one with an underscore, but not with two.
        Code sender = $"__{name}Async";
        Code call = MayFail(method) ? $"{sender}({arguments})" : ProtocolCall(method, Options);
        Code send = $$"""
            {{Code.If(BodyEmitter.IsDisposed(method), $"async ")}}{{Answer.AsReceived.Task}} {{sender}}({{Signatures.Declare(signatures.Whole)}})
            {
                {{Steps(method, Answer.AsReceived, RefuseStream(method), check)}}
            }
            """;
        return
        [
            .. signatures.Methods(
                _docs.Of(method, signatures, isChecked: !check.IsEmpty), alone.Task, name, Expression(alone.Passed(call))),
            .. signatures.Methods(
                _docs.Of(
                    method, name, "Returns the response's status and headers too.",
                    returns: method.Response is ResponseModel.None ? "The status and the headers." : null),
                whole.Task, $"{name}Result", Expression(whole.Passed(call))),
            .. MayFail(method) ? [send] : Array.Empty<Code>(),
        ];

        static Code Expression(Code value) => $"""
                => {value};
            """;
    }

    private Answer ReturnResult(MethodModel method, Identifier result)
    {
        Code type = cs.Qualified(((TypeName)client.Name).Inner(result));
        Code value = ReadValue(method) is { IsEmpty: false } read ? $"{read}, " : Code.None;
        return new Answer(type, $"new {type}({value}_result.GetRawResponse())");
    }

    /// <summary>A method that sends and reads.</summary>
    /// <param name="answer">Its result.</param>
    /// <param name="prepare">The code before the checks of the request.</param>
    /// <param name="document">Its comment, where it is not that of the operation.</param>
    /// <remarks>
    /// It has no state machine, which would be most of its size: shared code awaits the call and reads the response. Errors in
    /// arguments are still reported by the task.
    /// </remarks>
    private IEnumerable<Code> Calling(MethodModel method, Code name, Answer answer, Code? prepare = null, Code? document = null)
    {
        var signatures = new Signatures(cs, method);
        Code check = Checks.Of(method);
        return signatures.Methods(
            document ?? _docs.Of(method, signatures, isChecked: !check.IsEmpty), answer.Task, name,
            $$"""
            {
                {{Steps(method, answer, prepare ?? Code.None, check)}}
            }
            """,
            isAsync: BodyEmitter.IsDisposed(method));
    }

    /// <summary>Whether something can go wrong before the request is sent.</summary>
    private static bool MayFail(MethodModel method) => method.Body is not null || !method.Parameters.IsEmpty;

    private Code Steps(MethodModel method, Answer answer, Code prepare, Code check)
    {
        Code call = ProtocolCall(method, Options);
        bool isDisposed = BodyEmitter.IsDisposed(method);
        var steps = Code.Lines(
        [
            RequireRequest(method),
            prepare,
            check,
            Body.Content(method),
            isDisposed ? answer.Awaited(call) : $"return {answer.Passed(call)};",
        ]);
        return MayFail(method) && !isDisposed ? InTask(steps, answer.Type) : steps;
    }

    /// <summary>Statements whose exceptions are reported by the returned task.</summary>
    private static Code InTask(Code steps, Code? type) => $$"""
        try
        {
            {{steps}}
        }
        catch (_sys::Exception _e) { return {{Task}}.FromException{{(type is null ? Code.None : $"<{type}>")}}(_e); }
        """;

    /// <summary>The result of a method.</summary>
    /// <param name="Type">Its type; null if there is no result.</param>
    /// <param name="Value">The expression for it, which uses <c>_result</c>; empty if nothing is read.</param>
    /// <param name="Reader">
    /// The argument that reads it, empty for a type of the contract; null unless it is only the JSON of the response.
    /// </param>
    private sealed record Answer(Code? Type, Code Value, Code? Reader = null)
    {
        internal static Answer AsReceived { get; } = new(Result, Code.None);

        /// <summary>The type of a task that returns it.</summary>
        internal Code Task => Type is null ? ClientEmitter.Task : $"{ClientEmitter.Task}<{Type}>";

        /// <summary>The expression of a task that returns it after the call.</summary>
        internal Code Passed(Code call)
            => Value.IsEmpty ? call
                : Reader is not null ? Code.Of($"_api::ApiCall.ReadAsync<{Type}>({call}{Reader})")
                : $"_api::ApiCall.ReadAsync<{Type}>({call}, _result => {Value})";

        /// <summary>The statements that await a call and return it.</summary>
        internal Code Awaited(Code call) => !Value.IsEmpty
            ? $"""
                {Result} _result = await {call}.ConfigureAwait(false);
                return {Value};
                """
            : Code.Of($"{Code.If(Type is not null, $"return ")}await {call}.ConfigureAwait(false);");
    }

    private static Code RequireRequest(MethodModel method) => Code.If(
        method is { RequestType.IsValueType: false } && BodyEmitter.IsThere(method.Body!),
        $"_sys::ArgumentNullException.ThrowIfNull(request);");

    /// <summary>A method that sends the request when its result is enumerated, and returns the items as they arrive.</summary>
    /// <param name="suffix">The suffix of its name.</param>
    /// <param name="what">The member of the stream that it returns.</param>
    private IEnumerable<Code> Streaming(MethodModel method, Code suffix, Code what)
    {
        var signatures = new Signatures(cs, method);
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
        Code result = suffix.IsEmpty ? item : $"_sys::Net.ServerSentEvents.SseItem<{item}>";
        result = $"_generic::IAsyncEnumerable<{result}>";
        Code name = $"{method.Name}{suffix}";
        Code check = Checks.Of(method);
        Code document = suffix.IsEmpty
            ? _docs.Of(method, signatures, isChecked: !check.IsEmpty)
            : _docs.Of(method, method.Name, "Returns each event with its name and ID.", "The events.");
        return signatures.Methods(document, result, name, $$"""
            {
                {{RequireRequest(method)}}
                {{RefuseStream(method)}}
                {{check}}
                return {{stream}}{{sender}}, {{StreamReader(method.Response)}}).{{what}}(cancellationToken);
            }
            """);
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
            EventData.Event
                => $"_api::ApiStreams.Event<{cs.Type(events.Item)}>({Code.List(events.TextEvents.Select(name => (Code)Literal.Of(name)).Prepend(cs.Reader(events.Item)))})",
            _ => $"_api::ApiStreams.Json<{cs.Type(events.Item)}>({cs.Reader(events.Item)})",
        };
        Code end = events.End is { } text ? $", end: {Literal.Of(text)}" : Code.None;
        return $"{read}{end}{(events.Error is { } name ? $", error: {Literal.Of(name)}" : Code.None)}";
    }

    /// <summary>Sets the flag that asks for a stream, or refuses it where the response is read at once.</summary>
    private Code RefuseStream(MethodModel method)
    {
        if (method.StreamFlag is not { } flag)
        {
            return Code.None;
        }

        if (flag.IsSet)
        {
            return SetFlag(method, flag.Property);
        }

        var dot = Code.If(!BodyEmitter.IsThere(method.Body!), $"?");
        return $$"""
            if (request{{dot}}.{{flag.Property}} == true) { throw new _sys::ArgumentException({{Literal.Of($"{flag.Property} requests a stream instead of a result: call {flag.Other}Async, or leave {flag.Property} unset.")}}, nameof(request)); }
            """;
    }

    private Code SetFlag(MethodModel method, Identifier flag)
        => cs.HasRecords ? $$"""request = request with { {{flag}} = true };"""
            : Code.Of($"request = request.ToCopy(nameof({cs.Qualified(method.RequestType!.Name!)}.{flag}));");

    private Answer Return(MethodModel method)
    {
        Code value = ReadValue(method);
        return method.Response switch
        {
            ResponseModel.Json { WhenEmpty: null, Type: { IsNullable: false } type } => new Answer(
                cs.Type(type), value, type.Kind == ValueKind.Model ? Code.None : $", {cs.Reader(type)}"),
            ResponseModel.Json json => new Answer(cs.Type(json.Type), value),
            ResponseModel.Text => new Answer($"string", value),
            ResponseModel.Bytes => new Answer($"_sys::IO.Stream", value),
            _ => new Answer(null, value),
        };
    }

    /// <summary>The code that reads the response; empty if there is nothing to read.</summary>
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
        Code whenEmpty = response.WhenEmpty is { } meaning
            ? $", {meaning.Status}, static () => new {cs.Qualified(meaning.Case)}()"
            : Code.None;
        return type.IsNullable && whenEmpty.IsEmpty
            ? $"_api::ApiConnection.ReadIfAny<{cs.Type(type)}>(_result, {cs.Reader(type)})"
            : Read(cs.Type(type), $"_result", cs.Reader(type), whenEmpty);
    }

    private Answer ReturnHandle(MethodModel method, StartModel start) => new(
        cs.Qualified(start.Handle), $"Resume(_api::ApiConnection.Read(_result, {cs.Reader(method.JsonType!)}).{start.IdProperty})");

    private IEnumerable<Code> Immediate(MethodModel method, StartModel start, Identifier flag)
    {
        Code answer = start.ImmediateType is { } type ? cs.Type(type) : cs.Qualified(start.ImmediateCase!);
        string other = $"{method.Name}DeferredAsync";
        var isDeferred = Literal.Of($"{flag} requests an ID instead of a result: call {other}, or leave {flag} unset.");
        return Calling(
            method,
            method.Name,
            new Answer(answer, $"""
                _api::ApiConnection.Read(_result, {cs.Reader(method.JsonType!)}) is {cs.Qualified(start.ImmediateCase!)} _immediate
                    ? _immediate{Code.If(start.ImmediateType is not null, $".Value")}
                    : throw _api::ApiCall.Unforeseen(_result, {Literal.Of($"a result; call {other} for a response with an ID")})
                """),
            prepare: $$"""if (request.{{flag}} == true) { throw new _sys::ArgumentException({{isDeferred}}, nameof(request)); }""");
    }

    private IEnumerable<Code> Deferred(MethodModel method, StartModel start, Identifier flag) => Calling(
        method,
        $"{method.Name}Deferred",
        new Answer(cs.Qualified(start.Handle), $"""
            _api::ApiConnection.Read(_result, {cs.Reader(method.JsonType!)}) is {cs.Qualified(start.StartedCase!)} _started
                ? Resume(_started.Value.{start.IdProperty})
                : throw _api::ApiCall.Unforeseen(_result, "an ID to poll with")
            """),
        prepare: SetFlag(method, flag),
        document: _docs.Of(method, method.Name, "Returns at once; the handle waits for the result.", MethodDocs.Handle));

    /// <summary>The call of the protocol method with typed arguments.</summary>
    private static Code ProtocolCall(MethodModel method, Code options)
    {
        // Where an object was looked into carefully, the compiler believes that it may be null.
        var arguments = method.WireParameters
            .Where(parameter => parameter.Option is null)
            .Select(parameter => Code.Of($"{parameter.Name}{Code.If(parameter.IsNeverNull && parameter.Checks.IsNested, $"!")}"))
            .ToList();
        if (method.Options is not null)
        {
            arguments.Add($"options");
        }

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
}
