#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// Sends a token from a provider and requests another before it expires. Unlike System.ClientModel's policy it also works with a server on
/// this machine without TLS; the connection rejects any other URL without TLS.
/// </summary>
internal sealed class ApiTokenPolicy(AuthenticationTokenProvider provider, TimeProvider time, params string[] scopes) : PipelinePolicy
{
    private readonly SemaphoreSlim _asking = new(1);
    private Held? _held;

    public string? LastToken => _held?.Token.TokenValue;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (Current() is not { } token)
        {
            _asking.Wait(message.CancellationToken);
            try
            {
                token = Current() ?? Hold(provider.GetToken(Wanted(), message.CancellationToken));
            }
            finally
            {
                _asking.Release();
            }
        }

        Add(message, token);
        ProcessNext(message, pipeline, currentIndex);
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (Current() is not { } token)
        {
            await _asking.WaitAsync(message.CancellationToken).ConfigureAwait(false);
            try
            {
                token = Current() ?? Hold(await provider.GetTokenAsync(Wanted(), message.CancellationToken).ConfigureAwait(false));
            }
            finally
            {
                _asking.Release();
            }
        }

        Add(message, token);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
    }

    // The clock may be put back after the token was requested, and no time may seem to pass while the machine sleeps.
    private AuthenticationToken? Current()
        => _held is { } held && time.GetUtcNow() < held.End && time.GetElapsedTime(held.Since) < held.Lifetime ? held.Token : null;

    private AuthenticationToken Hold(AuthenticationToken token)
    {
        DateTimeOffset? end = token.RefreshOn ?? token.ExpiresOn;
        _held = new Held(token, end, end - time.GetUtcNow(), time.GetTimestamp());
        return token;
    }

    private GetTokenOptions Wanted()
    {
        var properties = new Dictionary<string, object> { [GetTokenOptions.ScopesPropertyName] = scopes };
        return provider.CreateTokenOptions(properties) ?? new GetTokenOptions(properties);
    }

    private static void Add(PipelineMessage message, AuthenticationToken token)
        => message.Request.Headers.Set("Authorization", "Bearer " + token.TokenValue);

    private sealed record Held(AuthenticationToken Token, DateTimeOffset? End, TimeSpan? Lifetime, long Since);
}
