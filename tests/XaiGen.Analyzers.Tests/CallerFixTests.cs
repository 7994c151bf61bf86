using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.CodeFixes;

namespace XaiGen.Analyzers.Tests;

/// <summary>Light bulbs in the code of callers.</summary>
public sealed class CallerFixTests
{
    [Theory]
    [InlineData(
        "// The copy.\n        Stream bytes = await client.Files.DownloadAsync(id); bytes.ReadByte();",
        "// The copy.\n        await using Stream bytes = await client.Files.DownloadAsync(id); bytes.ReadByte();")]
    [InlineData("var scope = new XaiResponseScope();", "using var scope = new XaiResponseScope();")]
    public async Task What_is_not_disposed_is_declared_with_using(string before, string after)
        => await CheckAsync(before, after, new UndisposedAnalyzer(), new DisposeFixProvider());

    [Theory]
    [InlineData(
        "var made = await client.Images.GenerateAsync(\"A ship\"); Console.WriteLine(made.StoredFile);",
        "var made = await client.Images.GenerateAsync(\"A ship\", storageOptions: new StorageOptions { Filename = \"image.jpg\" }); Console.WriteLine(made.StoredFile);")]
    [InlineData(
        "Console.WriteLine((await client.Videos.GenerateAndWaitAsync(\"A ship\", storageOptions: null)).StoredFile);",
        "Console.WriteLine((await client.Videos.GenerateAndWaitAsync(\"A ship\", storageOptions: new StorageOptions { Filename = \"video.mp4\" })).StoredFile);")]
    public async Task What_is_read_is_stored(string before, string after)
        => await CheckAsync(before, after, new UnstoredFileAnalyzer(), new StorageFixProvider());

    /// <summary>What users write who know the vendor's documentation, and what the editor makes of it.</summary>
    [Fact]
    public async Task What_a_client_takes_in_another_form_is_written_so()
    {
        (string Before, string After)[] lines =
        [
            ("await client.Images.GenerateAsync(\"x\", ct);", "await client.Images.GenerateAsync(\"x\", cancellationToken: ct);"),
            ("await client.Images.GenerateAsync(\"x\", 4);", "await client.Images.GenerateAsync(\"x\", n: 4);"),
            ("await client.Files.UploadAsync(\"a.png\", ct);", "await client.Files.UploadAsync(\"a.png\", cancellationToken: ct);"),
            ("await client.Videos.GenerateAndWaitAsync(\"x\", ct);",
                "await client.Videos.GenerateAndWaitAsync(\"x\", cancellationToken: ct);"),
            ("await client.Videos.GenerateAsync(\"x\", TimeSpan.FromSeconds(5));",
                "await client.Videos.GenerateAsync(\"x\", duration: TimeSpan.FromSeconds(5));"),
            ("await client.Videos.GenerateAsync(\"x\", duration: 5);",
                "await client.Videos.GenerateAsync(\"x\", duration: TimeSpan.FromSeconds(5));"),
            ("await client.Files.GetAsync(\"file_1\");", "await client.Files.GetAsync(new FileId(\"file_1\"));"),
            ("client.Videos.Resume(\"id\");", "client.Videos.Resume(new GenerationId(\"id\"));"),
            ("await client.Images.EditAsync(\"x\", \"https://x/a.png\");",
                "await client.Images.EditAsync(\"x\", new Uri(\"https://x/a.png\"));"),
            ("await client.Images.EditAsync(\"x\", \"a.png\");", "await client.Images.EditAsync(\"x\", ImageInput.FromFile(\"a.png\"));"),
            ("await client.Images.EditAsync(\"x\", bytes);", "await client.Images.EditAsync(\"x\", ImageInput.FromBytes(bytes));"),
            ("await client.Videos.EditAsync(\"x\", info);", "await client.Videos.EditAsync(\"x\", VideoInput.FromFile(info.FullName));"),
            ("_ = new VideoRequest { Prompt = \"x\", Duration = 5 };",
                "_ = new VideoRequest { Prompt = \"x\", Duration = TimeSpan.FromSeconds(5) };"),
            ("_ = new VideoRequest { Prompt = \"x\", ReferenceImages = files };",
                "_ = new VideoRequest { Prompt = \"x\", ReferenceImages = [.. files] };"),
            ("_ = new XaiClientOptions { Endpoint = \"https://x\" };", "_ = new XaiClientOptions { Endpoint = new Uri(\"https://x\") };"),
            ("FileId other = \"file_1\";", "FileId other = new FileId(\"file_1\");"),
            ("await operation.WaitForResultAsync(TimeSpan.FromMinutes(5));",
                "await operation.WaitForResultAsync(timeout: TimeSpan.FromMinutes(5));"),
        ];
        const string Given =
            "CancellationToken ct = default; byte[] bytes = []; var info = new FileInfo(\"a.mp4\"); FileObject[] files = []; "
            + "VideoOperation operation = null;\n";
        var editor = new Editor([("Calls.cs", Source(Given + string.Join('\n', lines.Select(line => line.Before))))]);
        var provider = new ArgumentFixProvider();

        for (int i = 0; i < lines.Length; i++)
        {
            Diagnostic[] errors = await editor.ErrorsAsync();
            errors.Length.ShouldBe(lines.Length - i);
            (await editor.FixAsync(provider, errors[0])).ShouldNotBeNull(lines[i].Before);
        }

        (await editor.TextAsync("Calls.cs")).ShouldBe(Source(Given + string.Join('\n', lines.Select(line => line.After))));
        (await editor.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_that_calls_no_client_is_left_to_the_compiler()
    {
        const string Wrong = "TimeSpan time = 5; Uri url = \"https://x\"; File.Delete(4); int[] list = new List<int>();";
        var editor = new Editor([("Calls.cs", Source(Wrong))]);
        var provider = new ArgumentFixProvider();

        Diagnostic[] errors = await editor.ErrorsAsync();

        errors.Length.ShouldBe(4);
        foreach (Diagnostic error in errors)
        {
            (await editor.FixAsync(provider, error)).ShouldBeNull();
        }
    }

    private static async Task CheckAsync(string before, string after, DiagnosticAnalyzer analyzer, CodeFixProvider provider)
    {
        var editor = new Editor([("Calls.cs", Source(before))]);

        Diagnostic found = (await editor.AnalyzeAsync(analyzer)).ShouldHaveSingleItem();
        (await editor.FixAsync(provider, found)).ShouldNotBeNull();

        (await editor.TextAsync("Calls.cs")).ShouldBe(Source(after));
        (await editor.AnalyzeAsync(analyzer)).ShouldBeEmpty();
    }

    private static string Source(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using XaiGen;
        static class Caller
        {
            static async Task Call(XaiClient client, FileId id)
            {
                {{statements}}
            }
        }
        """;
}
