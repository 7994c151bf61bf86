using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the class with a property for each way to authenticate.</summary>
internal static class CredentialsEmitter
{
    internal static Code Write(AuthenticationModel authentication, CSharpExpressions cs) => $$"""
        /// <summary>The credentials of a client. An operation uses the first of its alternatives for which they are all set.</summary>
        {{TypeEmitter.Generated}}
        {{cs.AccessOf(cs.PrefixedName("Credentials"))}} sealed partial class {{cs.PrefixedName("Credentials")}}
        {
            {{Code.Members(authentication.Schemes.Select(Declare))}}
        }
        """;

    private static Code Declare(SchemeModel scheme)
    {
        string basic = scheme.Kind == AuthenticationKind.Basic ? " The user name, a colon and the password, encoded as Base64." : "";
        Code type = scheme.HasTokens ? Code.Of($"_model::AuthenticationTokenProvider") : $"_model::ApiKeyCredential";
        return $$"""
            {{DocComment.Summary((scheme.Description ?? $"For '{scheme.Id}'.") + basic)}}
            public {{type}}? {{scheme.Property}} { get; init; }
            """;
    }
}
