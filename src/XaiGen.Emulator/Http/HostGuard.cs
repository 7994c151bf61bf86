using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Http;

/// <summary>
/// Refuses requests for other hosts, on every route. A web page's domain name can resolve to this machine (DNS rebinding); the page then
/// has the same origin as the emulator, so only the host name distinguishes it from legitimate callers.
/// </summary>
internal sealed class HostGuard
{
    private const string AnyHost = "*";

    private readonly bool _isAnyAllowed;
    private readonly bool _isOpen;
    private readonly List<(string Name, int? Port)> _allowed = [];

    /// <param name="allowedHosts">Names or IP addresses, with a port or for all ports.</param>
    /// <param name="isOpen">
    /// Whether other machines can reach the emulator. If so, every IP address is allowed, since it cannot be rebound.
    /// </param>
    /// <exception cref="EmulatorException">One of the hosts is invalid.</exception>
    public HostGuard(IEnumerable<string> allowedHosts, bool isOpen = false)
    {
        _isOpen = isOpen;
        foreach (string host in allowedHosts)
        {
            if (host == AnyHost)
            {
                _isAnyAllowed = true;
            }
            else
            {
                _allowed.Add(Read(host));
            }
        }
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HostString host = context.Request.Host;
        return _isAnyAllowed || LeadsHere(host, context.Connection.LocalPort) || (_isOpen && IsLocalhostOrAddress(host))
            ? next(context)
            : throw new ApiFault(
                StatusCodes.Status403Forbidden,
                "permission-denied",
                $"The emulator listens on {(_isOpen ? "localhost and IP addresses" : "127.0.0.1, localhost and [::1] with its own port")}, "
                + $"not at '{host}'; other hosts are allowed by {nameof(XaiEmulatorOptions)}.{nameof(XaiEmulatorOptions.AllowedHosts)}, "
                + "or by --allow-host of 'xaigen emulate'");
    }

    /// <summary>Whether the host is this machine at the emulator's port, or was allowed explicitly.</summary>
    public bool LeadsHere(HostString host, int port) => IsOwn(host, port) || IsAllowed(host);

    private static (string Name, int? Port) Read(string text)
    {
        HostString host = IPAddress.TryParse(text, out IPAddress? address) ? new HostString(UriHostOf(address)) : new HostString(text);
        string port = text[Math.Min(text.Length, host.Host.Length)..];
        return Uri.CheckHostName(host.Host) != UriHostNameType.Unknown && (port.Length == 0 || host.Port is not null || address is not null)
            ? (Normal(host.Host), host.Port)
            : throw new EmulatorException(
                $"'{text}' is not a host that can be allowed; give a name or an IP address, with a port or without one, such as "
                + "emulator.test:8080.");
    }

    /// <summary>Hosts that always refer to this machine and cannot be rebound.</summary>
    private static bool IsOwn(HostString host, int port)
    {
        string name = Normal(host.Host);
        return (host.Port ?? 80) == port
            && (name == "localhost" || (IPAddress.TryParse(name, out IPAddress? address) && IPAddress.IsLoopback(address)));
    }

    private static bool IsLocalhostOrAddress(HostString host)
        => Normal(host.Host) is var name && (name == "localhost" || IPAddress.TryParse(name, out _));

    /// <summary>Normalises a host name.</summary>
    private static string Normal(string host)
    {
        string name = host.EndsWith('.') ? host[..^1] : host;
        return Uri.CheckHostName(name) is UriHostNameType.IPv4 or UriHostNameType.IPv6
            && IPAddress.TryParse(name.Trim('[', ']'), out IPAddress? address)
            ? address.ToString()
            : name.ToLowerInvariant();
    }

    private static string UriHostOf(IPAddress address)
        => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? string.Create(CultureInfo.InvariantCulture, $"[{address}]")
            : address.ToString();

    private bool IsAllowed(HostString host)
    {
        string name = Normal(host.Host);
        return _allowed.Any(allowed => allowed.Name == name && (allowed.Port is null || allowed.Port == (host.Port ?? 80)));
    }
}
