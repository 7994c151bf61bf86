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
    private const string Handle = "The operation, which waits for the result.";

    // Some documents have a page of text there.
    private const int LongestResult = 200;

    private static readonly Identifier s_cancellationName = Identifier.Of("cancellationToken");

    private readonly PatternFields _patterns = new();
    private readonly ProtocolEmitter _protocol = new(cs);

    private BodyEmitter Body => field ??= new BodyEmitter(cs, _patterns);

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

    /// <summary>The checks before sending, all at once. The client's options can turn off all but the null checks.</summary>
    private Code Check(MethodModel method)
    {
        Code[] nulls =
            [.. method.Parameters.Where(IsNeverNull).Select(parameter => Code.Of($"_check.Required({parameter.Name}, {At(parameter)});"))];
        Code[] rules = [.. ParameterChecks(method), .. Body.Checks(method)];
        bool isOfBodyOnly = rules.Length == 1 && method.Body is BodyModel.Typed body && cs.IsChecked(body.Type.Name);
        return (nulls.Length, rules.Length) switch
        {
            (0, 0) => Code.None,
            (0, 1) when isOfBodyOnly => $$"""if (Validates) { request{{Code.If(!BodyEmitter.IsThere(method.Body!), $"?")}}.Validate(); }""",
            (0, _) => $$"""
                if (Validates)
                {
                    var _check = new _api::Check();
                    {{Code.Lines(rules)}}
                    _check.ThrowIfAny();
                }
                """,
            (_, 0) => $$"""
                var _check = new _api::Check();
                {{Code.Lines(nulls)}}
                _check.ThrowIfAny();
                """,
            _ => $$"""
                var _check = new _api::Check();
                {{Code.Lines(nulls)}}
                if (Validates)
                {
                    {{Code.Lines(rules)}}
                }

                _check.ThrowIfAny();
                """,
        };
    }

    private static bool IsNeverNull(ParameterModel parameter)
        => parameter is { IsRequired: true, Type: { IsValueType: false } or { Kind: ValueKind.Any } } && !IsBodyProperty(parameter);

    private static Code Within(ParameterModel parameter)
    {
        string name = (parameter.Option ?? parameter.Name).Bare;
        var wire = Literal.Of(parameter.WireName + ".");
        return parameter.WireName == name ? wire : Code.Of($"new _api::At({wire}, {Literal.Of(name + ".")})");
    }

    private static Code ValueOf(ParameterModel parameter) => parameter.Option is { } option ? Code.Of($"options.{option}") : parameter.Name;

    private static Code At(ParameterModel parameter) => $"\"\", {Literal.Of(parameter.WireName)}";

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
        { Paging: { } paging } =>
        [
            .. Calling(method, $"{method.Name}Page", Return(method)),
            .. WithHeaders(method, $"{method.Name}Page"),
            .. Pages(method, paging),
        ],
        { Start: { FlagProperty: { } flag } start } => [.. Immediate(method, start, flag), .. Deferred(method, start, flag)],
        { Start: { } start } => Calling(method, method.Name, ReturnHandle(method, start)),
        { Response: ResponseModel.Events { HasNames: true } }
            => [.. Streaming(method, $"", $"Data"), .. Streaming(method, $"Items", $"Items")],
        { Response: ResponseModel.Events } => Streaming(method, $"", $"Data"),
        { Response: ResponseModel.Items } => Streaming(method, $"", $"Items"),
        _ => [.. Calling(method, method.Name, Return(method), RefuseStream(method)), .. WithHeaders(method, method.Name)],
    };

    /// <summary>The method that also returns the headers; empty if the contract describes none.</summary>
    private IEnumerable<Code> WithHeaders(MethodModel method, Code name)
        => method is not { ReturnsResult: true, Result: { } result } ? [] : Calling(
            method,
            $"{name}Result",
            ReturnResult(method, result),
            RefuseStream(method),
            DocumentAs(
                method, name, "Returns the response's status and headers too.",
                returns: method.Response is ResponseModel.None ? "The status and the headers." : null));

    private TypeName ResultOf(Identifier result) => ((TypeName)client.Name).Inner(result);

    private Answer ReturnResult(MethodModel method, Identifier result)
    {
        Code type = cs.Qualified(ResultOf(result));
        Code value = ReadValue(method) is { IsEmpty: false } read ? $"{read}, " : Code.None;
        return new Answer(type, $"new {type}({value}_result.GetRawResponse())");
    }

    /// <summary>A method that sends and reads.</summary>
    /// <param name="answer">The type of its result.</param>
    /// <param name="prepare">The code before the checks of the request.</param>
    /// <param name="document">Its comment, where it is not that of the operation.</param>
    /// <remarks>
    /// It has no state machine, which would be most of its size: shared code awaits the call and reads the response. Errors in
    /// arguments are still reported by the task.
    /// </remarks>
    private IEnumerable<Code> Calling(MethodModel method, Code name, Answer answer, Code? prepare = null, Code? document = null)
    {
        Code task = answer.Type is null ? Task : Code.Of($"{Task}<{answer.Type}>");
        var signatures = new Signatures(cs, method);
        Code call = ProtocolCall(method, Options);
        bool mayFail = method.Body is not null || !method.Parameters.IsEmpty;
        var steps = Code.Lines(
        [
            RequireRequest(method),
            prepare ?? Code.None,
            Check(method),
            Body.Content(method),
            BodyEmitter.IsDisposed(method) ? answer.Awaited(call) : $"return {answer.Passed(call)};",
        ]);
        Code whole = $$"""
            {{document ?? Document(method, signatures)}}
            public virtual {{Code.If(BodyEmitter.IsDisposed(method), $"async ")}}{{task}} {{name}}Async({{Signatures.Declare(signatures.Whole)}})
            {
                {{(mayFail && !BodyEmitter.IsDisposed(method) ? InTask(steps, answer.Type) : steps)}}
            }
            """;
        return signatures.Others(task, name).Prepend(whole);
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
    /// <param name="Value">The expression for it, which uses <c>_result</c>.</param>
    /// <param name="Reader">The delegate that reads it, if it is only the JSON of the response.</param>
    private sealed record Answer(Code? Type, Code Value, Code? Reader = null)
    {
        /// <summary>The expression of a task that returns it after the call.</summary>
        internal Code Passed(Code call)
            => Type is null ? call
                : Reader is not null ? Code.Of($"_api::ApiCall.ReadAsync<{Type}>({call}, {Reader})")
                : $"_api::ApiCall.ReadAsync<{Type}>({call}, _result => {Value})";

        /// <summary>The statements that await a call and return it.</summary>
        internal Code Awaited(Code call) => Type is null ? Code.Of($"await {call}.ConfigureAwait(false);") : $"""
            {Result} _result = await {call}.ConfigureAwait(false);
            return {Value};
            """;
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
        Code whole = $$"""
            {{(suffix.IsEmpty ? Document(method, signatures) : DocumentAs(method, method.Name, "Returns each event with its name and ID.", "The events."))}}
            public virtual {{result}} {{name}}Async({{Signatures.Declare(signatures.Whole)}})
            {
                {{RequireRequest(method)}}
                {{RefuseStream(method)}}
                {{Check(method)}}
                return {{stream}}{{sender}}, {{StreamReader(method.Response)}}).{{what}}(cancellationToken);
            }
            """;
        return signatures.Others(result, name).Prepend(whole);
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
    private static Code RefuseStream(MethodModel method)
    {
        if (method.StreamFlag is not { } flag)
        {
            return Code.None;
        }

        if (flag.IsSet)
        {
            return $$"""request = request with { {{flag.Property}} = true };""";
        }

        var dot = Code.If(!BodyEmitter.IsThere(method.Body!), $"?");
        return $$"""
            if (request{{dot}}.{{flag.Property}} == true) { throw new _sys::ArgumentException({{Literal.Of($"{flag.Property} requests a stream instead of a result: call {flag.Other}Async, or leave {flag.Property} unset.")}}, nameof(request)); }
            """;
    }

    private IEnumerable<Code> ParameterChecks(MethodModel method)
        => method.Parameters.Where(parameter => !IsBodyProperty(parameter)).SelectMany(parameter => cs.Check(
            parameter.Type,
            // An identifier in the path is refused where the path is made, whether checks are on or off.
            parameter.IsInPath ? parameter.Checks with { IsId = false } : parameter.Checks,
            value: ValueOf(parameter),
            at: At(parameter),
            within: Within(parameter),
            isOptional: !parameter.IsRequired || !parameter.Type.IsValueType,
            _patterns));

    private Answer Return(MethodModel method)
    {
        Code value = ReadValue(method);
        return method.Response switch
        {
            ResponseModel.Json { WhenEmpty: null, Type: { IsNullable: false } type } => new Answer(cs.Type(type), value, cs.Reader(type)),
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
        prepare: $$"""request = request with { {{flag}} = true };""",
        document: DocumentAs(method, method.Name, "Returns at once; the handle waits for the result.", Handle));

    private IEnumerable<Code> Pages(MethodModel method, PagingModel paging)
    {
        PagingAdvance advance = paging.Advance;
        bool isLinked = advance is PagingAdvance.Address { Relation: not null };
        ParameterModel position = method.Parameters.First(parameter => parameter.Name == advance.Parameter);

        // A number to begin at may be given, and anything in the options; otherwise a token or a URL comes from a page.
        var signatures = new Signatures(cs, method, advance is PagingAdvance.Count ? null : advance.Parameter);
        IEnumerable<Code> arguments = new Signatures(cs, method).Whole
            .Select(argument => argument.Kind switch
            {
                ArgumentKind.Options when position.Option is { } option
                    => Code.Of(
                        $$"""options with { {{option}} = {{Position(advance)}}{{Code.If(advance is not PagingAdvance.Count, $" ?? options.{option}")}} }"""),
                ArgumentKind.Value when argument.Parameter == position => Position(advance),
                _ => argument.Name,
            })
            .Append(Code.Of($"_cancellation"));
        Code item = cs.Type(paging.ItemType);
        Code page = isLinked ? cs.Qualified(ResultOf(method.Result!)) : cs.Type(method.JsonType!);
        Code items = $"{(isLinked ? $"_page.Value" : Code.Of($"_page"))}{Access(paging.Items)}{Code.If(paging.MayLackItems, $" ?? []")}";
        Code size = paging.SizeParameter is { } limit
            ? $"(int?){ValueOf(method.Parameters.First(parameter => parameter.Name == limit))}"
            : Code.Of($"null");
        var more = Code.If(
            !paging.More.IsEmpty, $", static _page => {(isLinked ? $"_page.Value" : Code.Of($"_page"))}{Access(paging.More)}");
        Code next = advance switch
        {
            PagingAdvance.Token token => $"static _page => {TokenText(token)}",
            PagingAdvance.Address { Relation: { } relation }
                => $"static _page => _api::ApiPageWays.Linked(_page.GetRawResponse(), {Literal.Of(relation)})",
            PagingAdvance.Address address
                => $"static _page => _page{Access(address.Url)}{Code.If(address.UrlType!.Kind == ValueKind.Uri, Code.Of($"{Code.If(address.Url.Last().IsOptional, $"?")}.OriginalString"))}",
            PagingAdvance.Count count => Code.Of($"isOffset: {Literal.Of(count.IsOffset)}"),
            _ => Code.None,
        };
        Code walk = advance is PagingAdvance.Count
            ? Code.Of($"ApiPageWays.Count<{page}, {item}>({ValueOf(position)},")
            : $"ApiPages.Walk<{page}, {item}>(";
        Code result = $"_generic::IAsyncEnumerable<{item}>";
        Code whole = $"""
            {DocumentAs(method, $"{method.Name}Page", "Enumerates all pages, each requested when it is reached.", "The items of all pages.")}
            public virtual {result} {method.Name}Async({Signatures.Declare(signatures.Whole)})
                => _api::{walk}
                    (_token, _cancellation) => {method.Name}Page{Code.If(isLinked, $"Result")}Async({Code.List(arguments)}),
                    static _page => {items},
                    {next},
                    {size},
                    cancellationToken{more});
            """;
        return signatures.Others(result, method.Name).Prepend(whole);
    }

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
    private static Code ProtocolCall(MethodModel method, Code options)
    {
        // Where an object was looked into carefully, the compiler believes that it may be null.
        var arguments = WireParameters(method)
            .Where(parameter => parameter.Option is null)
            .Select(parameter => Code.Of($"{parameter.Name}{Code.If(IsNeverNull(parameter) && parameter.Checks.IsNested, $"!")}"))
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

    private Code Document(MethodModel method, Signatures signatures) => Code.Lines(
    [
        DocComment.Of(method.Doc with { IsDeprecated = false }, Fallback(method), method.Pointer),
        .. signatures.Whole.Select(argument => argument.Doc),
        DocComment.Parameter(s_cancellationName, "A token to cancel the operation."),
        Returned(method),
        DocumentErrors(method),
        Code.If(method.Doc.IsDeprecated, DocComment.Obsolete),
    ]);

    /// <summary>The description of the response, unless it is only a word such as OK.</summary>
    private static Code Returned(MethodModel method) => method switch
    {
        { Start: { FlagProperty: null } } => DocComment.Returns(Handle),
        { Response: { IsStream: true } } => DocComment.Returns("The items, as they arrive."),
        { Response: ResponseModel.None, HttpMethod: not "HEAD" } => Code.None,
        { Response.Description: { } said } when said.Contains(' ') && said.Length <= LongestResult => DocComment.Returns(said),
        _ => DocComment.Returns("The response."),
    };

    private Code DocumentErrors(MethodModel method)
    {
        Code refusal = Check(method).IsEmpty
            ? Code.None
            : DocComment.Exception(cs.Prefixed("ValidationException"), "An argument violates a constraint; nothing was sent.");
        if (method.Errors.IsEmpty)
        {
            return Code.Lines([refusal, DocComment.Exception(cs.Prefixed("Exception"), "The call failed.")]);
        }

        string[] ways = [.. method.Errors.Select(WayToRead).OfType<string>().Distinct()];
        IEnumerable<string> errors = method.Errors.Select(error
            => $"{error.Status}: {error.Text}{(ways.Length > 1 && WayToRead(error) is { } way ? $" `{way}`" : "")}");
        errors = ways.Length == 1 ? errors.Append($"Use `{ways[0]}` to read the body.") : errors;
        return Code.Lines([refusal, DocComment.Exception(cs.Prefixed("Exception"), string.Join("\n", errors))]);
    }

    /// <summary>How to read the body of an error; other errors may have the same status or type.</summary>
    private static string? WayToRead(ErrorDoc error) => error.Type switch
    {
        null => null,
        { Kind: ValueKind.Model, Name: { } name } => $"BodyAs<{name}>()",
        { } type => $"TryGet(out {Shown(type)} error)",
    };

    private static string Shown(TypeRef type) => type switch
    {
        { Name: { } name } => name.Text,
        { Kind: ValueKind.List } => $"IReadOnlyList<{Shown(type.Element!)}>",
        { Kind: ValueKind.Map } => $"IReadOnlyDictionary<string, {Shown(type.Element!)}>",
        { Kind: ValueKind.String } => "string",
        _ => type.Kind.ToString(),
    };

    /// <summary>The comment of a method that differs from another method of the operation in its result.</summary>
    /// <param name="returns">Its result, if that differs from the other method's.</param>
    private Code DocumentAs(MethodModel method, Code other, string difference, string? returns = null)
    {
        string summary = (method.Doc.Summary ?? Fallback(method)).TrimEnd();
        Code own = returns is null ? Code.Of($"not(self::summary)") : $"not(self::summary or self::returns)";
        return $"""
            {DocComment.Summary($"{summary}{(summary.EndsWith(".", StringComparison.Ordinal) ? "" : ".")} {difference}")}
            /// <inheritdoc cref="{other}Async({Signatures.Refer(new Signatures(cs, method).Whole)})" path="/*[{own}]"/>
            {Code.If(returns is not null, DocComment.Returns(returns ?? ""))}
            {Code.If(method.Doc.IsDeprecated, DocComment.Obsolete)}
            """;
    }

    private static string Fallback(MethodModel method) => $"Calls `{method.OperationId}`.";
}
