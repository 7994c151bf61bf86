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
internal sealed record ApiScheme(string Name, PipelinePolicy? Policy = null, Func<string?[]>? Secrets = null)
{
    internal static ApiScheme Bearer(string name, ApiKeyCredential? key)
        => key is null ? new ApiScheme(name) : Of(name, key, ApiKeyPolicy.InHeader(key, "Authorization", "Bearer "));

    internal static ApiScheme Basic(string name, ApiKeyCredential? key)
    {
        if (key is null)
        {
            return new ApiScheme(name);
        }

        ApiScheme scheme = Of(name, key, ApiKeyPolicy.InHeader(key, "Authorization", "Basic "));
        Func<string?[]> secrets = scheme.Secrets!;
        return scheme with { Secrets = () => [.. secrets(), .. secrets().Select(PasswordOf)] };
    }

    internal static ApiScheme Header(string name, ApiKeyCredential? key, string header)
        => key is null ? new ApiScheme(name) : Of(name, key, ApiKeyPolicy.InHeader(key, header));

    internal static ApiScheme Query(string name, ApiKeyCredential? key, string parameter)
        => key is null ? new ApiScheme(name) : Of(name, key, ApiKeyPolicy.InQuery(key, parameter));

    internal static ApiScheme Cookie(string name, ApiKeyCredential? key, string cookie)
        => key is null ? new ApiScheme(name) : Of(name, key, ApiKeyPolicy.InCookie(key, cookie));

    internal static ApiScheme Token(string name, AuthenticationTokenProvider? provider, Api_ClientOptions? options, params string[] scopes)
    {
        if (provider is null)
        {
            return new ApiScheme(name);
        }

        var policy = new ApiTokenPolicy(provider, options?.TimeProvider ?? TimeProvider.System, scopes);
        return new ApiScheme(name, policy, () => [policy.LastToken]);
    }

    private static ApiScheme Of(string name, ApiKeyCredential key, ApiKeyPolicy policy)
        => new(name, policy, () =>
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
