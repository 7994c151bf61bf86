using Lighthouses;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XaiGen.Extensions.Kiota;

using var adapter = new HttpClientRequestAdapter(
    new BaseBearerTokenAuthenticationProvider(new Lamp()), httpClient: KiotaTransport.CreateHttpClient());
var client = new LighthousesClient(new LighthousesClientOptions { Endpoint = new Uri(args[0]), Transport = new KiotaTransport(adapter) });

Sighting seen = await client.Lights.SendSignalAsync(
    new LightId("north rock"),
    new Signal { Colour = Colour.Red, Aim = new Aim.Ship("Aurora"), Flash = TimeSpan.FromSeconds(2) });

Console.WriteLine($"{seen.Colour} {seen.SeenAt:O}");

internal sealed class Lamp : IAccessTokenProvider
{
    public AllowedHostsValidator AllowedHostsValidator { get; } = new();

    public Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? context = null, CancellationToken cancellationToken = default)
        => Task.FromResult("lamp");
}
