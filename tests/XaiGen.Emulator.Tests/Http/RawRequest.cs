using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>A request byte by byte, as no HTTP library would send it.</summary>
internal sealed record RawRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>The response; null if the connection was closed without one.</summary>
    public async Task<RawResponse?> SendAsync(int port, bool wantsBody)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        await using NetworkStream stream = client.GetStream();
        try
        {
            await stream.WriteAsync(ToBytes(), patience.Token);
            return await ReadAsync(stream, wantsBody, patience.Token);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override string ToString() => Encoding.Latin1.GetString(ToBytes());

    private static async Task<RawResponse?> ReadAsync(NetworkStream stream, bool wantsBody, CancellationToken cancellationToken)
    {
        using var received = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int head = -1;
        while ((head = IndexOfBody(received)) < 0 || wantsBody)
        {
            int count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0)
            {
                break;
            }

            received.Write(buffer, 0, count);
        }

        head = IndexOfBody(received);
        if (head < 0)
        {
            return null;
        }

        string[] lines = Encoding.Latin1.GetString(received.GetBuffer(), 0, head).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        ILookup<string, string> headers = lines.Skip(1)
            .Select(line => line.Split(':', 2)).ToLookup(line => line[0], line => line[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new RawResponse(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, received.ToArray()[head..]);
    }

    private static int IndexOfBody(MemoryStream received)
        => received.GetBuffer().AsSpan(0, (int)received.Length).IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : -1;

    private byte[] ToBytes()
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach ((string name, string value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }
}

internal sealed record RawResponse(int Status, ILookup<string, string> Headers, byte[] Body);
