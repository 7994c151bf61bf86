#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Linq;

/// <summary>A security scheme and the client's credential for it.</summary>
/// <param name="Name">The scheme's name in the contract.</param>
/// <param name="Policy">Adds the credential; null if the client has none.</param>
/// <param name="Secrets">Values that must not appear in any message.</param>
internal sealed record ApiScheme(string Name, PipelinePolicy? Policy = null, Func<IEnumerable<string?>>? Secrets = null)
{
    internal static ApiScheme Bearer(string name, ApiKeyCredential? key)
        => Of(name, key, static key => ApiKeyPolicy.InHeader(key, "Authorization", "Bearer "));

    internal static ApiScheme Basic(string name, ApiKeyCredential? key)
    {
        ApiScheme scheme = Of(name, key, static key => ApiKeyPolicy.InHeader(key, "Authorization", "Basic "));
        return scheme.Secrets is { } secrets ? scheme with { Secrets = () => secrets().Concat(secrets().Select(PasswordOf)) } : scheme;
    }

    internal static ApiScheme Header(string name, ApiKeyCredential? key, string header)
        => Of(name, key, key => ApiKeyPolicy.InHeader(key, header));

    internal static ApiScheme Query(string name, ApiKeyCredential? key, string parameter)
        => Of(name, key, key => ApiKeyPolicy.InQuery(key, parameter));

    internal static ApiScheme Cookie(string name, ApiKeyCredential? key, string cookie)
        => Of(name, key, key => ApiKeyPolicy.InCookie(key, cookie));

    internal static ApiScheme Token(string name, AuthenticationTokenProvider? provider, Api_ClientOptions? options, params string[] scopes)
    {
        if (provider is null)
        {
            return new ApiScheme(name);
        }

        var policy = new ApiTokenPolicy(provider, options?.TimeProvider ?? TimeProvider.System, scopes);
        return new ApiScheme(name, policy, () => [policy.LastToken]);
    }

    private static ApiScheme Of(string name, ApiKeyCredential? key, Func<ApiKeyCredential, PipelinePolicy> policyOf)
        => key is null ? new ApiScheme(name) : new ApiScheme(name, policyOf(key), () =>
        {
            key.Deconstruct(out string text);
            return [text];
        });

    /// <summary>Returns the password in a credential of HTTP's basic scheme.</summary>
    private static string? PasswordOf(string? credential)
    {
        byte[] bytes = new byte[credential?.Length ?? 0];
        if (!Convert.TryFromBase64String(credential ?? "", bytes, out int length))
        {
            return null;
        }

        string pair = global::System.Text.Encoding.UTF8.GetString(bytes, 0, length);
        return pair[(pair.IndexOf(':') + 1)..];
    }
}
