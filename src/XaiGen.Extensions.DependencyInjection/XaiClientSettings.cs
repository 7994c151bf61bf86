namespace XaiGen.Extensions.DependencyInjection;

/// <summary>What a registered client is made of: its key and its options.</summary>
public sealed class XaiClientSettings
{
    /// <summary>
    /// The xAI API key. Without one, the environment's <c>XAI_API_KEY</c> is taken. It can be set but not read, so that
    /// nothing that prints settings prints it.
    /// </summary>
    public string? ApiKey { internal get; set; }

    /// <summary>How the client works. Its transport and its logging are those of the services, unless they are set here.</summary>
    public XaiClientOptions Options { get; } = new();

    /// <summary>What in the configuration could not be taken.</summary>
    internal List<string> Problems { get; } = [];

    /// <summary>The settings in one line, without the key.</summary>
    public override string ToString() => $"ApiKey: {(Key is null ? "none" : "***")}, {Options}";

    internal XaiClient CreateClient() => Key is null ? XaiClient.FromEnvironment(Options) : new XaiClient(Key, Options);

    private string? Key => string.IsNullOrWhiteSpace(ApiKey) ? null : ApiKey;
}
