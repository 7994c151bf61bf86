using System.Collections.Concurrent;
using System.Text;

namespace XaiGen.Client.Tests.Faults;

/// <summary>The server's handling of one request.</summary>
/// <param name="IsBilled">Whether the work costs money, so that it must not be done twice.</param>
/// <param name="HasWorked">Whether the work was done.</param>
internal sealed record Exchange(string Route, Fault Fault, bool IsBilled, bool HasWorked)
{
    /// <summary>Whether the whole of the right answer was written.</summary>
    public bool IsAnswered { get; set; }
}

/// <summary>One operation as the server sees it: what it was asked, and what goes wrong with each request in turn.</summary>
internal sealed class Dossier(IReadOnlyList<Fault> faults)
{
    public IReadOnlyList<Fault> Faults { get; } = faults;

    public ConcurrentQueue<Exchange> Exchanges { get; } = new();

    /// <summary>The bytes of each upload that was done.</summary>
    public ConcurrentQueue<byte[]> Stored { get; } = new();

    /// <summary>Is called when a request has arrived, with its number from 0 on.</summary>
    public Action<int> Arrived { get; set; } = _ => { };

    public Fault Next(int request) => request < Faults.Count ? Faults[request] : Fault.None;
}

/// <summary>The little of the API that the operations need. Every operation has it for itself.</summary>
internal static class FaultyApi
{
    public const string Content = "the bytes of a file";

    public static bool IsBilled(ReceivedRequest request, string route)
        => request.Method == "POST" && route is "/v1/images/generations" or "/v1/videos/generations";

    /// <summary>Does the work, and returns the response.</summary>
    public static byte[] Work(int operation, Dossier dossier, ReceivedRequest request, string route)
    {
        string file = $$"""{"id":"file_{{operation}}","object":"file","bytes":19,"created_at":1762345678,"filename":"a.png"}""";
        string answer = (request.Method, route.Split('?')[0].Replace($"file_{operation}", "ID")) switch
        {
            ("POST", "/v1/files") => Store(operation, dossier, request),
            ("GET", "/v1/files") => $$"""{"data":[{{file}}]}""",
            ("GET", "/v1/files/ID") => file,
            ("DELETE", "/v1/files/ID") => $$"""{"id":"file_{{operation}}","object":"file","deleted":true}""",
            ("GET", "/v1/files/ID/content") => Content,
            ("POST", "/v1/files/ID/public-url") => $$"""{"public_url":"https://cdn.example/{{operation}}/a.png"}""",
            ("POST", "/v1/files/ID/public-url/revoke") => $$"""{"id":"file_{{operation}}","revoked":true}""",
            ("POST", "/v1/images/generations")
                => $$$"""{"data":[{"url":"https://imgen.example/{{{operation}}}.png"}],"usage":{"cost_in_usd_ticks":200000000}}""",
            ("POST", "/v1/videos/generations") => $$"""{"request_id":"request_{{operation}}"}""",
            ("GET", var poll) when poll == $"/v1/videos/request_{operation}" => Report(operation, dossier),
            var unknown => throw new InvalidOperationException($"The harness has no answer to {unknown}."),
        };
        return Encoding.UTF8.GetBytes(answer);
    }

    private static string Store(int operation, Dossier dossier, ReceivedRequest request)
    {
        ReadOnlySpan<byte> body = request.Body;
        ReadOnlySpan<byte> blank = "\r\n\r\n"u8;
        ReadOnlySpan<byte> file = body[body.IndexOf("filename="u8)..];
        file = file[(file.IndexOf(blank) + blank.Length)..];
        byte[] bytes = file[..file.LastIndexOf("\r\n--"u8)].ToArray();
        dossier.Stored.Enqueue(bytes);
        return $$"""{"id":"file_{{operation}}_{{dossier.Stored.Count}}","object":"file","bytes":{{bytes.Length}},"created_at":1762345678,"filename":"a.bin"}""";
    }

    private static string Report(int operation, Dossier dossier)
    {
        const int PollsUntilDone = 3;
        int polls = dossier.Exchanges.Count(exchange => exchange.Route.StartsWith("/v1/videos/request_", StringComparison.Ordinal));
        return polls < PollsUntilDone
            ? $$"""{"status":"pending","progress":{{polls * 10}}}"""
            : $$$"""{"status":"done","video":{"url":"https://vidgen.example/{{{operation}}}.mp4","duration":5,"respect_moderation":true},"usage":{"cost_in_usd_ticks":2500000000}}""";
    }
}
