using System.ClientModel.Primitives;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XaiGen;
using XaiGen.Extensions.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers xAI clients as services.</summary>
/// <remarks>
/// There is one client for each name, created when it is first requested and kept as long as the service provider. The unnamed client is
/// registered as <see cref="XaiClient"/>, the others as keyed services. The settings are validated when the host starts, or else when the
/// client is first requested; an <see cref="OptionsValidationException"/> names the invalid setting. Later configuration changes have no
/// effect.
/// <para>
/// These clients do not use the handlers of <c>ConfigureHttpClientDefaults</c>. Many hosts add resilience handlers there for every client;
/// these would send billed requests several times and abort them after seconds. The client itself retries the requests that are safe to
/// retry. Add other handlers, such as service discovery, to the returned <see cref="IHttpClientBuilder"/>.
/// </para>
/// </remarks>
public static class XaiClientServices
{
    /// <summary>Registers the client with settings from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// A section with <c>ApiKey</c> and the options by name, such as <c>Endpoint</c>, <c>MaxRetries</c> or <c>NetworkTimeout</c>
    /// (<c>00:05:00</c>). Missing values have their defaults; a missing key is read from <c>XAI_API_KEY</c>.
    /// </param>
    /// <returns>A builder for the HTTP client used for requests and downloads: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, IConfiguration section)
        => services.AddXaiClient(Options.Options.DefaultName, section);

    /// <summary>Registers the client with settings from code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the key and the options; if null, the key is read from <c>XAI_API_KEY</c>.</param>
    /// <returns>A builder for the HTTP client used for requests and downloads: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, Action<XaiClientSettings>? configure = null)
        => services.AddXaiClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a named client with settings from configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service.</param>
    /// <param name="section">A section with <c>ApiKey</c> and the options by name.</param>
    /// <returns>A builder for the HTTP client used for requests and downloads: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.Add(name, (section as IConfigurationSection)?.Path, new ConfiguredSettings(name, section));
    }

    /// <summary>Registers a named client with settings from code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service.</param>
    /// <param name="configure">Sets the key and the options.</param>
    /// <returns>A builder for the HTTP client used for requests and downloads: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, string name, Action<XaiClientSettings>? configure)
        => services.Add(name, section: null, new ConfigureNamedOptions<XaiClientSettings>(name, configure));

    private static IHttpClientBuilder Add(
        this IServiceCollection services, string name, string? section, IConfigureOptions<XaiClientSettings> settings)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        string httpName = name.Length == 0 ? "XaiGen" : $"XaiGen:{name}";
        services.AddSingleton(settings);
        services.AddSingleton<IValidateOptions<XaiClientSettings>>(new SettingsValidation(name, section));
        services.AddOptions<XaiClientSettings>(name)
            .PostConfigure<IServiceProvider>((given, provider) =>
            {
                Complete(given.Options, provider, httpName);
                given.Problems.AddRange(IgnoredSettings.Of(provider, httpName));
            })
            .ValidateOnStart();
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => Create(provider, name));
        }
        else
        {
            services.TryAddKeyedSingleton(name, (provider, _) => Create(provider, name));
        }

        IHttpClientBuilder client = services.AddHttpClient(httpName);
        if (!services.Any(
            service => service.ServiceKey is null && (service.ImplementationInstance as HandlersOfTheirOwn)?.Name == httpName))
        {
            services.AddSingleton(new HandlersOfTheirOwn(httpName));
            client
                .ConfigurePrimaryHttpMessageHandler(XaiClientOptions.CreateHandler)

                // Runs before any handlers are added to the returned builder.
                .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())

                // These loggers would log complete URLs, and a URL alone grants access to its file.
                .RemoveAllLoggers();
        }

        return client;
    }

    private static XaiClient Create(IServiceProvider provider, string name)
        => provider.GetRequiredService<IOptionsMonitor<XaiClientSettings>>().Get(name).CreateClient();

    /// <summary>Takes from the services what the settings leave unset.</summary>
    private static void Complete(XaiClientOptions options, IServiceProvider provider, string httpName)
    {
        if (options.Transport is null)
        {
            options.HttpHandler ??= new FactoryHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName);
        }

        if (options.ClientLoggingOptions is null)
        {
            // The client and the HTTP client log their own events; the pipeline would log the same again.
            options.ClientLoggingOptions = new ClientLoggingOptions { EnableMessageLogging = false };
        }

        options.ClientLoggingOptions.LoggerFactory ??= provider.GetService<ILoggerFactory>();
    }

    /// <summary>Marks a client whose handlers are already set up.</summary>
    private sealed record HandlersOfTheirOwn(string Name);
}
