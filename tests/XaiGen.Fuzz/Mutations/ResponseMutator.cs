using System.Globalization;
using System.IO.Compression;
using System.Text;
using XaiGen.Fuzz.Documents;

namespace XaiGen.Fuzz.Mutations;

/// <summary>Creates responses as a service, a proxy or an attacker might send them, down to the bytes.</summary>
internal sealed class ResponseMutator(Random random)
{
    private static readonly int[] s_statuses =
    [
        200, 200, 200, 201, 202, 204, 206, 301, 302, 304, 307, 308, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504,
        599, 600, 999, 100, 101,
    ];

    private static readonly byte[][] s_insertions =
        [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8], [0], [0xef, 0xbb, 0xbf], [0x0d, 0x0a], [0x22], [0x5c]];

    private static readonly string[] s_texts =
    [
        "", " ", "\ud800", "\udc00\ud800", "\0", "\u001b[31m", "a\nb", "not a url", "http://", "file:///etc/passwd",
        "data:image/png;base64,AAAA", "1e999", "2026-13-45T99:99:99Z",
        "pending", "done", "failed", "expired", "==", "AAA", "\ufeff", new string('x', 5000),
    ];

    private static readonly string[] s_bare =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e999", "-1e999", "1e-999", "99999999999999999999", "253402300800", "-62135596801",
        "1E400", "00", "+1", "NaN", "Infinity", ".5", "1.", "{}", "[]", "[[[]]]",
    ];

    private static readonly string[] s_headers =
    [
        "Retry-After: NaN", "Retry-After: -1", "Retry-After: 1e999", "Retry-After: 99999999999", "Retry-After: Infinity", "Retry-After: 0",
        "Retry-After: x", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT",
        "retry-after-ms: NaN", "retry-after-ms: -5", "x-ratelimit-reset: NaN", "x-should-retry: true", "x-should-retry: \u00ff",
        "x-request-id: a\u001b[31mb", "x-request-id: \u00e9\u00ff", "x-request-id:", "x-request-id: 1", "x-request-id: 2",
        "Content-Type: text/html", "Content-Type: x", "Content-Type:", "Content-Type: application/json; charset=utf-16",
        "Content-Type: application/json; charset=nope", "Content-Type: text/plain; charset=\"",
        "Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: deflate", "Content-Encoding: zstd",
        "Content-Encoding: gzip, gzip", "Content-Encoding: identity", "Content-Encoding:",
        "Content-Length: 5", "Content-Length: 0", "Content-Length: -1", "Content-Length: 99999999999999999999",
        "Content-Length: 268435456", "Content-Length: 3, 3",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, chunked", "Location: /",
        "Location: http://127.0.0.1:1/", "Location: \u00ff", "Location: http://[", "Location:",
        "Content-Range: bytes 0-4/5", "Content-Disposition: attachment; filename=\"../x\"", "Set-Cookie: a=b",
        "WWW-Authenticate: Basic realm=\"", "Date: x", "Expires: -1", "Connection: upgrade", "Upgrade: h2c",
        "no colon", ": no name", "bad name: x", " folded: x", "a: b\r\n c", "\0: x", "x: \0",
        "Content-Type: application/json\r\nContent-Type: text/plain",
    ];

    /// <summary>Creates a complete response.</summary>
    /// <param name="examples">The contract's examples of responses.</param>
    public byte[] Make(IReadOnlyList<(int Status, Node Body)> examples)
    {
        // Half of them are successful. A download has no example.
        bool isSuccess = random.Next(2) == 0;
        (int Status, Node Body)[] alike = [.. examples.Where(example => example.Status < 300 == isSuccess)];
        (int status, Node example) = alike.Length > 0 ? One(alike) : (200, new MappingNode());
        status = random.Next(3) > 0 ? status : One(s_statuses);
        byte[] body = Body(example);
        List<string> headers = [$"HTTP/1.1 {status} X", "Content-Type: application/json"];
        body = Encode(body, headers);
        for (int times = random.Next(4) == 0 ? random.Next(1, 4) : 0; times > 0; times--)
        {
            headers.Insert(random.Next(1, headers.Count + 1), One(s_headers));
        }

        byte[] head = Encoding.Latin1.GetBytes(string.Join("\r\n", headers) + "\r\n\r\n");
        byte[] response = [.. random.Next(20) == 0 ? "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"u8 : [], .. head, .. body];
        return random.Next(8) == 0 ? Damaged(response, random.Next(2) == 0 ? response.Length : head.Length) : response;
    }

    private byte[] Body(Node example)
    {
        Node body = example.Copy();
        for (int times = random.Next(4); times > 0; times--)
        {
            List<Place> places = Place.Under(body);
            if (places.Count > 0)
            {
                Change(One(places), places);
            }
        }

        string text = random.Next(40) switch
        {
            0 => "",
            1 => string.Concat(Enumerable.Repeat(One(["[", "{\"a\":"]), random.Next(2000))),
            2 => "<html>" + One(s_texts),
            3 => One(s_bare),
            4 => $"\"{new string('x', random.Next(3000))}\"",
            _ => Document.Write(body, escapes: random.Next(2) == 0),
        };
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(3) == 0 ? Damaged(bytes, bytes.Length) : bytes;
    }

    private void Change(Place place, List<Place> places)
    {
        switch (random.Next(8))
        {
            case 0:
                place.Parent.RemoveAt(place.Index);
                break;
            case 1 when place.Parent is MappingNode mapping:
                mapping.Entries.Add((place.Key!, new ScalarNode(One(s_texts))));
                break;
            case 2:
                place.Rename(random.Next(2) == 0 ? One(s_texts) : One(places).Key ?? "x");
                break;
            case 3:
                place.Value = One(places).Value.Copy();
                break;
            case 4 or 5:
                place.Value = new ScalarNode(One(s_bare), isText: false);
                break;
            default:
                place.Value = new ScalarNode(One(s_texts));
                break;
        }
    }

    /// <summary>Adds a content length and compression, which may be missing or wrong.</summary>
    private byte[] Encode(byte[] body, List<string> headers)
    {
        if (random.Next(6) == 0)
        {
            (string name, Func<Stream, Stream> pack) = One<(string, Func<Stream, Stream>)>(
            [
                ("gzip", stream => new GZipStream(stream, CompressionLevel.Fastest)),
                ("deflate", stream => new ZLibStream(stream, CompressionLevel.Fastest)),
                ("br", stream => new BrotliStream(stream, CompressionLevel.Fastest)),
            ]);
            headers.Add($"Content-Encoding: {name}");
            body = Packed(random.Next(8) == 0 ? new byte[8_000_000] : body, pack);
            body = random.Next(2) == 0 ? Damaged(body, body.Length) : body;
        }

        switch (random.Next(8))
        {
            case 0:
                headers.Add("Connection: close");
                return body;
            case 1:
                headers.Add("Transfer-Encoding: chunked");
                string length = body.Length.ToString("x", CultureInfo.InvariantCulture);
                byte[] chunks = [.. Encoding.ASCII.GetBytes(length + "\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];
                return random.Next(2) == 0 ? chunks : Damaged(chunks, random.Next(2) == 0 ? chunks.Length : 8);
            default:
                headers.Add($"Content-Length: {body.Length + (random.Next(12) == 0 ? random.Next(-3, 50) : 0)}");
                return body;
        }
    }

    private static byte[] Packed(byte[] body, Func<Stream, Stream> pack)
    {
        var packed = new MemoryStream();
        using (Stream packing = pack(packed))
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>Removes, adds or changes bytes, in some cases only in the first part.</summary>
    private byte[] Damaged(byte[] bytes, int length)
    {
        List<byte> damaged = [.. bytes];
        for (int times = random.Next(1, 4); times > 0 && damaged.Count > 0; times--)
        {
            int at = random.Next(Math.Clamp(length, 1, damaged.Count));
            switch (random.Next(5))
            {
                case 0:
                    damaged.RemoveRange(at, damaged.Count - at);
                    break;
                case 1:
                    damaged.RemoveAt(at);
                    break;
                case 2:
                    damaged.InsertRange(at, One(s_insertions));
                    break;
                default:
                    damaged[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. damaged];
    }

    private T One<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
