using System.Globalization;
using System.Text;

namespace XaiGen.Testing;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyList<string> HeaderLines, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => HeaderLines
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .SingleOrDefault();

    /// <summary>Reads the next request of a connection.</summary>
    public static async Task<ReceivedRequest> ReadAsync(Stream connection, CancellationToken stopping)
    {
        string[] start = (await ReadLineAsync(connection, stopping)).Split(' ');
        var headers = new List<string>();
        while (await ReadLineAsync(connection, stopping) is { Length: > 0 } line)
        {
            headers.Add(line);
        }

        var request = new ReceivedRequest(start[0], start[1], headers, []);
        if (request.Header("Transfer-Encoding") == "chunked")
        {
            return request with { Body = await ReadChunksAsync(connection, stopping) };
        }

        byte[] body = new byte[int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await connection.ReadExactlyAsync(body, stopping);
        return request with { Body = body };
    }

    private static async Task<byte[]> ReadChunksAsync(Stream connection, CancellationToken stopping)
    {
        var body = new MemoryStream();
        int length;
        do
        {
            length = int.Parse(await ReadLineAsync(connection, stopping), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            byte[] chunk = new byte[length];
            await connection.ReadExactlyAsync(chunk, stopping);
            body.Write(chunk);
            await ReadLineAsync(connection, stopping);
        }
        while (length > 0);
        return body.ToArray();
    }

    private static async Task<string> ReadLineAsync(Stream connection, CancellationToken stopping)
    {
        var line = new List<byte>();
        byte[] one = new byte[1];
        while (true)
        {
            await connection.ReadExactlyAsync(one, stopping);
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString(line.ToArray()).TrimEnd('\r');
            }

            line.Add(one[0]);
        }
    }
}
