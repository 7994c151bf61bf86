using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The client of one tag: for each operation a typed method and a protocol method beneath it.</summary>
internal sealed class ClientEmitter(SourceWriter writer, CSharpCode code, SubClientModel client)
{
    internal const string Task = "_tasks::Task";
    internal const string Result = "_model::ClientResult";
    private const string Content = "_model::BinaryContent";
    private const string CancellationToken = "_sys::Threading.CancellationToken";
    private const string Cancellation = CancellationToken + " cancellationToken = default";

    private readonly List<string> _patterns = [];
    private readonly ProtocolEmitter _protocol = new(writer, code);

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
            code.Cursor.MoveTo(method.Pointer);
            WriteTyped(method);
            _protocol.Write(method);
        }

        foreach (ResumeModel resume in client.Resumes)
        {
            string poll = resume.PollClient == client.Name ? "this" : $"new {code.Own(resume.PollClient)}(_connection)";
            writer.Line().Line("/// <summary>Takes up work that was started before, in this process or another. Nothing is sent yet.</summary>")
                .Line("/// <param name=\"id\">The identifier that the start gave.</param>")
                .Line($"public virtual {code.Own(resume.Handle)} Resume({code.Type(resume.IdType)} id) => new {code.Own(resume.Handle)}({poll}, id);");
        }

        writer.PatternFields(_patterns);
        foreach (TypeModel nested in client.Nested)
        {
            writer.Line();
            TypeEmitter.Write(writer, nested, code, $"{client.Name}.{nested.Name}");
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

    private void WriteTyped(
        MethodModel method, string name, string? answer, Action<MethodModel> finish, Action? prepare = null, Action<MethodModel>? document = null)
    {
        (document ?? Document)(method);
        string task = answer is null ? Task : $"{Task}<{answer}>";
        writer.Open($"public virtual async {task} {name}Async({Signature(method, method.Parameters)})");
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
        IEnumerable<string> checks = method.Parameters
            .Where(parameter => !IsBodyProperty(parameter))
            .SelectMany(parameter =>
            {
                // An identifier in the path is refused where the path is made, whether checks are on or off.
                Checks rules = parameter.In == ParameterPlace.Path ? parameter.Checks with { IsId = false } : parameter.Checks;
                string name = Literal.Of(parameter.WireName);
                return code.Check(parameter.Type, rules, parameter.Name, $"\"\", {name}", Literal.Of(parameter.WireName + "."), !parameter.IsRequired, PatternField);
            });
        writer.Checks(checks);
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
                string empty = method.WhenEmpty is { } meaning ? $", {meaning.Status}, static () => new {code.Own(meaning.Case)}()" : "";
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
                .Line($"if (request.{flag} == true) {{ throw new _sys::ArgumentException({Literal.Of($"{flag} asks for an id instead of a result: call {method.Name}DeferredAsync, or leave {flag} out.")}, nameof(request)); }}"));
    }

    private void WriteDeferred(MethodModel method, StartModel start, string flag)
        => WriteTyped(
            method, method.Name + "Deferred", code.Own(start.Handle),
            _ => writer
                .Line($"return _api::ApiConnection.Read(_result, {code.Reader(method.AnswerType!)}) is {code.Own(start.StartedCase!)} _started")
                .Indented(inner => inner
                    .Line($"? Resume(_started.Value.{start.IdProperty})")
                    .Line($": throw _api::ApiCall.Unforeseen(_result, \"an id to ask with\");")),
            () => writer.Line($"request = request with {{ {flag} = true }};"),
            _ => DocumentAs(method, method.Name, "Answers at once; the handle waits for the result."));

    private void WriteList(MethodModel method, PagingModel paging)
    {
        ParameterModel[] parameters = [.. method.Parameters.Where(parameter => parameter.Name != paging.TokenParameter)];
        DocumentAs(method, method.Name + "Page", "All pages, fetched as they are reached.");
        string page = code.Type(method.AnswerType!);
        string item = code.Type(paging.ItemType);
        string arguments = Join([.. method.Parameters.Select(parameter => parameter.Name == paging.TokenParameter ? "_token" : parameter.Name), "_cancellation"]);
        writer.Line($"public virtual _generic::IAsyncEnumerable<{item}> {method.Name}Async({Signature(method, parameters)})")
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
            new BodyEmitter(writer, code, PatternField).Write(method);
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

    internal static bool IsBodyProperty(ParameterModel parameter) => parameter.Style.Length == 0;

    internal static IEnumerable<ParameterModel> WireParameters(MethodModel method, IEnumerable<ParameterModel> parameters)
        => method.FlattenedBody.IsEmpty ? parameters : parameters.Where(parameter => !IsBodyProperty(parameter));

    private string Signature(MethodModel method, IEnumerable<ParameterModel> parameters)
        => Join([.. Arguments(method, parameters).Select(argument => argument.InSignature), Cancellation]);

    /// <summary>The arguments of a typed method, as its signature has them and as a doc comment refers to them.</summary>
    private IEnumerable<(string InSignature, string InCref)> Arguments(MethodModel method, IEnumerable<ParameterModel> parameters)
    {
        ParameterModel[] all = [.. parameters];
        foreach (ParameterModel parameter in all.Where(parameter => parameter.IsRequired))
        {
            yield return ($"{code.Type(parameter.Type)} {parameter.Name}", code.Cref(parameter.Type, isOptional: false));
        }

        bool isOptionalBody = false;
        if (method.FlattenedBody.IsEmpty)
        {
            switch (method.Body)
            {
                case BodyKind.Raw:
                    yield return ($"{Content} content", Content);
                    if (method.BodyMediaType.Length == 0)
                    {
                        yield return ("string contentType", "string");
                    }

                    break;
                case not BodyKind.None when method.IsBodyRequired:
                    yield return ($"{code.Type(method.BodyType!)} request", code.Cref(method.BodyType!, isOptional: false));
                    break;
                case not BodyKind.None:
                    isOptionalBody = true;
                    break;
            }
        }

        foreach (ParameterModel parameter in all.Where(parameter => !parameter.IsRequired))
        {
            yield return ($"{code.Type(parameter.Type, isOptional: true)} {parameter.Name} = null", code.Cref(parameter.Type, isOptional: true));
        }

        if (isOptionalBody)
        {
            yield return ($"{code.Type(method.BodyType!, isOptional: true)} request = null", code.Cref(method.BodyType!, isOptional: true));
        }
    }

    private void Document(MethodModel method)
    {
        writer.Line().Doc(method.Doc with { IsDeprecated = false }, Fallback(method));
        foreach (ParameterModel parameter in method.Parameters)
        {
            string text = string.Join(" ", new[] { parameter.Doc.Summary, parameter.Doc.Remarks }.Where(part => part is not null));
            writer.DocElement("param", text.Length > 0 ? text : $"The parameter '{parameter.WireName}'.", $" name=\"{parameter.Name.Bare}\"");
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
            string[] types = [.. method.Errors.Select(error => error.Type?.Name?.Text).OfType<string>().Distinct()];
            string errors = string.Join("\n", method.Errors
                .Select(error => $"{error.Status}: {error.Text}{(types.Length > 1 && error.Type is { } type ? $" `BodyAs<{type.Name}>()`" : "")}")
                .Concat(types.Length == 1 ? [$"`BodyAs<{types[0]}>()` reads the body."] : []));
            writer.DocElement("exception", errors, $" cref=\"{code.Own(code.Prefix + "Exception")}\"");
        }

        MarkObsolete(method);
    }

    /// <summary>The comment of a method of the operation that differs from another in what it gives.</summary>
    private void DocumentAs(MethodModel method, string other, string difference)
    {
        string summary = (method.Doc.Summary ?? Fallback(method)).TrimEnd();
        string arguments = Join([.. Arguments(method, method.Parameters).Select(argument => argument.InCref), CancellationToken]);
        writer.Line().DocElement("summary", $"{summary}{(summary.EndsWith(".", StringComparison.Ordinal) ? "" : ".")} {difference}")
            .Line($"/// <inheritdoc cref=\"{other}Async({arguments})\" path=\"/*[not(self::summary)]\"/>");
        MarkObsolete(method);
    }

    private void MarkObsolete(MethodModel method)
    {
        if (method.Doc.IsDeprecated)
        {
            writer.Line(DocComment.Obsolete);
        }
    }

    private static string Fallback(MethodModel method) => $"Calls `{method.OperationId}`.";

    private static string Join(string[] parts) => string.Join(", ", parts);
}
