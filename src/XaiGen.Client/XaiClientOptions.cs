using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiClientOptions
{
    private bool _allowPrivateNetworks;
    private bool _recordPrompts;

    /// <summary>
    /// Whether an address in an answer may lead into a private network: to this machine, a local network, or a cloud's
    /// own services. Default: no, except to <see cref="Endpoint"/> itself. Without a proxy this is checked for what a name
    /// resolves to, when the connection is made; a proxy resolves names by itself.
    /// </summary>
    public bool AllowPrivateNetworks
    {
        get => _allowPrivateNetworks;
        set => Set(ref _allowPrivateNetworks, value);
    }

    /// <summary>
    /// Whether activities hold the prompts, as <c>gen_ai.input.messages</c>; they may be personal or secret. Default: no.
    /// They are never logged.
    /// </summary>
    public bool RecordPrompts
    {
        get => _recordPrompts;
        set => Set(ref _recordPrompts, value);
    }

    /// <summary>
    /// A handler as the built-in transport has one, for a <see cref="HttpClient"/> of one's own within
    /// <see cref="System.ClientModel.Primitives.ClientPipelineOptions.Transport"/>: it follows no redirect, because the key
    /// must not go along, keeps no cookies, and renews its connections every 5 minutes.
    /// </summary>
    /// <returns>A new handler, which is the caller's to dispose.</returns>
    public static SocketsHttpHandler CreateHandler() => ApiConnection.CreateHandler();
}
