#nullable enable

// Only for extension methods: types are written in full, because the contract may have its own File or Task.
using global::System.Linq;
using _sys = global::System;

namespace SupportNamespace;

/// <summary>
/// The client's options: endpoint, retries, limits and checks.
/// <see cref="_sys::ClientModel.Primitives.ClientPipelineOptions.NetworkTimeout"/>, the limit of each attempt, is 10 minutes by default,
/// because a billed response may take long to generate. The options are read once, when a client is created with them, and cannot be
/// changed afterwards.
/// </summary>
/// <remarks>
/// The built-in transport never follows redirects. A custom transport
/// (<see cref="_sys::ClientModel.Primitives.ClientPipelineOptions.Transport"/>) must not follow them either, because the key could be sent
/// to another host.
/// </remarks>
public partial class Api_ClientOptions : _sys::ClientModel.Primitives.ClientPipelineOptions
{
    private _sys::Uri? _endpoint;
    private string? _applicationId;
    private bool _validateRequests = true;
    private int _maxRetries = 3;
    private _sys::TimeSpan _retryDelay = _sys::TimeSpan.FromSeconds(0.5);
    private _sys::TimeSpan _maxRetryDelay = _sys::TimeSpan.FromSeconds(60);
    private _sys::TimeSpan _totalTimeout = _sys::TimeSpan.FromHours(1);
    private int _maxResponseSize = 256 * 1024 * 1024;
    private long _maxDownloadSize = 1024L * 1024 * 1024;
    private _sys::TimeSpan _pollInterval = _sys::TimeSpan.FromSeconds(5);
    private bool _allowInsecureHttp;
    private _sys::Net.Http.HttpMessageHandler? _httpHandler;
    private _sys::TimeProvider _timeProvider = _sys::TimeProvider.System;

    /// <summary>Creates options with the defaults.</summary>
    public Api_ClientOptions() => NetworkTimeout = _sys::TimeSpan.FromMinutes(10);

    /// <summary>
    /// The URL that requests are sent to, with an optional path prefix; <see langword="null"/> means the contract's server. It must be
    /// https, or http to this machine (loopback), because the key is sent with each request; see <see cref="AllowInsecureHttp"/>. The
    /// <c>BaseAddress</c> of an <c>HttpClient</c> in a custom transport is not used.
    /// </summary>
    public _sys::Uri? Endpoint
    {
        get => _endpoint;
        set => Set(ref _endpoint, value);
    }

    /// <summary>
    /// Whether the key may be sent over plain http to another machine, where anyone on the network path can read it. Intended for services
    /// in a network that encrypts traffic itself, such as a service mesh or containers on one host. Default: no.
    /// </summary>
    public bool AllowInsecureHttp
    {
        get => _allowInsecureHttp;
        set => Set(ref _allowInsecureHttp, value);
    }

    /// <summary>
    /// Sends the requests instead of the client's own handler: with a proxy, certificates or your own delegating handlers. It must not
    /// follow redirects, and you must dispose of it. Ignored if <see cref="_sys::ClientModel.Primitives.ClientPipelineOptions.Transport"/>
    /// is set.
    /// </summary>
    /// <remarks>
    /// It must not repeat requests either: the client does so if it is safe, and refuses to send the body of a billed request a second
    /// time.
    /// </remarks>
    public _sys::Net.Http.HttpMessageHandler? HttpHandler
    {
        get => _httpHandler;
        set => Set(ref _httpHandler, value);
    }

    /// <summary>
    /// The name of your program, which is sent first in <c>User-Agent</c>: at most 40 characters, which may be letters, digits, <c>-</c>,
    /// <c>_</c>, <c>.</c> and <c>/</c>, such as <c>catalogue/2.1</c>. Default: none.
    /// </summary>
    /// <exception cref="_sys::ArgumentException">The value is empty, too long, or contains another character.</exception>
    public string? ApplicationId
    {
        get => _applicationId;
        set
        {
            if (value is not null
                && (value.Length is 0 or > 40 || value.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '/'))))
            {
                throw new _sys::ArgumentException(
                    "ApplicationId must have 1 to 40 characters: letters, digits, '-', '_', '.' and '/'.", nameof(value));
            }

            Set(ref _applicationId, value);
        }
    }

    /// <summary>Whether requests are checked against the contract's constraints before they are sent. Default: yes.</summary>
    public bool ValidateRequests
    {
        get => _validateRequests;
        set => Set(ref _validateRequests, value);
    }

    /// <summary>How often a request is sent again after a transient failure. Default: 3; 0 means never.</summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is negative.</exception>
    public int MaxRetries
    {
        get => _maxRetries;
        set
        {
            _sys::ArgumentOutOfRangeException.ThrowIfNegative(value);
            Set(ref _maxRetries, value);
        }
    }

    /// <summary>The delay before the second attempt, doubled for each further one. Default: 0.5 seconds.</summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is negative.</exception>
    public _sys::TimeSpan RetryDelay
    {
        get => _retryDelay;
        set
        {
            _sys::ArgumentOutOfRangeException.ThrowIfLessThan(value, _sys::TimeSpan.Zero);
            Set(ref _retryDelay, value);
        }
    }

    /// <summary>The maximum delay between two attempts, even if the service's Retry-After is longer. Default: 60 seconds.</summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is negative.</exception>
    public _sys::TimeSpan MaxRetryDelay
    {
        get => _maxRetryDelay;
        set
        {
            _sys::ArgumentOutOfRangeException.ThrowIfLessThan(value, _sys::TimeSpan.Zero);
            Set(ref _maxRetryDelay, value);
        }
    }

    /// <summary>
    /// The maximum duration of a call with all its attempts and the delays between them; a delay that would end later is not started.
    /// Default: 1 hour; <see cref="_sys::Threading.Timeout.InfiniteTimeSpan"/> means no limit. A download to a file is included; reading a
    /// stream that a call has returned is not.
    /// </summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public _sys::TimeSpan TotalTimeout
    {
        get => _totalTimeout;
        set
        {
            if (value != _sys::Threading.Timeout.InfiniteTimeSpan)
            {
                _sys::ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, _sys::TimeSpan.Zero);
            }

            Set(ref _totalTimeout, value);
        }
    }

    /// <summary>
    /// The maximum size in bytes of a response that is read into memory; a larger one is an error. Default: 268,435,456 (256 MiB). The body
    /// of an error is truncated after 1 MiB.
    /// </summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int MaxResponseSize
    {
        get => _maxResponseSize;
        set
        {
            _sys::ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            Set(ref _maxResponseSize, value);
        }
    }

    /// <summary>
    /// The maximum size in bytes of a response that is returned as a stream; reading further is an error. Default: 1,073,741,824 (1 GiB).
    /// </summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public long MaxDownloadSize
    {
        get => _maxDownloadSize;
        set
        {
            _sys::ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            Set(ref _maxDownloadSize, value);
        }
    }

    /// <summary>The first delay between two polls of long-running work; it grows up to fourfold. Default: 5 seconds.</summary>
    /// <exception cref="_sys::ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public _sys::TimeSpan PollInterval
    {
        get => _pollInterval;
        set
        {
            _sys::ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, _sys::TimeSpan.Zero);
            Set(ref _pollInterval, value);
        }
    }

    /// <summary>The clock of all delays and time limits. Default: the system's.</summary>
    public _sys::TimeProvider TimeProvider
    {
        get => _timeProvider;
        set
        {
            _sys::ArgumentNullException.ThrowIfNull(value);
            Set(ref _timeProvider, value);
        }
    }

    /// <summary>The settings on one line, without secrets.</summary>
    public override string ToString()
    {
        string endpoint = Endpoint switch
        {
            null => "default",
            { IsAbsoluteUri: true } uri => uri.GetComponents(
                _sys::UriComponents.SchemeAndServer | _sys::UriComponents.Path, _sys::UriFormat.UriEscaped),
            _ => "not absolute",
        };
        return string.Create(
            _sys::Globalization.CultureInfo.InvariantCulture,
            $"Endpoint: {endpoint}, MaxRetries: {MaxRetries}, NetworkTimeout: {NetworkTimeout}, TotalTimeout: {TotalTimeout}, "
            + $"PollInterval: {PollInterval}, ValidateRequests: {ValidateRequests}");
    }

    internal bool IsTransportBuiltIn => Transport is null && HttpHandler is null;

    private void Set<T>(ref T setting, T value)
    {
        AssertNotFrozen();
        setting = value;
    }
}
