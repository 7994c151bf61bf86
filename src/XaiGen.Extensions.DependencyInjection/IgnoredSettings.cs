using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace XaiGen.Extensions.DependencyInjection;

/// <summary>
/// Finds what <c>ConfigureHttpClient</c> sets on a client's own builder. The xAI client uses the handlers of the HTTP client and not the
/// HTTP client itself, so these settings would be ignored without notice.
/// </summary>
internal static class IgnoredSettings
{
    private const string NotUsed = "which the xAI client does not use.";
    private const string OtherName = "XaiGen, and no client has this name";

    /// <summary>Returns a message for each setting that would have no effect.</summary>
    public static IEnumerable<string> Of(IServiceProvider provider, string httpName)
    {
        IOptionsMonitor<HttpClientFactoryOptions> factories = provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>();

        // What a host sets for all its clients comes first, and is not meant for this one in particular.
        int common = factories.Get(OtherName).HttpClientActions.Count;
        using var http = new HttpClient();
        (TimeSpan timeout, Version version, HttpVersionPolicy policy, long size) =
            (http.Timeout, http.DefaultRequestVersion, http.DefaultVersionPolicy, http.MaxResponseContentBufferSize);
        foreach (Action<HttpClient> configure in factories.Get(httpName).HttpClientActions.Skip(common))
        {
            configure(http);
        }

        if (http.BaseAddress is not null)
        {
            yield return $"ConfigureHttpClient sets BaseAddress, {NotUsed} Set {nameof(XaiClientOptions.Endpoint)} in the settings.";
        }

        // Resilience handlers set the timeout to infinite, which it is anyway.
        if (http.Timeout != timeout && http.Timeout != Timeout.InfiniteTimeSpan)
        {
            yield return $"ConfigureHttpClient sets Timeout, {NotUsed} Set {nameof(XaiClientOptions.NetworkTimeout)} in the settings.";
        }

        if (http.DefaultRequestHeaders.Any())
        {
            yield return $"ConfigureHttpClient sets DefaultRequestHeaders, {NotUsed} Add a handler that sets them, with "
                + "AddHttpMessageHandler.";
        }

        if (http.DefaultRequestVersion != version || http.DefaultVersionPolicy != policy)
        {
            yield return $"ConfigureHttpClient sets DefaultRequestVersion, {NotUsed} Add a handler that sets the version of each request, "
                + "with AddHttpMessageHandler.";
        }

        if (http.MaxResponseContentBufferSize != size)
        {
            yield return $"ConfigureHttpClient sets MaxResponseContentBufferSize, {NotUsed} Set {nameof(XaiClientOptions.MaxResponseSize)} "
                + "in the settings.";
        }
    }
}
