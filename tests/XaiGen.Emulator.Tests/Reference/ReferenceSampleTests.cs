using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using XaiGen.Emulator.Media;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Reference;

/// <summary>What the reference shows is compiled and run as it stands there. Only the names of a reader's own things are put in.</summary>
public sealed partial class ReferenceSampleTests : IAsyncLifetime
{
    private static readonly Lazy<byte[]> s_clip = new(() =>
    {
        var size = new ImageSize(64, 48);
        return VideoClip.Render(new PixelImage(size), "Mine", TimeSpan.FromSeconds(3), size).File;
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-reference-").FullName;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _api = await Api.StartAsync(options => options with { TimeProvider = TimeProvider.System, RenderTime = TimeSpan.Zero });
        await File.WriteAllBytesAsync(Path.Combine(_folder, "input.bin"), Samples.Png);
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_sample_of_CSharp_compiles_in_one_project_and_runs()
    {
        IReadOnlyDictionary<string, string> samples = OurReference.Samples("C#");
        samples.Count.ShouldBe(_api.Emulator.Routes.Count);
        Type[] programs = await CompileAsync(samples);

        foreach (Type program in programs)
        {
            await (Task)program.GetMethod("RunAsync")!.Invoke(null, null)!;
        }
    }

    [Fact]
    public async Task Each_sample_of_curl_runs()
    {
        foreach ((string operation, string sample) in OurReference.Samples("curl"))
        {
            string line = (await MineAsync(sample)).Replace("https://api.x.ai", _api.Emulator.BaseAddress.ToString().TrimEnd('/'));
            line.ShouldStartWith("curl ");
            string command = "curl --fail-with-body --silent --show-error " + line["curl ".Length..];
            var start = new ProcessStartInfo("sh", ["-c", command])
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["XAI_API_KEY"] = Api.Key },
            };
            using Process curl = Process.Start(start)!;
            Task<string> error = curl.StandardError.ReadToEndAsync();
            string output = await curl.StandardOutput.ReadToEndAsync();
            await curl.WaitForExitAsync();

            curl.ExitCode.ShouldBe(0, $"{operation}: {command}\n{output}{await error}");
        }
    }

    private async Task<Type[]> CompileAsync(IReadOnlyDictionary<string, string> samples)
    {
        List<SyntaxTree> trees = [];
        foreach (string sample in samples.Values)
        {
            string text = (await MineAsync(sample))
                .Replace("Environment.GetEnvironmentVariable(\"XAI_API_KEY\")!", $$"""
                    "{{Api.Key}}", new XaiClientOptions { Endpoint = new Uri("{{_api.Emulator.BaseAddress}}"), PollInterval = TimeSpan.FromMilliseconds(20) }
                    """)
                .Replace("\"input.bin\"", SymbolDisplay.FormatLiteral(Path.Combine(_folder, "input.bin"), quote: true));
            int body = text.IndexOf("\nvar client", StringComparison.Ordinal);
            trees.Add(CSharpSyntaxTree.ParseText($$"""
                using System;
                using System.Collections.Generic;
                using System.IO;
                using System.Linq;
                using System.Threading.Tasks;
                {{text[..body]}}
                public static class Sample{{trees.Count}}
                {
                    public static async Task RunAsync()
                    {
                        await Task.Yield();
                        {{text[body..]}}
                    }
                }
                """));
        }

        var compilation = CSharpCompilation.Create(
            "Reference.Samples",
            trees,
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic}\n{diagnostic.Location.SourceTree}").ShouldBeEmpty();
        return [.. Assembly.Load(assembly.ToArray()).GetTypes().Where(type => type.Name.StartsWith("Sample", StringComparison.Ordinal))];
    }

    /// <summary>The sample with a file, a batch and work of one's own in the place of those in the contract's examples.</summary>
    private async Task<string> MineAsync(string sample)
    {
        if (sample.Contains("batch_", StringComparison.Ordinal))
        {
            sample = Batch().Replace(sample, (await _api.PostAsync("v1/batches", """{"name":"mine"}""")).Text("batch_id"));
        }

        foreach (string id in FileName().Matches(sample).Select(match => match.Value).Distinct())
        {
            bool isVideo = new[] { "/videos/e", "client.Videos.E" }.Any(word => sample.Contains(word, StringComparison.Ordinal));
            string mine = isVideo ? await _api.StoreAsync(s_clip.Value, "mine.mp4") : await _api.StoreAsync(Samples.Png, "mine.png");
            sample = sample.Replace(id, mine, StringComparison.Ordinal);
        }

        if (Work().IsMatch(sample))
        {
            bool isVideo = new[] { "/videos/", "client.Videos" }.Any(word => sample.Contains(word, StringComparison.Ordinal));
            string id = (await _api.PostAsync(
                isVideo ? "v1/videos/generations" : "v1/images/generations",
                isVideo ? """{"prompt":"Mine"}""" : """{"prompt":"Mine","deferred":true}""")).Text("request_id");
            sample = Work().Replace(sample, id);
        }

        return sample;
    }

    [GeneratedRegex("batch_[0-9a-f-]{36}")]
    private static partial Regex Batch();

    [GeneratedRegex("file_[0-9a-f-]{36}")]
    private static partial Regex FileName();

    [GeneratedRegex("(?<![0-9a-f_])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Work();
}
