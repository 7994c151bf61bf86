using System.Net;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator;

/// <summary>How an emulator is run. The defaults suit tests: any port, nothing kept, any key.</summary>
public sealed record XaiEmulatorOptions
{
    /// <summary>The port; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>
    /// The address of this machine that the emulator listens on; <see cref="IPAddress.Any"/> or <see cref="IPAddress.IPv6Any"/> for all of
    /// them. Other machines can reach the emulator at any but a loopback address, and its control routes and its page then need the
    /// <see cref="ControlToken"/>.
    /// </summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>
    /// What all URLs in responses start with, such as <c>https://emulator.test/</c> behind a proxy; null for the host that each request
    /// was sent to.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// What has to be shown to use the control routes and the page. Null for none while only this machine can reach the emulator, and for
    /// a random one otherwise, see <see cref="XaiEmulator.ControlToken"/>.
    /// </summary>
    public string? ControlToken { get; init; }

    /// <summary>
    /// Whether to let requests through that the API refuses although it is clear what they want: without a content type, with an empty
    /// body, for a model or a quality that does not exist. What was passed over is in the response's header <c>x-xaigen-lenient</c>.
    /// </summary>
    public bool IsLenient { get; init; }

    /// <summary>The folder that keeps the files over restarts; null keeps them in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The time that the emulator's clock starts from and goes with.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The only API keys that are accepted, others get the API's response to a wrong key; null accepts every key.
    /// Each key is a team of its own, with its own files.
    /// </summary>
    public IReadOnlyCollection<string>? AcceptedKeys { get; init; }

    /// <summary>How long a video, or a deferred image request, is pending on the clock.</summary>
    public TimeSpan RenderTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Hosts, besides 127.0.0.1, localhost and [::1], that requests may be sent to: where something leads from there to it,
    /// such as a container's port. Names or IP addresses, with a port or for all ports; <c>*</c> allows every host, and with it
    /// every web page that lets its name lead here.
    /// </summary>
    public IReadOnlyCollection<string> AllowedHosts { get; init; } = [];

    /// <summary>
    /// Origins, such as <c>http://127.0.0.1:9000</c>, that <c>output.upload_url</c> and <c>output.upload_urls</c> may lead to.
    /// Without any, such requests are refused. The emulator connects to nothing else.
    /// </summary>
    public IReadOnlyCollection<string> UploadOrigins { get; init; } = [];

    /// <summary>Sees every call first and its response last.</summary>
    internal Func<HttpContext, RequestDelegate, Task>? Witness { get; init; }

    /// <summary>The largest file that can be uploaded; larger ones get 413.</summary>
    public long MaxUploadBytes { get; init; } = 50L * 1024 * 1024;
}
