using System.Net;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator;

/// <summary>Options for running an emulator. The defaults suit tests: a free port, nothing stored on disk, any key accepted.</summary>
public sealed record XaiEmulatorOptions
{
    /// <summary>The port; 0 selects any free port.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The local address that the emulator listens on; <see cref="IPAddress.Any"/> or <see cref="IPAddress.IPv6Any"/> for all of them.
    /// Unless it is a loopback address, other machines can reach the emulator, and its control routes and its page then require the
    /// <see cref="ControlToken"/>.
    /// </summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// The base of all URLs in responses, such as <c>https://emulator.test/</c> behind a proxy; if null, the host that each request was
    /// sent to.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// The token required for the control routes and the page. If null, none is required as long as only this machine can reach the
    /// emulator; otherwise a random token is created, see <see cref="XaiEmulator.ControlToken"/>.
    /// </summary>
    public string? ControlToken { get; init; }

    /// <summary>
    /// Whether to accept requests that the API refuses although their intention is clear: without a content type, with an empty body, for
    /// an unknown model or quality. The response header <c>x-xaigen-lenient</c> lists what was ignored.
    /// </summary>
    public bool IsLenient { get; init; }

    /// <summary>The folder that keeps files across restarts; if null, files are kept in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The time source that the emulator's clock starts from and follows.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The only API keys that are accepted; other keys receive the API's response to a wrong key. If null, every key is accepted. Each key
    /// is a separate team with its own files.
    /// </summary>
    public IReadOnlyCollection<string>? AcceptedKeys { get; init; }

    /// <summary>How long a video, or a deferred image request, is pending, measured by the emulator's clock.</summary>
    public TimeSpan RenderTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Hosts, besides 127.0.0.1, localhost and [::1], that requests may be sent to, for example if a container's port is forwarded to the
    /// emulator. Names or IP addresses, with a port or for all ports; <c>*</c> allows every host, including every web page whose domain
    /// name resolves to this machine.
    /// </summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// The origins, such as <c>http://127.0.0.1:9000</c>, that <c>output.upload_url</c> and <c>output.upload_urls</c> may point to. If
    /// empty, such requests are refused. Apart from these and <see cref="PassOn"/>, the emulator makes no outgoing connections.
    /// </summary>
    public IReadOnlyCollection<string> UploadOrigins { get; init; } = [];

    /// <summary>
    /// Routes that the emulator lacks and whose requests it sends on to the API; null, the default, for none. All other unknown routes are
    /// refused.
    /// </summary>
    public PassOn? PassOn { get; init; }

    /// <summary>Middleware that sees each call first and its response last.</summary>
    internal Func<HttpContext, RequestDelegate, Task>? Witness { get; init; }

    /// <summary>The maximum size of an uploaded file; larger files are refused with 413.</summary>
    public long MaxUploadBytes { get; init; } = 50L * 1024 * 1024;
}
