using System.ClientModel.Primitives;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace XaiGen
{
    /// <summary>Addresses outside the public internet. A URL in a response must not lead to one of them.</summary>
    internal static class PrivateNetwork
    {
        private static readonly HttpRequestOptionsKey<bool> s_isGuarded = new("XaiGen.IsGuarded");

        // The networks that IANA's registry of special-purpose addresses lists as not globally reachable, plus multicast and the returned
        // 6to4 relay network. The last entry is the address through which a cloud provider reaches its machines.
        private static readonly IPNetwork[] s_ipv4 = Parse(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "168.63.129.16/32");

        // The parts of 192.0.0.0/24 and 2001::/23 that the registries list as globally reachable.
        private static readonly IPNetwork[] s_reachable = Parse(
            "192.0.0.9/32", "192.0.0.10/32", "2001:1::1/128", "2001:1::2/128", "2001:1::3/128", "2001:3::/32", "2001:4:112::/48",
            "2001:20::/28", "2001:30::/28");

        // The range allocated for global use, and below it the registry's exceptions within that range.
        private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");
        private static readonly IPNetwork[] s_ipv6 = Parse("2001::/23", "2001:db8::/32", "3fff::/20");

        // Networks whose addresses contain an IPv4 address, and the index of its first byte.
        private static readonly (IPNetwork Network, int Start)[] s_wrappings =
        [
            (IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2),
        ];

        /// <summary>Whether an address is not globally reachable, or belongs to this machine.</summary>
        internal static bool Contains(IPAddress address) => IsSpecial(address) || (!OperatingSystem.IsBrowser() && IsOwn(address));

        /// <summary>Refuses a URL whose host is the literal IP address of a private network.</summary>
        internal static void Refuse(Uri address)
        {
            if (IPAddress.TryParse(address.DnsSafeHost, out IPAddress? place) && Contains(place))
            {
                throw new PrivateAddressException(address.Host, place);
            }
        }

        /// <summary>Marks the request for the handler as one that must stay outside private networks.</summary>
        internal static void Guard(PipelineMessage message, HttpRequestMessage request)
        {
            if (message.TryGetProperty(typeof(PrivateNetwork), out object? isGuarded))
            {
                request.Options.Set(s_isGuarded, (bool)isGuarded!);
            }
        }

        /// <summary>
        /// Connects to a host; for a guarded request, only to its public addresses. The address that was checked is the one connected to,
        /// so a DNS name that resolves differently a moment later has no effect. A proxy resolves names itself.
        /// </summary>
        [UnsupportedOSPlatform("browser")]
        internal static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                if (IsGuarded(context))
                {
                    IPAddress[] outside = await OutsideAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
                    await socket.ConnectAsync(outside, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
                }

                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        [UnsupportedOSPlatform("browser")]
        private static bool IsGuarded(SocketsHttpConnectionContext context)
            => context.InitialRequestMessage.Options.TryGetValue(s_isGuarded, out bool isGuarded) && isGuarded
            && context.InitialRequestMessage.RequestUri is { } address
            && address.IdnHost.Trim('[', ']') == context.DnsEndPoint.Host.Trim('[', ']') && address.Port == context.DnsEndPoint.Port;

        [UnsupportedOSPlatform("browser")]
        private static async Task<IPAddress[]> OutsideAsync(string host, CancellationToken cancellationToken)
        {
            IPAddress[] all = await Dns.GetHostAddressesAsync(host, cancellationToken).ConfigureAwait(false);
            IPAddress[] outside = Array.FindAll(all, address => !Contains(address));
            return all.Length > 0 && outside.Length == 0 ? throw new PrivateAddressException(host, all[0]) : outside;
        }

        private static bool IsSpecial(IPAddress address)
        {
            if (address.IsIPv4MappedToIPv6)
            {
                return IsSpecial(address.MapToIPv4());
            }

            if (s_reachable.Any(network => network.Contains(address)))
            {
                return false;
            }

            if (address.AddressFamily == AddressFamily.InterNetwork)
            {
                return s_ipv4.Any(network => network.Contains(address));
            }

            byte[] bytes = address.GetAddressBytes();
            foreach ((IPNetwork network, int start) in s_wrappings)
            {
                if (network.Contains(address))
                {
                    return IsSpecial(new IPAddress(bytes.AsSpan(start, 4)));
                }
            }

            return !s_global.Contains(address) || s_ipv6.Any(network => network.Contains(address)) || IsIsatap(bytes);
        }

        // ISATAP: the last 32 bits are an IPv4 address, which the tunnels of a site use to reach each other.
        private static bool IsIsatap(byte[] address)
            => address.AsSpan(8, 4) is [0 or 2, 0, 0x5e, 0xfe] && IsSpecial(new IPAddress(address.AsSpan(12, 4)));

        [UnsupportedOSPlatform("browser")]
        private static bool IsOwn(IPAddress address)
        {
            IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            try
            {
                return NetworkInterface.GetAllNetworkInterfaces()
                    .Any(card => card.GetIPProperties().UnicastAddresses.Any(own => own.Address.Equals(plain)));
            }
            catch (Exception e) when (e is NetworkInformationException or PlatformNotSupportedException)
            {
                // If the process may not list the machine's interfaces, only the registries are checked.
                return false;
            }
        }

        private static IPNetwork[] Parse(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
    }

    /// <summary>A URL in a response leads to a private network.</summary>
    internal sealed class PrivateAddressException(string host, IPAddress place) : IOException(
        $"'{host}' is {place}, which is in a private network. A response with such a URL may be an attack; if it is "
        + "intended, set XaiClientOptions.AllowPrivateNetworks.")
    {
        /// <summary>The exception of this type that caused a failure; null if the failure has another cause.</summary>
        internal static PrivateAddressException? In(Exception? failure)
            => failure is null ? null : failure as PrivateAddressException ?? In(failure.InnerException);
    }
}

namespace XaiGen.GeneratedSupport
{
    internal sealed partial class ApiTransport
    {
        static partial void Describe(PipelineMessage message, HttpRequestMessage request) => PrivateNetwork.Guard(message, request);
    }
}
