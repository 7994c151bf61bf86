using System.ClientModel.Primitives;
using System.Net;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>
/// Fetches what answers point to: without the key, wherever it is, but not in a private network. Redirects are followed
/// here and not by the handler, so that each target is looked at.
/// </summary>
internal sealed class PublicMedia
{
    /// <summary>What stands for an operation's name where the contract has none.</summary>
    internal const string Operation = "open";

    private const int MaxRedirects = 5;

    private static readonly IWebProxy s_proxy = new ProxyButNotForLoopback();
    private static readonly HttpMessageInvoker s_anywhere = Handler(new SocketsHttpHandler { Proxy = s_proxy });
    private static readonly HttpMessageInvoker s_outside =
        Handler(new SocketsHttpHandler { UseProxy = false, ConnectCallback = PrivateNetwork.ConnectOutsideAsync });

    private readonly XaiClientOptions _options;
    private readonly Uri _endpoint;
    private readonly ClientPipeline _fromAnywhere;
    private readonly ClientPipeline _fromOutside;

    internal PublicMedia(ApiConnection connection)
    {
        _options = connection.Settings;
        _endpoint = connection.Endpoint;
        _fromAnywhere = Pipeline(s_anywhere);
        _fromOutside = Pipeline(s_outside);
    }

    /// <returns>The answer, whose bytes are still to come.</returns>
    internal async Task<PipelineResponse> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        for (int redirects = 0; ; redirects++)
        {
            ApiRequest request = new ApiRequest(Operation, "GET", RetrySafety.Safe).Path(NameOf(address));
            PipelineResponse response = await SendAsync(request, address, cancellationToken).ConfigureAwait(false);
            if (!response.IsError)
            {
                return response;
            }

            using (response)
            {
                address = redirects < MaxRedirects && TargetOf(response, address) is { } target
                    ? target
                    : throw Failure(request, response);
            }
        }
    }

    private async Task<PipelineResponse> SendAsync(ApiRequest request, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            ClientPipeline pipeline = PipelineFor(address);
            using PipelineMessage message = pipeline.CreateMessage(address, "GET", ApiRetryRules.Instance);
            message.Apply(new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false });
            message.SetProperty(typeof(ApiRequest), request);
            await pipeline.SendAsync(message).ConfigureAwait(false);
            return message.ExtractResponse()!;
        }
        catch (Exception e) when (PrivateAddressException.In(e) is { } refusal)
        {
            throw new XaiException($"{request} was not sent: {refusal.Message}", innerException: refusal);
        }
        catch (Exception e) when (ApiRetryRules.IsWithoutAnswer(e) && !cancellationToken.IsCancellationRequested)
        {
            throw XaiException.WithoutAnswer(request, address, e);
        }
    }

    private ClientPipeline PipelineFor(Uri address)
    {
        if (_options.AllowPrivateNetworks || IsOwn(address))
        {
            return _fromAnywhere;
        }

        PrivateNetwork.Refuse(address);
        return s_proxy.GetProxy(address) is { } proxy && proxy != address ? _fromAnywhere : _fromOutside;
    }

    /// <summary>Whether an address is of the API itself, which on this machine has several names.</summary>
    private bool IsOwn(Uri address) =>
        address.Scheme == _endpoint.Scheme && address.Port == _endpoint.Port
        && (address.IdnHost == _endpoint.IdnHost || (address.IsLoopback && _endpoint.IsLoopback));

    private ClientPipeline Pipeline(HttpMessageInvoker http) => ClientPipeline.Create(
        new ClientPipelineOptions { NetworkTimeout = _options.NetworkTimeout, RetryPolicy = new ApiRetryPolicy(_options), Transport = new ApiTransport(http, _options) },
        [new CallTelemetry(_options)],
        [],
        [new ApiResponseLimits(_options)]);

    private static HttpMessageInvoker Handler(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.ConnectTimeout = TimeSpan.FromSeconds(30);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        return new HttpMessageInvoker(handler);
    }

    private XaiException Failure(ApiRequest request, PipelineResponse response) => response.Status is >= 300 and < 400
        ? new XaiException($"{request} failed: {response.Status} is a redirect to no web address, to one without https, or one of more than {MaxRedirects}.", response)
        : XaiException.FromAnswer(request, response, secrets: [], _options.TimeProvider);

    private static Uri? TargetOf(PipelineResponse response, Uri address) =>
        response.Status is 301 or 302 or 303 or 307 or 308
        && response.Headers.TryGetValue("Location", out string? location)
        && Uri.TryCreate(address, location, out Uri? target)
        && (target.Scheme == "https" || (target.Scheme == "http" && address.Scheme == "http"))
            ? target
            : null;

    // Whoever has a public address has the file, so what leads to it must not get into a log: the host and the file's name do not.
    private static string NameOf(Uri address) => $"{address.GetLeftPart(UriPartial.Authority)}/…/{address.Segments[^1].TrimEnd('/')}";
}
