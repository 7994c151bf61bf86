using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The class with a property for each way to authenticate.</summary>
internal static class CredentialsEmitter
{
    internal static Code Write(AuthenticationModel authentication, CSharpExpressions cs) => $$"""
        /// <summary>What a client can prove. An operation takes the first of its alternatives for which everything is here.</summary>
        {{TypeEmitter.Generated}}
        {{cs.AccessOf(cs.PrefixedName("Credentials"))}} sealed partial class {{cs.PrefixedName("Credentials")}}
        {
            {{Code.Members(authentication.Schemes.Select(Declare))}}
        }
        """;

    private static Code Declare(SchemeModel scheme)
    {
        string basic = scheme.Kind == AuthenticationKind.Basic ? " The base64 of the user's name, a colon and the password." : "";
        Code type = scheme.HasTokens ? Code.Of($"_model::AuthenticationTokenProvider") : $"_model::ApiKeyCredential";
        return $$"""
            {{DocComment.Summary((scheme.Description ?? $"For '{scheme.Id}'.") + basic)}}
            public {{type}}? {{scheme.Property}} { get; init; }
            """;
    }
}
