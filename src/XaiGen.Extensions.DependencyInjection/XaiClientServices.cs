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
/// There is one client for each name, made when it is first asked for and kept as long as the services. The one without
/// a name is an <see cref="XaiClient"/>, the others are keyed services. The settings are validated when a host starts, or else when the
/// client is first asked for, and an <see cref="OptionsValidationException"/> names the setting that is wrong. Later changes of the
/// configuration change nothing.
/// <para>
/// Handlers of <c>ConfigureHttpClientDefaults</c> are not used by these clients. Resilience handlers, which many hosts set up there for
/// every client, would send billed requests several times and end them after seconds; the client repeats by itself what is safe to repeat.
/// Add other handlers, such as service discovery, to the <see cref="IHttpClientBuilder"/> that is returned.
/// </para>
/// </remarks>
public static class XaiClientServices
{
    /// <summary>Registers the client with settings from the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// A section with <c>ApiKey</c> and the options by their names, such as <c>Endpoint</c>, <c>MaxRetries</c> or
    /// <c>NetworkTimeout</c> (<c>00:05:00</c>). What is not there has its default; the key is then that of <c>XAI_API_KEY</c>.
    /// </param>
    /// <returns>The HTTP client that requests and downloads are sent with: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, IConfiguration section)
        => services.AddXaiClient(Options.Options.DefaultName, section);

    /// <summary>Registers the client with settings from code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the key and the options; if null, the key is that of <c>XAI_API_KEY</c>.</param>
    /// <returns>The HTTP client that requests and downloads are sent with: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, Action<XaiClientSettings>? configure = null)
        => services.AddXaiClient(Options.Options.DefaultName, configure);

    /// <summary>Registers a client under a name, with settings from the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service.</param>
    /// <param name="section">A section with <c>ApiKey</c> and the options by their names.</param>
    /// <returns>The HTTP client that requests and downloads are sent with: add handlers to it, or set their lifetime.</returns>
    public static IHttpClientBuilder AddXaiClient(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.Add(name, (section as IConfigurationSection)?.Path, new ConfiguredSettings(name, section));
    }

    /// <summary>Registers a client under a name, with settings from code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The key of the service.</param>
    /// <param name="configure">Sets the key and the options.</param>
    /// <returns>The HTTP client that requests and downloads are sent with: add handlers to it, or set their lifetime.</returns>
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
            .PostConfigure<IServiceProvider>((given, provider) => Complete(given.Options, provider, httpName))
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

                // These come before any that are added to what is returned.
                .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())

                // They would write down whole URLs, and whoever has one has the file.
                .RemoveAllLoggers();
        }

        return client;
    }

    private static XaiClient Create(IServiceProvider provider, string name)
        => provider.GetRequiredService<IOptionsMonitor<XaiClientSettings>>().Get(name).CreateClient();

    /// <summary>What the services have, where the settings name nothing of their own.</summary>
    private static void Complete(XaiClientOptions options, IServiceProvider provider, string httpName)
    {
        if (options.Transport is null)
        {
            options.HttpHandler ??= new FactoryHandler(provider.GetRequiredService<IHttpMessageHandlerFactory>(), httpName);
        }

        if (options.ClientLoggingOptions is null)
        {
            // The client and the HTTP client have events of their own; the pipeline would tell all of it once more.
            options.ClientLoggingOptions = new ClientLoggingOptions { EnableMessageLogging = false };
        }

        options.ClientLoggingOptions.LoggerFactory ??= provider.GetService<ILoggerFactory>();
    }

    /// <summary>Remembers that a client's handlers are set up.</summary>
    private sealed record HandlersOfTheirOwn(string Name);
}
