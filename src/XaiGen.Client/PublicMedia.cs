using System.ClientModel.Primitives;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>
/// Fetches what responses point to, by the transport of the client, without the key, wherever it is, but not in a private
/// network. Redirects are followed here and not by the handler, so that each target is looked at.
/// </summary>
internal sealed class PublicMedia
{
    /// <summary>What stands for an operation's name where the contract has none.</summary>
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

    /// <returns>The response, whose bytes are still to come.</returns>
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

    /// <summary>Whether an address is of the API itself, which on this machine has several names.</summary>
    private bool IsOwn(Uri address)
        => address.Scheme == _endpoint.Scheme && address.Port == _endpoint.Port
        && (address.IdnHost == _endpoint.IdnHost || (address.IsLoopback && _endpoint.IsLoopback));

    /// <summary>The client's own way, with the user's policies and transport, but without the key.</summary>
    private static ClientPipeline CreatePipeline(XaiClientOptions options)
    {
        ClientPipelineOptions pipeline = options.Clone();
        pipeline.RetryPolicy ??= new ApiRetryPolicy(options);

        // The pipeline's own log would show the whole address.
        pipeline.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };

        // A transport that authenticates by itself would do so here too.
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

        // The handler's own activities would show the whole address.
        handler.ActivityHeadersPropagator = null;
        return handler;
    }

    private static XaiException Failure(ApiRequest request, PipelineResponse response) => response.Status is >= 300 and < 400
        ? new XaiException(
            $"{request} failed: {response.Status} is a redirect to no web address, to one without https, or one of more than "
            + $"{MaxRedirects}.",
            response)
        : XaiException.FromResponse(request, response, TimeProvider.System);

    private static Uri? TargetOf(PipelineResponse response, Uri address)
        => response.Status is 301 or 302 or 303 or 307 or 308
        && response.Headers.TryGetValue("Location", out string? location)
        && Uri.TryCreate(address, location, out Uri? target)
        && (target.Scheme == "https" || (target.Scheme == "http" && address.Scheme == "http"))
            ? target
            : null;

    // Whoever has the address has the file, and of a short-lived one even the last part of the path is secret.
    private static string NameOf(Uri address) => $"{address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}/…";

    private static Uri WithoutUserInfo(Uri address) => address.UserInfo.Length == 0
        ? address
        : new Uri(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped));

    /// <summary>Takes away what the user's policies add for the API.</summary>
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
