namespace XaiGen.Extensions.DependencyInjection;

/// <summary>
/// Sends each request through the factory's current handler. The client lives as long as the process; the factory decides how long its
/// handlers live.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<HttpMessageHandler> s_handler = new("XaiGen.Handler");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Current(request).SendAsync(request, cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        => Current(request).Send(request, cancellationToken);

    private HttpMessageInvoker Current(HttpRequestMessage request)
    {
        HttpMessageHandler handler = factory.CreateHandler(name);

        // The factory disposes an expired handler once it is unreachable. This reference keeps it alive while the response is being read.
        request.Options.Set(s_handler, handler);
        return new HttpMessageInvoker(handler, disposeHandler: false);
    }
}
