using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XaiGen.Extensions.Kiota;

namespace XaiGen.Client.Tests.Extensions.Kiota;

/// <summary>Has the key of the adapter, whatever the host.</summary>
internal sealed class GivenKey : IAccessTokenProvider
{
    public const string Key = "key-of-the-adapter";

    public AllowedHostsValidator AllowedHostsValidator { get; } = new();

    public Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        => Task.FromResult(Key);

    public static BaseBearerTokenAuthenticationProvider Provider() => new(new GivenKey());

    /// <summary>A transport as the README makes it.</summary>
    public static KiotaTransport Transport(IAuthenticationProvider? provider = null)
        => new(new HttpClientRequestAdapter(provider ?? Provider(), httpClient: KiotaTransport.CreateHttpClient()));
}
