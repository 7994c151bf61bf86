using System.Net;
using System.Net.Sockets;

namespace XaiGen;

/// <summary>The addresses that only machines near this one can reach: an address in an answer has no business there.</summary>
internal static class PrivateNetwork
{
    private static readonly IPNetwork[] s_networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "fc00::/7", "fe80::/9", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    // Each carries an IPv4 address, from the given byte on.
    private static readonly (IPNetwork Network, int Start)[] s_wrappings =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12), (IPNetwork.Parse("::/96"), 12), (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2),
    ];

    internal static bool Contains(IPAddress address)
    {
        if (s_networks.Any(network => network.Contains(address)))
        {
            return true;
        }

        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            && s_wrappings.Any(wrapping => wrapping.Network.Contains(address) && Contains(new IPAddress(bytes.AsSpan(wrapping.Start, 4))));
    }

    /// <summary>Refuses an address that names a place in a private network outright.</summary>
    internal static void Refuse(Uri address)
    {
        if (IPAddress.TryParse(address.DnsSafeHost, out IPAddress? place) && Contains(place))
        {
            throw new PrivateAddressException(address.Host, place);
        }
    }

    /// <summary>
    /// Connects to a host's public addresses only. What is checked is what is connected to, so that a name which
    /// means another place a moment later changes nothing.
    /// </summary>
    internal static async ValueTask<Stream> ConnectOutsideAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        string host = context.DnsEndPoint.Host;
        IPAddress[] all = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
        IPAddress[] outside = Array.FindAll(all, address => !Contains(address));
        if (all.Length > 0 && outside.Length == 0)
        {
            throw new PrivateAddressException(host, all[0]);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(outside, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>An address in an answer leads into a private network.</summary>
internal sealed class PrivateAddressException(string host, IPAddress place) : IOException(
    $"'{host}' is {place}, which is in a private network. An answer that leads there may be a trick; set XaiClientOptions.AllowPrivateNetworks if it is right.")
{
    /// <summary>The one that a failure was caused by; null when it has another cause.</summary>
    internal static PrivateAddressException? In(Exception? failure) =>
        failure is null ? null : failure as PrivateAddressException ?? In(failure.InnerException);
}
