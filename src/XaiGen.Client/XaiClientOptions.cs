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
    /// Whether a URL in a response may lead into a private network: to this machine, a local network, or internal services of a cloud.
    /// Default: no, except to <see cref="Endpoint"/> itself.
    /// </summary>
    /// <remarks>
    /// IP addresses are checked before anything is sent. The address of a host name is checked when the connection is made, by the client's
    /// own handler and by handlers from <see cref="CreateHandler"/>, but not if a proxy resolves names, and not by another handler in
    /// <see cref="HttpHandler"/> or a transport in <see cref="System.ClientModel.Primitives.ClientPipelineOptions.Transport"/>.
    /// </remarks>
    public bool AllowPrivateNetworks
    {
        get => _allowPrivateNetworks;
        set => Set(ref _allowPrivateNetworks, value);
    }

    /// <summary>
    /// Whether activities include the prompts, as <c>gen_ai.input.messages</c>; they may be personal or secret. Default: no. Prompts are
    /// never logged.
    /// </summary>
    public bool RecordPrompts
    {
        get => _recordPrompts;
        set => Set(ref _recordPrompts, value);
    }

    /// <summary>
    /// The maximum total cost of all calls of a client, in US dollars; see <see cref="Budget"/>. To limit only some calls, use
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
    /// The number of requests for images or videos per minute that each model allows, at least 1, by the model's name; the empty name
    /// stands for the server's choice. Requests wait for their turn before they are sent, evenly over the minute, and all clients of the
    /// process with the same key and endpoint share the turns. For other models, xAI's published limits apply: 300 for images, 70 for
    /// grok-imagine-video, 60 for other videos; there is no limit for a server on this machine, such as the emulator.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is less than 1.</exception>
    public IReadOnlyDictionary<string, int> RequestsPerMinute
    {
        get => _requestsPerMinute;
        set => Set(ref _requestsPerMinute, Rates.Checked(value));
    }

    /// <summary>
    /// Creates a handler like the client's own, to be configured further and set as <see cref="HttpHandler"/>, also inside delegating
    /// handlers: it follows no redirects, because the key must not be sent along, keeps no cookies, renews its connections every 5 minutes,
    /// and for URLs in responses connects to no private network.
    /// </summary>
    /// <returns>A new handler. The caller must dispose of it.</returns>
    [UnsupportedOSPlatform("browser")]
    public static SocketsHttpHandler CreateHandler()
    {
        SocketsHttpHandler handler = ApiConnection.CreateHandler();
        handler.ConnectCallback = PrivateNetwork.ConnectAsync;
        return handler;
    }
}
