using XaiGen.Contract;

namespace XaiGen.Generator;

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
    }

    private static void WriteConstructors(SourceWriter writer, RootClientModel root, CSharpCode code, string options)
    {
        const string Key = "_model::ApiKeyCredential";
        const string Policy = "_model::Primitives.ApiKeyAuthenticationPolicy";
        if (root.Authentication is not { } authentication)
        {
            writer.Line()
                .Line("/// <summary>Creates a client.</summary>")
                .Line("/// <param name=\"options\">How it works; the defaults if null.</param>")
                .Line($"public {root.Name}({options}? options = null)")
                .Indented(inner => inner.Line($": this(_api::ApiConnection.Create(null, null, options, s_endpoint))"))
                .Open().Close();
            return;
        }

        string policy = authentication.Kind switch
        {
            AuthenticationKind.Bearer => $"{Policy}.CreateBearerAuthorizationPolicy(credential)",
            AuthenticationKind.Basic => $"{Policy}.CreateBasicAuthorizationPolicy(credential)",
            AuthenticationKind.Header => $"{Policy}.CreateHeaderApiKeyPolicy(credential, {Literal.Of(authentication.Parameter)})",
            _ => $"new _api::ApiKeyPolicy(credential, {Literal.Of(authentication.Parameter)}, inQuery: {Literal.Of(authentication.Kind == AuthenticationKind.Query)})",
        };
        writer.Line()
            .Line("/// <summary>Creates a client that sends a key.</summary>")
            .Line("/// <param name=\"apiKey\">The key. It is sent to the endpoint only.</param>")
            .Line("/// <param name=\"options\">How the client works; the defaults if null.</param>")
            .Line("/// <exception cref=\"_sys::ArgumentException\">The key is blank, or the endpoint is one that it must not be sent to.</exception>")
            .Line($"public {root.Name}(string apiKey, {options}? options = null)")
            .Indented(inner => inner.Line($": this(_api::ApiCall.Credential(apiKey), options)"))
            .Open().Close()
            .Line()
            .Line("/// <summary>Creates a client that sends a key which may change while the client lives.</summary>")
            .Line("/// <param name=\"credential\">The key; update it to change it. It is sent to the endpoint only.</param>")
            .Line("/// <param name=\"options\">How the client works; the defaults if null.</param>")
            .Line($"public {root.Name}({Key} credential, {options}? options = null)")
            .Indented(inner => inner.Line($": this(_api::ApiConnection.Create(credential, {policy}, options, s_endpoint))"))
            .Open().Close()
            .Line()
            .Line("/// <summary>Creates a client without a key, whose transport authenticates by itself.</summary>")
            .Line("/// <param name=\"options\">How the client works, with a <c>Transport</c>.</param>")
            .Line("/// <exception cref=\"_sys::ArgumentException\">There is no transport.</exception>")
            .Line($"public {root.Name}({options} options)")
            .Indented(inner => inner.Line($": this(_api::ApiConnection.CreateWithoutKey(options, s_endpoint))"))
            .Open().Close();
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

/// <summary>A type with JSON code, by its full name within the namespace.</summary>
/// <param name="Union">The union that it is a case of.</param>
internal sealed record ResolvedType(string Name, ValueKind Kind, string? Union = null);
