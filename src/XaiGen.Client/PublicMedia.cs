using System.ClientModel.Primitives;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>
/// Downloads the URLs in responses, through the client's transport and without the API key. Any host is allowed except those in private
/// networks. Redirects are followed here rather than by the handler, so that each target is checked.
/// </summary>
internal sealed class PublicMedia
{
    /// <summary>The operation name of these downloads, which are not in the contract.</summary>
    internal const string Operation = "open";

    private const int MaxRedirects = 5;

    private static readonly HttpMessageInvoker s_http = new(CreateHandler());

    private readonly XaiClientOptions _options;
    private readonly Uri _endpoint;
    private readonly ClientPipeline _pipeline;

    internal PublicMedia(ApiConnection connection)
    {
        _options = connection.Settings;
        _endpoint = connection.Endpoint;
        _pipeline = CreatePipeline(_options);
    }

    /// <returns>The response, whose body has not been read yet.</returns>
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
            bool isGuarded = !_options.AllowPrivateNetworks && !IsOwn(address);
            if (isGuarded)
            {
                PrivateNetwork.Refuse(address);
            }

            using PipelineMessage message = _pipeline.CreateMessage(WithoutUserInfo(address), "GET", ApiRetryRules.Instance);
            message.Apply(new RequestOptions { CancellationToken = cancellationToken, BufferResponse = false });
            message.Request.Headers.Set("Accept-Encoding", "identity");
            message.SetProperty(typeof(ApiRequest), request);
            message.SetProperty(typeof(PrivateNetwork), isGuarded);
            await _pipeline.SendAsync(message).ConfigureAwait(false);
            return message.ExtractResponse()!;
        }
        catch (Exception e) when (PrivateAddressException.In(e) is { } refusal)
        {
            throw new XaiException($"{request} was not sent: {refusal.Message}", innerException: refusal);
        }
        catch (Exception e) when (ApiFailure.IsWithoutResponse(e) && !cancellationToken.IsCancellationRequested)
        {
            throw XaiException.WithoutResponse(request, address, e);
        }
    }

    /// <summary>Whether a URL belongs to the API itself; on this machine it may have several host names.</summary>
    private bool IsOwn(Uri address)
        => address.Scheme == _endpoint.Scheme && address.Port == _endpoint.Port
        && (address.IdnHost == _endpoint.IdnHost || (address.IsLoopback && _endpoint.IsLoopback));

    /// <summary>Creates a pipeline with the user's policies and transport, but without the API key.</summary>
    private static ClientPipeline CreatePipeline(XaiClientOptions options)
    {
        ClientPipelineOptions pipeline = options.Clone();
        pipeline.RetryPolicy ??= new ApiRetryPolicy(options);

        // The pipeline's own log would contain the complete URL.
        pipeline.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };

        // A transport that adds credentials itself would also send them here.
        if (pipeline.Transport is null || TransportCredentials.AreSentBy(pipeline.Transport))
        {
            pipeline.Transport = ApiConnection.CreateTransport(s_http, options);
        }

        return ClientPipeline.Create(
            pipeline, [new CallTelemetry(options)], [], [new WithoutCredentials(), new ApiResponseLimits(options)]);
    }

    private static HttpMessageHandler CreateHandler()
    {
        if (OperatingSystem.IsBrowser())
        {
            return new HttpClientHandler();
        }

        SocketsHttpHandler handler = XaiClientOptions.CreateHandler();

        // The handler's own activities would contain the complete URL.
        handler.ActivityHeadersPropagator = null;
        return handler;
    }

    private XaiException Failure(ApiRequest request, PipelineResponse response) => response.Status is >= 300 and < 400
        ? new XaiException(
            $"{request} failed: {response.Status} is a redirect to no web address, to one without https, or one of more than "
            + $"{MaxRedirects}.",
            response)
        : XaiException.FromResponse(request, response, _options.TimeProvider);

    private static Uri? TargetOf(PipelineResponse response, Uri address)
        => response.Status is 301 or 302 or 303 or 307 or 308
        && response.Headers.TryGetValue("Location", out string? location)
        && Uri.TryCreate(address, location, out Uri? target)
        && (target.Scheme == "https" || (target.Scheme == "http" && address.Scheme == "http"))
            ? target
            : null;

    // The URL alone grants access to the file, and in a short-lived URL even the last path segment is secret.
    private static string NameOf(Uri address) => $"{address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}/…";

    private static Uri WithoutUserInfo(Uri address) => address.UserInfo.Length == 0
        ? address
        : new Uri(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped));

    /// <summary>Removes the credentials that the user's policies add for the API.</summary>
    private sealed class WithoutCredentials : PipelinePolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            Clean(message.Request.Headers);
            ProcessNext(message, pipeline, currentIndex);
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            Clean(message.Request.Headers);
            return ProcessNextAsync(message, pipeline, currentIndex);
        }

        private static void Clean(PipelineRequestHeaders headers)
        {
            headers.Remove("Authorization");
            headers.Remove("Cookie");
        }
    }
}
