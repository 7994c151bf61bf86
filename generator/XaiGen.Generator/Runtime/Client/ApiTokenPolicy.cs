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
    private AuthenticationToken? _token;

    public string? LastToken => _token?.TokenValue;

    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        if (Current() is not { } token)
        {
            _asking.Wait(message.CancellationToken);
            try
            {
                token = Current() ?? (_token = provider.GetToken(Wanted(), message.CancellationToken));
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
                token = Current() ?? (_token = await provider.GetTokenAsync(Wanted(), message.CancellationToken).ConfigureAwait(false));
            }
            finally
            {
                _asking.Release();
            }
        }

        Add(message, token);
        await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
    }

    private AuthenticationToken? Current() => _token is { } token && time.GetUtcNow() < (token.RefreshOn ?? token.ExpiresOn) ? token : null;

    private GetTokenOptions Wanted()
    {
        var properties = new Dictionary<string, object> { [GetTokenOptions.ScopesPropertyName] = scopes };
        return provider.CreateTokenOptions(properties) ?? new GetTokenOptions(properties);
    }

    private static void Add(PipelineMessage message, AuthenticationToken token)
        => message.Request.Headers.Set("Authorization", "Bearer " + token.TokenValue);
}
