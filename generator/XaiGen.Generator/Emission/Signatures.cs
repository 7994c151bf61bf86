using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>
/// The signatures of an operation's typed methods: one with all arguments, and overloads that omit optional ones. An argument that is
/// optional in a later contract adds overloads, or properties of the options, and changes none of the existing ones.
/// </summary>
/// <param name="hidden">An argument that the method supplies itself.</param>
internal sealed class Signatures(CSharpExpressions cs, MethodModel method, Identifier? hidden = null)
{
    private static readonly Identifier s_request = Identifier.Of("request");
    private static readonly Identifier s_options = Identifier.Of("options");

    private enum Request
    {
        Given,
        Omitted,
        Flattened,
    }

    /// <summary>The arguments of the method that the overloads call.</summary>
    internal IReadOnlyList<Argument> Whole => field ??= [.. ArgumentsOf(Request.Given, hasOptions: method.Options is not null)];

    /// <summary>The arguments as parameters of a signature.</summary>
    internal static Code Declare(IEnumerable<Argument> arguments) => Code.List(arguments
        .Select(argument => argument.Declaration)
        .Append(Code.Of($"{ClientEmitter.CancellationToken} cancellationToken = default")));

    /// <summary>The arguments' types as a doc comment refers to them.</summary>
    internal static Code Refer(IEnumerable<Argument> arguments)
        => Code.List(arguments.Select(argument => argument.Cref).Append(ClientEmitter.CancellationToken));

    /// <summary>The value of a parameter within a typed method.</summary>
    internal static Code ValueOf(ParameterModel parameter) => parameter.Option is { } option ? Code.Of($"options.{option}") : parameter.Name;

    /// <summary>The method with all arguments, then the overloads that omit some.</summary>
    /// <param name="document">The comment of the first.</param>
    /// <param name="result">The return type.</param>
    /// <param name="name">The method name without the suffix Async.</param>
    /// <param name="body">The body of the first: a block, or an arrow and an expression.</param>
    /// <param name="isAsync">Whether the body awaits.</param>
    internal IEnumerable<Code> Methods(Code document, Code result, Code name, Code body, bool isAsync = false)
    {
        Code whole = $"""
            {document}
            public virtual {Code.If(isAsync, $"async ")}{result} {name}Async({Declare(Whole)})
            {body}
            """;
        return Others(result, name).Prepend(whole);
    }

    private IEnumerable<Code> Others(Code result, Code name)
    {
        bool hasOptions = method.Options is not null;
        bool isFlattened = !method.FlattenedBody.IsEmpty;
        bool mayOmit = !isFlattened && method is { RequestType: not null, Body.IsRequired: false };
        if (isFlattened)
        {
            yield return Other(result, name, Request.Flattened, givesOptions: false);
        }

        if (hasOptions)
        {
            yield return Other(result, name, Request.Given, givesOptions: false);
        }

        if (mayOmit)
        {
            yield return Other(result, name, Request.Omitted, givesOptions: false);
            if (hasOptions)
            {
                yield return Other(result, name, Request.Omitted, givesOptions: true);
            }
        }
    }

    /// <summary>An options value made from the method's remaining arguments.</summary>
    internal static Code Options(MethodModel method, Identifier? hidden = null)
    {
        Code[] values = [.. method.Parameters
            .Where(parameter => parameter is { Option: not null, IsArgument: true } && parameter.Name != hidden)
            .Select(parameter => Code.Of($"{parameter.Option!} = {parameter.Name}"))];
        return values.Length == 0 ? $"new {method.Options!}()" : Code.Of($$"""new {{method.Options!}} { {{Code.List(values)}} }""");
    }

    private Code Other(Code result, Code name, Request request, bool givesOptions)
    {
        Argument[] arguments = [.. ArgumentsOf(request, givesOptions)];
        IEnumerable<Code> passed = Whole
            .Select(argument => argument.Kind switch
            {
                ArgumentKind.Request when request == Request.Flattened => Code.Of($"request: {Made()}"),
                ArgumentKind.Request when request == Request.Omitted => Code.Of($"request: null"),
                ArgumentKind.Options when !givesOptions => Options(method, hidden),
                _ => argument.Name,
            })
            .Append(Code.Of($"cancellationToken"));
        return $"""
            /// <inheritdoc cref="{name}Async({Refer(Whole)})" path="/*[not(self::param)]"/>
            {Code.Lines(arguments.Select(argument => argument.Doc))}
            {DocComment.Parameter(Identifier.Of("cancellationToken"), "A token to cancel the operation.")}
            {Code.If(method.Doc.IsDeprecated, DocComment.Obsolete)}
            {cs.Yielding(-1)}public virtual {result} {name}Async({Declare(arguments)})
                => {name}Async({Code.List(passed)});
            """;
    }

    /// <summary>The request made from the arguments that are its properties.</summary>
    private Code Made()
    {
        IEnumerable<Code> values = method.Parameters
            .Where(parameter => parameter.IsBodyProperty)
            .Select(parameter => Code.Of(
                $"{method.FlattenedBody.First(property => property.WireName == parameter.WireName).Name} = {parameter.Name}"));
        return $$"""new {{cs.Type(method.RequestType!)}} { {{Code.List(values)}} }""";
    }

    private IEnumerable<Argument> ArgumentsOf(Request request, bool hasOptions)
    {
        ParameterModel[] all = [.. method.Parameters.Where(parameter
            => parameter.IsArgument
                && parameter.Name != hidden && (request == Request.Flattened || !parameter.IsBodyProperty))];
        foreach (ParameterModel parameter in all.Where(parameter => parameter.IsRequired))
        {
            yield return Of(parameter, $"{cs.Type(parameter.Type)} {parameter.Name}", isOptional: false);
        }

        if (method.Body is BodyModel.Raw raw)
        {
            yield return new Argument(
                ArgumentKind.Value, $"_model::BinaryContent content", $"_model::BinaryContent", $"content",
                Document("content", "The request body."));
            if (raw.MediaType is null)
            {
                yield return new Argument(
                    ArgumentKind.Value, $"string contentType", $"string", $"contentType",
                    Document("contentType", "The media type of the request body."));
            }
        }
        else if (request == Request.Given && method is { Body: { } body, RequestType: { } type })
        {
            bool isOptional = !body.IsRequired && method.FlattenedBody.IsEmpty;
            yield return new Argument(
                ArgumentKind.Request, $"{cs.Type(type, isOptional)} request", cs.Cref(type, isOptional), s_request,
                DocComment.Parameter(s_request, "The request body."));
        }

        if (hasOptions)
        {
            yield return new Argument(
                ArgumentKind.Options, $"{method.Options!} options", method.Options!, s_options,
                DocComment.Parameter(s_options, "The optional parameters."));
            yield break;
        }

        foreach (ParameterModel parameter in all.Where(parameter => !parameter.IsRequired))
        {
            yield return Of(parameter, $"{cs.Type(parameter.Type, isOptional: true)} {parameter.Name} = null", isOptional: true);
        }
    }

    private Argument Of(ParameterModel parameter, Code declaration, bool isOptional)
    {
        string text = string.Join(" ", new[] { parameter.Doc.Summary, parameter.Doc.Remarks }.Where(part => part is not null));
        Code doc = DocComment.Parameter(parameter.Name, text.Length > 0 ? text : $"The parameter '{parameter.WireName}'.");
        return new Argument(
            ArgumentKind.Value, declaration, cs.Cref(parameter.Type, isOptional), parameter.Name, doc)
        { Parameter = parameter };
    }

    private static Code Document(string name, string text) => DocComment.Parameter(Identifier.Of(name), text);
}
