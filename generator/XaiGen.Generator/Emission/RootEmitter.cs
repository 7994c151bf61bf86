using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The root client and the JSON resolver: the two files that know of all others.</summary>
internal static class RootEmitter
{
    internal static void WriteClient(SourceWriter writer, RootClientModel root, CSharpCode code)
    {
        string options = code.Own(code.Prefix + "ClientOptions");
        writer.Doc(root.Doc, $"The client of the API.").Generated()
            .Open($"public partial class {root.Name}")
            .Line($"private static readonly _sys::Uri s_endpoint = new({Literal.Of(root.Endpoint)});")
            .Line($"private readonly _api::ApiConnection _connection;");
        WriteConstructors(writer, root, code, options);
        writer.Line()
            .Open($"private {root.Name}(_api::ApiConnection connection)")
            .Line("_connection = connection;");
        foreach (SubClientUse use in root.SubClients)
        {
            writer.Line($"{use.Property} = new {code.Own(use.Type)}(connection);");
        }

        writer.Close()
            .Line()
            .Line("/// <summary>For a test double.</summary>")
            .Open($"protected {root.Name}()")
            .Line("_connection = null!;");
        foreach (SubClientUse use in root.SubClients)
        {
            writer.Line($"{use.Property} = null!;");
        }

        writer.Close()
            .Line()
            .Line("/// <summary>The pipeline that every call goes through, for calls of your own.</summary>")
            .Line("public _model::Primitives.ClientPipeline Pipeline => _connection.Pipeline;")
            .Line()
            .Line("/// <summary>The address that the calls go to.</summary>")
            .Line("public virtual _sys::Uri Endpoint => _connection.Endpoint;");
        foreach (SubClientUse use in root.SubClients)
        {
            writer.Line().Doc(use.Doc, $"The operations of '{use.Property}'.")
                .Line($"public virtual {code.Own(use.Type)} {use.Property} {{ get; }}");
        }

        writer.Close();
        if (root.Authentication is { Schemes.Count: > 1 } authentication)
        {
            WriteCredentials(writer, authentication, code);
        }

        if (!root.Servers.IsEmpty)
        {
            WriteServers(writer, root.Servers, code);
        }
    }

    private static void WriteConstructors(SourceWriter writer, RootClientModel root, CSharpCode code, string options)
    {
        const string Key = "_model::ApiKeyCredential";
        const string Provider = "_model::AuthenticationTokenProvider";
        AuthenticationModel? authentication = root.Authentication;
        if (authentication is null)
        {
            WriteConstructor(writer, root, [], options, "_api::ApiConnection.Create(null, options, s_endpoint)", "Creates a client.");
            return;
        }

        if (authentication.Primary is { } primary)
        {
            string byKey = Connect(authentication, scheme => scheme == primary ? "credential" : "null", byKey: true);
            if (primary.Kind == AuthenticationKind.Basic)
            {
                WriteConstructor(
                    writer, root, [("string", "userName", "The user's name."), ("string", "password", "The password. It is sent to the endpoint only.")], options,
                    "_api::ApiCall.Credential(userName, password), options", "Creates a client that signs in with a password.");
            }
            else
            {
                WriteConstructor(
                    writer, root, [("string", "apiKey", "The key. It is sent to the endpoint only.")], options,
                    "_api::ApiCall.Credential(apiKey), options", "Creates a client that sends a key.");
            }

            WriteConstructor(
                writer, root, [(Key, "credential", "The key; update it to change it. It is sent to the endpoint only.")], options,
                byKey, "Creates a client that sends a key which may change while the client lives.");
            if (primary.HasTokens)
            {
                WriteConstructor(
                    writer, root, [(Provider, "tokenProvider", "Gives the tokens; it is asked again before one ends. They are sent to the endpoint only.")], options,
                    Connect(authentication, scheme => scheme == primary ? "tokenProvider" : "null"),
                    "Creates a client that sends tokens which end.");
            }
        }

        if (authentication.Schemes.Count > 1)
        {
            WriteConstructor(
                writer, root, [(code.Own(code.Prefix + "Credentials"), "credentials", "What the client can prove. It is sent to the endpoint only.")], options,
                Connect(authentication, scheme => "credentials." + scheme.Property),
                "Creates a client that proves what each operation requires.");
        }

        if (authentication.AllowsAnonymous)
        {
            WriteConstructor(
                writer, root, [], options, $"_api::ApiConnection.CreateWithoutKey({Proofs(authentication, _ => "null", byKey: false)}, options, s_endpoint)",
                "Creates a client without a key, for what needs none, or whose transport authenticates by itself.");
        }
        else
        {
            WriteConstructor(
                writer, root, [], options, "_api::ApiConnection.CreateWithoutKey(null, options, s_endpoint)",
                "Creates a client without a key, whose transport authenticates by itself.", isOptional: false);
        }
    }

    private static void WriteConstructor(
        SourceWriter writer, RootClientModel root, (string Type, string Name, string Text)[] parameters, string options, string initializer, string summary,
        bool isOptional = true)
    {
        writer.Line().Line($"/// <summary>{summary}</summary>");
        foreach ((_, string name, string text) in parameters)
        {
            writer.Line($"/// <param name=\"{name}\">{text}</param>");
        }

        string signature = string.Concat(parameters.Select(parameter => $"{parameter.Type} {parameter.Name}, "));
        writer.Line($"/// <param name=\"options\">How the client works{(isOptional ? "; the defaults if null" : ", with a <c>Transport</c>")}.</param>")
            .Line("/// <exception cref=\"_sys::ArgumentException\">A key or a transport is missing, or the endpoint is one that keys must not be sent to.</exception>")
            .Line($"public {root.Name}({signature}{options}{(isOptional ? "? options = null" : " options")})")
            .Indented(inner => inner.Line($": this({initializer})"))
            .Open().Close();
    }

    /// <summary>The connection of a client that has what <paramref name="proofOf"/> gives for a scheme.</summary>
    /// <param name="byKey">A key stands for tokens, too.</param>
    private static string Connect(AuthenticationModel authentication, Func<SchemeModel, string> proofOf, bool byKey = false)
        => $"_api::ApiConnection.Create({Proofs(authentication, proofOf, byKey)}, options, s_endpoint)";

    private static string Proofs(AuthenticationModel authentication, Func<SchemeModel, string> proofOf, bool byKey)
    {
        string required = string.Join(", ", authentication.Required.Select(Literal.Of));
        string schemes = string.Concat(authentication.Schemes.Select(scheme => ", " + SchemeCode(scheme, proofOf(scheme), byKey)));
        return $"new _api::ApiAuthentication([{required}]{schemes})";
    }

    private static string SchemeCode(SchemeModel scheme, string proof, bool byKey)
    {
        string id = Literal.Of(scheme.Id);
        return scheme.Kind switch
        {
            _ when proof == "null" => $"new _api::ApiScheme({id})",
            AuthenticationKind.Token when !byKey => $"_api::ApiScheme.Token({id}, {proof}, options{string.Concat(scheme.Scopes.Select(scope => ", " + Literal.Of(scope)))})",
            AuthenticationKind.Token or AuthenticationKind.Bearer => $"_api::ApiScheme.Bearer({id}, {proof})",
            AuthenticationKind.Basic => $"_api::ApiScheme.Basic({id}, {proof})",
            _ => $"_api::ApiScheme.{scheme.Kind}({id}, {proof}, {Literal.Of(scheme.Parameter)})",
        };
    }

    private static void WriteCredentials(SourceWriter writer, AuthenticationModel authentication, CSharpCode code)
    {
        writer.Line()
            .Line("/// <summary>What a client can prove. An operation takes the first of its alternatives for which everything is here.</summary>")
            .Generated()
            .Open($"public sealed partial class {code.Prefix}Credentials");
        foreach (SchemeModel scheme in authentication.Schemes)
        {
            string basic = scheme.Kind == AuthenticationKind.Basic ? " The base64 of the user's name, a colon and the password." : "";
            writer.Separate()
                .DocElement("summary", (scheme.Description ?? $"For '{scheme.Id}'.") + basic)
                .Line($"public {(scheme.HasTokens ? "_model::AuthenticationTokenProvider" : "_model::ApiKeyCredential")}? {scheme.Property} {{ get; init; }}");
        }

        writer.Close();
    }

    private static void WriteServers(SourceWriter writer, EquatableArray<ServerModel> servers, CSharpCode code)
    {
        writer.Line()
            .Line($"/// <summary>The addresses of the API, for <see cref=\"{code.Prefix}ClientOptions.Endpoint\"/>.</summary>")
            .Generated()
            .Open($"public static partial class {code.Prefix}Servers");
        foreach (ServerModel server in servers)
        {
            Identifier[] names = Names.Assign([.. server.Variables.Select(variable => new NameWish(variable.Name, Names.Camel(variable.Name)))], []);
            var variables = server.Variables.Zip(names, (variable, name) => (variable, name)).ToList();
            string address = string.Concat(server.Parts.Select(part => part.Literal is { } text
                ? Literal.Of(text).Trim('"').Replace("{", "{{").Replace("}", "}}")
                : "{" + variables.First(pair => pair.variable.Name == part.ParameterWireName).name + "}"));
            writer.Separate().DocElement("summary", server.Description ?? server.Name);
            string parameters = string.Join(", ", variables.Select(pair => $"string {pair.name} = {Literal.Of(pair.variable.Default)}"));
            writer.Line($"public static _sys::Uri {server.Name}({parameters}) => new({(variables.Count > 0 ? "$" : "")}\"{address}\");");
        }

        writer.Close();
    }

    internal static void WriteResolver(SourceWriter writer, EquatableArray<ResolvedType> types, CSharpCode code)
    {
        string name = code.Prefix + "JsonResolver";
        writer.Line("/// <summary>Tells System.Text.Json how to read and write the types of the contract, without reflection.</summary>")
            .Line("/// <remarks>Add it to <c>JsonSerializerOptions.TypeInfoResolverChain</c>, beside a resolver of your own.</remarks>")
            .Generated()
            .Open($"public sealed class {name} : _json::Serialization.Metadata.IJsonTypeInfoResolver")
            .Line("private static readonly _api::WireTypes s_types = new _api::WireTypes()")
            .Indented(inner =>
            {
                foreach (ResolvedType type in types)
                {
                    string full = code.Own(type.Name);
                    inner.Line(type.Kind switch
                    {
                        ValueKind.WireString => $".Text<{full}>()",
                        ValueKind.WireInteger => $".Integer<{full}>()",
                        _ when type.Union is { } union => $".Case<{code.Own(union)}, {full}>()",
                        _ => $".Model<{full}>()",
                    });
                }

                inner.Line(";");
            })
            .Line()
            .Line($"private {name}() {{ }}")
            .Line()
            .Line("/// <summary>The one instance.</summary>")
            .Line($"public static {name} Default {{ get; }} = new();")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line("public _json::Serialization.Metadata.JsonTypeInfo? GetTypeInfo(_sys::Type type, _json::JsonSerializerOptions options) => s_types.Find(type, options);")
            .Close();
    }
}
