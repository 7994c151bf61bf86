using System.Globalization;
using System.Text;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Valid requests that are broken in one or more places, in the same way for the same seed.</summary>
internal sealed class RequestFuzz(int seed, int port, string fileId, string requestId, string batchId)
{
    private static readonly string[] s_tokens =
    [
        "\\ud83c", "\\udc00\\ud800", "\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\0", "\\u0000", "\u00ef\u00bb\u00bf", "null", "{}",
        "[]", "\"\"", "\"", "\\",
        "1e999", "-1e999", "-0", "NaN", "1.5", "99999999999999999999999", "-9223372036854775808", "true", "[[[[[[[[[[",
        "{\"a\":{\"a\":{\"a\":",
        "//", "/*", ",", ":", "\r\n", "\u0085", "2147483648", "0.1", "\"1e5\"", "{\"expires_after\":3600.5}", "\"9999-12-31T23:59:59Z\"",
        "\"0001-01-01T00:00:00Z\"",
    ];

    private static readonly string[] s_pathTokens =
        [
            "%00", "%ff", "%2f", "%5c", "%5f", "%", "%zz", "..", "/../", "//", ";", "\u00e9", "?", "&", "#", "\\", "%f0%9f%8e%89",
            "%ed%a0%80", "+", " ", ":", "*", "{id}",
        ];

    private static readonly string[] s_filters =
    [
        "name = \"a\"", "public_url != null", "size_bytes > 5 AND NOT (name : \"a\")", "created_at > \"2026-01-01T00:00:00Z\"", "(((((",
        "name = \"", "a.b.c",
        "NOT NOT NOT", "size_bytes > 99999999999999999999", "created_at < \"x\"", "-name:*", "\u00ff", "name = 'x' OR",
    ];

    private readonly Random _random = new(seed);

    public RawRequest Next()
    {
        (string method, string target, string? type, string body) = OneOf(Good());
        byte[] bytes = Encoding.Latin1.GetBytes(body);
        if (_random.Next(4) == 0)
        {
            target = Spoil(target, s_pathTokens);
        }

        if (_random.Next(8) == 0)
        {
            method = OneOf("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "X");
        }

        if (body.Length > 0 && _random.Next(10) > 0)
        {
            for (int times = _random.Next(1, 4); times > 0; times--)
            {
                bytes = Spoil(bytes);
            }
        }

        return new RawRequest(method, target, [.. Headers(type, bytes.Length)], bytes);
    }

    private List<(string Method, string Target, string? Type, string Body)> Good()
    {
        const string json = "application/json", boundary = "fuzz";
        string form = string.Join("\r\n", [
            $"--{boundary}", "Content-Disposition: form-data; name=\"expires_after\"", "", "3600",
            $"--{boundary}", "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"", "Content-Type: image/png", "",
            "\u0089PNG\r\n", $"--{boundary}--", "",
        ]);
        string small = Convert.ToBase64String(Samples.Png);
        string query =
            $"limit={OneOf("1", "100", "0", "x", "1e3")}&order={OneOf("asc", "desc", "up")}&sort_by={OneOf("size", "filename", "created_at", "x")}"
            + $"&filter={Uri.EscapeDataString(OneOf(s_filters))}&after={OneOf("", fileId, "x")}&pagination_token={OneOf("", "x", "Q3JlYXRlZEF0LmRlc2N8MHwxfA", "%00")}";
        return
        [
            ("GET", $"/v1/files?{query}", null, ""),
            ("GET", $"/v1/files/{fileId}", null, ""),
            ("GET", $"/v1/files/{fileId}/content?format={OneOf("text", "original", "x")}", null, ""),
            ("POST", "/v1/files", $"multipart/form-data; boundary={boundary}", form),
            ("POST", "/v1/files", $"multipart/form-data; boundary={boundary}", form),
            ("POST", $"/v1/files/{fileId}/public-url", json, """{"expires_after":7200}"""),
            ("POST", $"/v1/files/{fileId}/public-url/revoke", null, ""),
            ("POST", "/v1/images/generations", json,
                """{"prompt":"A party","n":1,"resolution":"1k","aspect_ratio":"1:1","quality":"low","storage_options":{"filename":"a.png","expires_after":3600,"public_url":{"expires_after":3600}},"deferred":true}"""),
            (
                "POST", "/v1/images/generations", json,
                """{"prompt":"A party","model":"grok-imagine-image","response_format":"b64_json","user":"u"}"""),
            ("POST", "/v1/images/edits", json, $$"""{"prompt":"x","image":{"url":"data:image/png;base64,{{small}}"},"deferred":true}"""),
            (
                "POST", "/v1/images/edits", json,
                $$$"""{"prompt":"x","images":[{"file_id":"{{{fileId}}}"},{"url":"https://a.example/a.png"}],"output":{"upload_urls":["http://127.0.0.1:1/"]}}"""),
            ("POST", "/v1/videos/generations", json,
                """{"prompt":"x","duration":1,"model":"grok-imagine-video-1.5","keyframes":[{"timestamp_s":0.5,"image":{"url":"https://a.example/a.png"}}],"reference_audios":[{"voice_id":"ara"}]}"""),
            (
                "POST", "/v1/videos/edits", json,
                """{"prompt":"x","video":{"url":"https://a.example/a.mp4"},"output":{"upload_url":"http://127.0.0.1:1/"}}"""),
            ("POST", "/v1/videos/extensions", json, """{"prompt":"x","video":{"url":"https://a.example/a.mp4"},"seconds":"3"}"""),
            ("POST", "/v1/batches", json, $$"""{"name":"b","input_file_id":"{{fileId}}"}"""),
            ("GET", $"/v1/batches?limit={OneOf("1", "x")}&pagination_token={OneOf("", "x", "%00")}", null, ""),
            ("GET", $"/v1/batches/{batchId}", null, ""),
            ("POST", $"/v1/batches/{OneOf(batchId, "x")}:cancel", null, ""),
            (
                "POST", $"/v1/batches/{batchId}/requests", json,
                """{"batch_requests":[{"batch_request_id":"i","batch_request":{"image_generation":{"prompt":"x","n":2}}},{"batch_request":{"video_extension":{"prompt":"x","video":{"url":"https://a.example/a.mp4"}}}}]}"""),
            ("GET", $"/v1/batches/{batchId}/requests?limit=2", null, ""),
            ("GET", $"/v1/batches/{batchId}/results", null, ""),
            ("GET", $"/v1/images/{requestId}", null, ""),
            ("GET", $"/v1/videos/{requestId}", null, ""),
            ("GET", "/v1/image-generation-models/grok-imagine-image", null, ""),
            ("GET", "/cdn/token/file.png", null, ""),
            ("GET", "/imgen/xai-imgen/xai-tmp-imgen-x.png", null, ""),
            ("POST", "/_emulator/clock", json, """{"advance_seconds":1,"frozen":false}"""),
            ("POST", "/_emulator/clock", json, """{"now":"2027-01-01T00:00:00Z"}"""),
            ("POST", "/_emulator/clock", json, """{"now":"8999-12-31T23:59:59Z"}"""),
            (
                "POST", "/_emulator/faults", json,
                """{"kind":"error_response","status":429,"retry_after_seconds":1,"operation":"getFile","times":2,"probability":0.5,"seed":3}"""),
            ("POST", "/_emulator/faults", json, """{"kind":"generation_failure","code":"internal_error","message":"m","times":null}"""),
            ("DELETE", "/_emulator/faults/1", null, ""),
            ("GET", "/_emulator/requests?after=1", null, ""),
            ("GET", $"/_emulator/files/{fileId}/content", null, ""),
            ("POST", $"/_emulator/files/{fileId}/revoke", json, "{}"),
            ("GET", "/_emulator/", null, ""),
            ("POST", "/_emulator/as/9c56cc51b374c3ba/v1/images/generations", json, """{"prompt":"x","deferred":true}"""),
            ("GET", $"/_emulator/thumbnail?file={fileId}", null, ""),
            ("GET", "/_emulator/thumbnail?result=/imgen/x.png", null, ""),
            ("GET", "/_emulator/result?path=/imgen/x.png", null, ""),
            ("GET", "/_emulator/requests/1/body", null, ""),
            ("GET", "/_emulator/jobs", null, ""),
            ("DELETE", $"/_emulator/files/{OneOf("x", "file_%00")}", null, ""),
            ("GET", "/_emulator/health", null, ""),
        ];
    }

    private IEnumerable<(string Name, string Value)> Headers(string? type, int length)
    {
        yield return ("Host", _random.Next(30) == 0 ? OneOf("", "x", "127.0.0.1", "[::1", "\u00ff") : $"127.0.0.1:{port}");
        yield return ("Connection", "close");
        if (_random.Next(20) > 0)
        {
            yield return (
                "Authorization",
                _random.Next(20) == 0 ? OneOf("Bearer", "Basic x", "Bearer \u00ff", "bearer  k ", "Bearer a b") : $"Bearer {Api.Key}");
        }

        if (type is not null && _random.Next(20) > 0)
        {
            yield return ("Content-Type", _random.Next(10) == 0
                ? OneOf(
                    "text/plain", "application/json; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=\"\"", ";",
                    "\u00ff", "application/json;;")
                : type);
        }

        if (length > 0)
        {
            yield return ("Content-Length", (_random.Next(20) == 0 ? _random.Next(length) : length).ToString(CultureInfo.InvariantCulture));
        }

        if (_random.Next(6) == 0)
        {
            yield return OneOf(
                ("Range", OneOf("bytes=0-", "bytes=-1", "bytes=5-1", "lines=0-1", "bytes=0-0,2-3", "bytes=99999999999999999999-", "x")),
                ("If-None-Match", "\"x\""), ("If-Range", "\"x\""), ("If-Modified-Since", "x"), ("Origin", "https://evil.example"),
                ("Expect", "100-continue"),
                ("Expect", "x"), ("Content-Encoding", "gzip"), ("Sec-Fetch-Site", "cross-site"),
                ("X-Long", new string('x', _random.Next(100_000))),
                ("Accept", "\u00ff"), ("Upgrade", "h2c"), ("X-Forwarded-Host", "evil.example"), ("Cookie", "\u00e9=1"));
        }
    }

    private byte[] Spoil(byte[] body)
    {
        int at = _random.Next(body.Length + 1), length = _random.Next(Math.Min(20, body.Length - at) + 1);
        byte[] token = Encoding.Latin1.GetBytes(OneOf(s_tokens));
        return _random.Next(8) switch
        {
            0 => body[..at],
            1 => [.. body[..at], .. body[(at + length)..]],
            2 => [.. body[..at], .. body[at..(at + length)], .. body[at..]],
            3 when at < body.Length => [.. body[..at], (byte)(body[at] ^ 1 << _random.Next(8)), .. body[(at + 1)..]],
            4 => [.. body[..at], .. Encoding.Latin1.GetBytes(
                new string(OneOf('[', 'x', '"', '{', ' '), _random.Next(5000))), .. body[at..]],
            5 or 6 => InPlaceOfAValue(body, token),
            _ => [.. body[..at], .. token, .. body[at..]],
        };
    }

    /// <summary>Replaces the text between a colon and the next comma or bracket.</summary>
    private byte[] InPlaceOfAValue(byte[] body, byte[] token)
    {
        List<int> colons = [.. Enumerable.Range(0, body.Length).Where(at => body[at] == ':')];
        if (colons.Count == 0)
        {
            return body;
        }

        int start = OneOf(colons) + 1;
        int end = body.AsSpan(start).IndexOfAny(",}]"u8) is >= 0 and var length ? start + length : body.Length;
        return [.. body[..start], .. token, .. body[end..]];
    }

    private string Spoil(string target, string[] tokens)
    {
        int at = _random.Next(1, target.Length + 1);
        return _random.Next(4) switch
        {
            0 => target[..at],
            1 => target[..at] + new string('a', _random.Next(20_000)) + target[at..],
            _ => target[..at] + OneOf(tokens) + target[at..],
        };
    }

    private T OneOf<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
