using System.Net;

namespace XaiGen.Client.Tests.Faults;

/// <summary>Repeats every request that fails, as a standard resilience handler does, whatever it costs.</summary>
internal sealed class RepeatingHandler : DelegatingHandler
{
    private const int Retries = 3;

    public RepeatingHandler()
    {
    }

    public RepeatingHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
                if (tries == Retries || response.StatusCode is not (HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (tries < Retries)
            {
                // The next try may do better.
            }
        }
    }
}
