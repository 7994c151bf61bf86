using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the root client with its constructors; it exposes the other clients.</summary>
internal sealed class RootEmitter(CSharpExpressions cs, RootClientModel root)
{
    private static readonly Code s_refusal = DocComment.Exception(
        $"_sys::ArgumentException", "A credential or transport is missing, or credentials must not be sent to the endpoint.");

    private readonly Code _options = cs.Prefixed("ClientOptions");

    internal Code Write() => Code.Members(
    [
        WriteClient(),
        root.Authentication is { Schemes.Count: > 1 } authentication ? CredentialsEmitter.Write(authentication, cs) : Code.None,
        root.Servers.IsEmpty ? Code.None : ServersEmitter.Write(root.Servers, cs),
    ]);

    private Code WriteClient() => $$"""
        {{DocComment.Of(root.Doc, $"A client of the API.")}}
        {{TypeEmitter.Generated}}
        {{cs.AccessOf(root.Name)}} partial class {{root.Name}}
        {
            static readonly _sys::Uri s_endpoint = new({{Literal.Of(root.Endpoint)}});
            readonly _api::ApiConnection _connection;

            {{Code.Members(Constructors())}}

            {{root.Name}}(_api::ApiConnection connection)
            {
                _connection = connection;
                {{Code.Lines(root.SubClients.Select(use => Code.Of($"{use.Property} = new {cs.Qualified(use.Type)}(connection);")))}}
            }

            /// <summary>For mocking.</summary>
            protected {{root.Name}}()
                : this(_api::ApiConnection.NotSetUp)
            {
            }

            /// <summary>The HTTP pipeline of all calls. Use it to send your own requests.</summary>
            public _model::Primitives.ClientPipeline Pipeline => _connection.Pipeline;

            {{Code.Members(root.SubClients.Select(Declare).Prepend(s_endpointProperty))}}
        }
        """;

    private static readonly Code s_endpointProperty = $"""
        /// <summary>The base URL that calls are sent to.</summary>
        public virtual _sys::Uri Endpoint => _connection.Endpoint;
        """;

    private Code Declare(SubClientUse use) => $$"""
        {{DocComment.Of(use.Doc, $"The operations of '{use.Property}'.")}}
        public virtual {{cs.Qualified(use.Type)}} {{use.Property}} { get; }
        """;

    private IEnumerable<Code> Constructors()
    {
        if (root.Authentication is not { } authentication)
        {
            yield return Constructor("Creates a client.", [], $"_api::ApiConnection.Create(null, options, s_endpoint)");
            yield break;
        }

        if (authentication.Primary is { } primary)
        {
            yield return primary.Kind == AuthenticationKind.Basic
                ? Constructor(
                    "Creates a client that authenticates with a user name and a password.",
                    [
                        ($"string", $"userName", "The user name."),
                        ($"string", $"password", "The password. It is sent only to the endpoint."),
                    ],
                    $"_api::ApiCall.Credential(userName, password), options")
                : Constructor(
                    "Creates a client that authenticates with an API key.",
                    [($"string", $"apiKey", "The API key. It is sent only to the endpoint.")],
                    $"_api::ApiCall.Credential(apiKey), options");
            yield return Constructor(
                "Creates a client that authenticates with an API key that can change while the client is in use.",
                [($"_model::ApiKeyCredential", $"credential",
                    "The credential with the API key. Update it to change the key, which is sent only to the endpoint.")],
                Connect(authentication, scheme => scheme == primary ? Code.Of($"credential") : null, byKey: true));
            if (primary.HasTokens)
            {
                yield return Constructor(
                    "Creates a client that authenticates with tokens that expire.",
                    [($"_model::AuthenticationTokenProvider", $"tokenProvider",
                        "Provides the tokens, and a new one before the last expires. Tokens are sent only to the endpoint.")],
                    Connect(authentication, scheme => scheme == primary ? Code.Of($"tokenProvider") : null));
            }
        }

        if (authentication.Schemes.Count > 1)
        {
            yield return Constructor(
                "Creates a client that authenticates each operation with the credentials it requires.",
                [(cs.Prefixed("Credentials"), $"credentials", "The client's credentials. They are sent only to the endpoint.")],
                Connect(authentication, scheme => $"credentials.{scheme.Property}"));
        }

        yield return authentication.AllowsAnonymous
            ? Constructor(
                "Creates a client without credentials: for operations that need none, or with a transport that authenticates.",
                [],
                $"_api::ApiConnection.CreateWithoutKey({Proofs(authentication, _ => null)}, options, s_endpoint)")
            : Constructor(
                "Creates a client without credentials, with a transport that authenticates.",
                [],
                $"_api::ApiConnection.CreateWithoutKey(null, options, s_endpoint)",
                isOptional: false);
    }

    /// <param name="isOptional">Whether the options may be omitted.</param>
    private Code Constructor(string summary, (Code Type, Code Name, string Text)[] parameters, Code initializer, bool isOptional = true)
    {
        var documents = Code.Lines(parameters.Select(parameter
            => Code.Of($"/// <param name=\"{parameter.Name}\">{DocText.Attribute(parameter.Text)}</param>")));
        var signature = Code.Join(Code.None, parameters.Select(parameter => Code.Of($"{parameter.Type} {parameter.Name}, ")));
        Code defaults = isOptional ? Code.Of($"; the defaults if null") : $", with a <c>Transport</c>";
        Code options = isOptional ? Code.Of($"{_options}? options = null") : $"{_options} options";
        return $$"""
            {{DocComment.Summary(summary)}}
            {{documents}}
            /// <param name="options">The client's options{{defaults}}.</param>
            {{s_refusal}}
            public {{root.Name}}({{signature}}{{options}})
                : this({{initializer}})
            {
            }
            """;
    }

    /// <summary>Returns the connection of a client with the credentials that <paramref name="proofOf"/> returns for each scheme.</summary>
    /// <param name="byKey">Whether an API key also takes the place of tokens.</param>
    private static Code Connect(AuthenticationModel authentication, Func<SchemeModel, Code?> proofOf, bool byKey = false)
        => $"_api::ApiConnection.Create({Proofs(authentication, proofOf, byKey)}, options, s_endpoint)";

    private static Code Proofs(AuthenticationModel authentication, Func<SchemeModel, Code?> proofOf, bool byKey = false)
    {
        IEnumerable<Code> schemes = authentication.Schemes.Select(scheme => Scheme(scheme, proofOf(scheme), byKey));
        return $"new _api::ApiAuthentication({Code.List(schemes.Prepend(Code.Of($"[{Code.List(authentication.Required)}]")))})";
    }

    private static Code Scheme(SchemeModel scheme, Code? proof, bool byKey)
    {
        var id = Literal.Of(scheme.Id);
        return scheme.Kind switch
        {
            _ when proof is null => $"new _api::ApiScheme({id})",
            AuthenticationKind.Token when !byKey
                => $"_api::ApiScheme.Token({Code.List([id, proof, $"options", Code.List(scheme.Scopes)])})",
            AuthenticationKind.Token or AuthenticationKind.Bearer => $"_api::ApiScheme.Bearer({id}, {proof})",
            AuthenticationKind.Basic => $"_api::ApiScheme.Basic({id}, {proof})",
            _ => $"_api::ApiScheme.{scheme.Kind}({id}, {proof}, {Literal.Of(scheme.Parameter)})",
        };
    }
}
