namespace XaiGen.Extensions.DependencyInjection;

/// <summary>The settings of a registered client: its key and its options.</summary>
public sealed class XaiClientSettings
{
    /// <summary>
    /// The xAI API key. If null, it is read from the environment variable <c>XAI_API_KEY</c>. It can be set but not read, so that code that
    /// prints settings cannot print it.
    /// </summary>
    public string? ApiKey { internal get; set; }

    /// <summary>The client's options. Transport and logging come from the services unless they are set here.</summary>
    public XaiClientOptions Options { get; } = new();

    /// <summary>The errors found while reading the configuration.</summary>
    internal List<string> Problems { get; } = [];

    /// <summary>Returns a one-line description of the settings, without the key.</summary>
    public override string ToString() => $"ApiKey: {(Key is null ? "none" : "***")}, {Options}";

    internal XaiClient CreateClient() => Key is null
        ? XaiClient.FromEnvironment(Options)
        : new XaiClient(KeyText.Clean(Key, "The API key"), Options);

    private string? Key => string.IsNullOrWhiteSpace(ApiKey) ? null : ApiKey;
}
