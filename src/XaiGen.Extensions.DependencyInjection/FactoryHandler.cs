namespace XaiGen.Extensions.DependencyInjection;

/// <summary>
/// Sends each request through the handler that the factory has at that moment. The client lives as long as the program,
/// its handlers as long as the factory lets them.
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

        // The factory disposes of an expired handler once nobody refers to it: whoever reads the response still does.
        request.Options.Set(s_handler, handler);
        return new HttpMessageInvoker(handler, disposeHandler: false);
    }
}
