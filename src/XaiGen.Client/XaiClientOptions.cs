using System.Runtime.Versioning;
using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiClientOptions
{
    private bool _allowPrivateNetworks;
    private bool _recordPrompts;
    private decimal? _budgetInUsd;
    private IReadOnlyDictionary<string, int> _requestsPerMinute = new Dictionary<string, int>();

    /// <summary>
    /// Whether an address in a response may lead into a private network: to this machine, a local network, or a cloud's
    /// own services. Default: no, except to <see cref="Endpoint"/> itself.
    /// </summary>
    /// <remarks>
    /// IP addresses are checked before anything is sent. What a host name resolves to is checked when the connection is made, by the
    /// client's own handler and by those of <see cref="CreateHandler"/>; not where a proxy resolves names, and not by another handler in
    /// <see cref="HttpHandler"/> or a transport in <see cref="System.ClientModel.Primitives.ClientPipelineOptions.Transport"/>.
    /// </remarks>
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
    /// The most that all calls of a client may cost, in US dollars; see <see cref="Budget"/>. For a part of the calls there is
    /// <see cref="XaiClient.Budget"/>. Default: no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? BudgetInUsd
    {
        get => _budgetInUsd;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            Set(ref _budgetInUsd, value);
        }
    }

    /// <summary>
    /// How many requests for images or videos a minute each model allows, at least 1, by the model's name, which is empty where the server
    /// chooses the model. Requests wait for their turn before they are sent, evenly over the minute, and all clients of the process with
    /// the same key and endpoint share the turns. Where a model is not named: what xAI publishes, 300 for images, 70 for
    /// grok-imagine-video, 60 for other videos; no limit for a server on this machine, such as the emulator.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is less than 1.</exception>
    public IReadOnlyDictionary<string, int> RequestsPerMinute
    {
        get => _requestsPerMinute;
        set => Set(ref _requestsPerMinute, Rates.Checked(value));
    }

    /// <summary>
    /// A handler as the client's own is, to be set up further and given back in <see cref="HttpHandler"/>, also within delegating
    /// handlers: it follows no redirect, because the key must not go along, keeps no cookies, renews its connections every
    /// 5 minutes, and connects to no private network for an address in a response.
    /// </summary>
    /// <returns>A new handler, which is the caller's to dispose of.</returns>
    [UnsupportedOSPlatform("browser")]
    public static SocketsHttpHandler CreateHandler()
    {
        SocketsHttpHandler handler = ApiConnection.CreateHandler();
        handler.ConnectCallback = PrivateNetwork.ConnectAsync;
        return handler;
    }
}
