namespace XaiGen.Analyzers.Tests;

/// <summary>Stored files of results of the real client that are not stored.</summary>
public sealed class UnstoredFileTests
{
    private static readonly (string Code, string Method)[] s_unstored =
    [
        ("return (await client.Images.GenerateAsync(prompt)).StoredFile;", "GenerateAsync"),
        ("ImageResponse made = await client.Images.GenerateAsync(prompt, n: 2, storageOptions: null); return made.StoredFile.FileId;", "GenerateAsync"),
        ("var made = await client.Images.EditAsync(prompt, id); return made.Image.StoredFile;", "EditAsync"),
        ("var made = await client.Images.GenerateAsync(prompt); foreach (var image in made.Data) { return image.StoredFile; }", "GenerateAsync"),
        ("return (await client.Images.GenerateAsync(new ImageRequest { Prompt = prompt }).ConfigureAwait(false)).Data[0].StoredFile;", "GenerateAsync"),
        ("VideoRequest film = new() { Prompt = prompt }; return (await client.Videos.GenerateAndWaitAsync(film)).StoredFile;", "GenerateAndWaitAsync"),
        ("VideoOperation work = await client.Videos.GenerateAsync(prompt); return (await work.WaitForResultAsync()).StoredFile;", "GenerateAsync"),
    ];

    private static readonly string[] s_others =
    [
        """return (await client.Images.GenerateAsync(prompt, storageOptions: new StorageOptions { Filename = "a.png" })).StoredFile;""",
        """
        var request = new ImageRequest { Prompt = prompt, StorageOptions = new() { Filename = "a.png" } };
        return (await client.Images.GenerateAsync(request)).StoredFile;
        """,
        """
        var request = new ImageRequest { Prompt = prompt };
        request = request with { StorageOptions = new() { Filename = "a.png" } };
        return (await client.Images.GenerateAsync(request)).StoredFile;
        """,
        "var made = await client.Images.GenerateAsync(prompt); made = Other(made); return made.StoredFile;",
        "return Other(await client.Images.GenerateAsync(prompt)).StoredFile;",
        "StorageOptions? kept = Kept(); return (await client.Images.GenerateAsync(prompt, storageOptions: kept)).StoredFile;",
        "var made = await client.Images.GenerateAsync(prompt); return made.Image.FileOutput?.FileId;",
    ];

    [Fact]
    public async Task A_file_that_cannot_be_there_is_reported()
    {
        string[][] found = await CallingCode.AnalyzeEachAsync(s_unstored.Select(each => each.Code), new UnstoredFileAnalyzer());

        found.ShouldBe(s_unstored.Select(each => (string[])
        [
            $"XA0003: 'StoredFile': 'StoredFile' always throws here, because '{each.Method}' is called without StorageOptions. Pass them, "
                + "or save the result with SaveAsync.",
        ]));
    }

    [Fact]
    public async Task What_may_be_stored_is_not_reported()
        => (await CallingCode.AnalyzeEachAsync(s_others, new UnstoredFileAnalyzer())).ShouldAllBe(reported => reported.Length == 0);
}
