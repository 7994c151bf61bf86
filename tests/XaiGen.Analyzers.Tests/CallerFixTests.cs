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
        using System.IO;
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
