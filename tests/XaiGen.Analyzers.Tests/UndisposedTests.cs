namespace XaiGen.Analyzers.Tests;

/// <summary>Streams and scopes of the real client that nobody disposes.</summary>
public sealed class UndisposedTests
{
    private static readonly string[] s_streams =
    [
        "Stream bytes = await client.Files.DownloadAsync(id); await bytes.CopyToAsync(Stream.Null);",
        "var bytes = await client.Files.DownloadAsync(id).ConfigureAwait(false); int first = bytes.ReadByte(); long all = bytes.Length;",
        "await (await client.Files.DownloadAsync(id)).CopyToAsync(Stream.Null);",
        "await client.OpenAsync(new Uri(prompt));",
    ];

    private static readonly string[] s_others =
    [
        "await using Stream bytes = await client.Files.DownloadAsync(id); await bytes.CopyToAsync(Stream.Null);",
        "using (var bytes = await client.Files.DownloadAsync(id)) { bytes.ReadByte(); }",
        "var bytes = await client.Files.DownloadAsync(id); await using (bytes.ConfigureAwait(false)) { bytes.ReadByte(); }",
        "var bytes = await client.Files.DownloadAsync(id); try { bytes.ReadByte(); } finally { await bytes.DisposeAsync(); }",
        "var bytes = await client.Files.DownloadAsync(id); using var reader = new StreamReader(bytes); return reader.ReadToEnd();",
        "return await client.Files.DownloadAsync(id);",
        "var bytes = await client.Files.DownloadAsync(id); return bytes;",
        "return client.Files.DownloadAsync(id);",
        "using var bytes = await client.Files.DownloadAsync(id).WaitAsync(token);",
        "var bytes = await client.Files.DownloadAsync(id).WaitAsync(token); bytes.Dispose();",
        "using var scope = new XaiResponseScope(); await client.Files.GetAsync(id);",
        "using (new XaiResponseScope()) { await client.Files.GetAsync(id); }",
        "var file = File.OpenRead(prompt); file.ReadByte();",
    ];

    [Fact]
    public async Task A_stream_that_is_only_read_is_reported()
    {
        string[][] found = await CallingCode.AnalyzeEachAsync(s_streams, new UndisposedAnalyzer());

        foreach ((string code, string[] reported) in s_streams.Zip(found))
        {
            reported.ShouldHaveSingleItem(code).ShouldMatch(
                "^XA0004: .*: The stream of '(Download|Open)Async' is not disposed, so its connection stays in use\\. "
                    + "Declare it with 'await using'\\.$",
                code);
        }
    }

    [Fact]
    public async Task A_scope_that_stays_open_is_reported()
        => (await CallingCode.AnalyzeEachAsync(
            ["var scope = new XaiResponseScope(); await client.Files.GetAsync(id); Console.WriteLine(scope.Status);"],
            new UndisposedAnalyzer())).ShouldHaveSingleItem().ShouldBe(
            [
                "XA0004: 'new XaiResponseScope()': 'XaiResponseScope' is not disposed, so it records responses of later code too. "
                    + "Declare it with 'using'.",
            ]);

    [Fact]
    public async Task What_is_disposed_or_handed_on_is_not_reported()
        => (await CallingCode.AnalyzeEachAsync(s_others, new UndisposedAnalyzer())).ShouldAllBe(reported => reported.Length == 0);
}
