using System.Diagnostics;
using System.Formats.Tar;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace XaiGen.Packaging.Tests;

/// <summary>
/// The image that <c>dotnet publish /t:PublishContainer</c> makes, as far as it can be looked at without a container engine: what it is
/// made of, and that its own command runs the emulator for other machines.
/// </summary>
[Collection(PackedFeed.Name)]
public sealed class ContainerTests(PackedFeed feed)
{
    [Fact]
    public async Task The_image_runs_the_emulator_for_other_machines()
    {
        string folder =
            feed.NewFolder("container"), archive = Path.Combine(folder, "image.tar.gz"), files = feed.NewFolder("container-files");
        using (var registry = new BaseImageRegistry())
        {
            await Command.RunAsync(
                "dotnet",
                [
                    "publish", "src/XaiGen.Cli", "--configuration", "Release", "/t:PublishContainer", "-p:RunAnalyzers=false",
                    "-p:NuGetAudit=false",
                    "--artifacts-path", Path.Combine(feed.Workspace, "artifacts"), $"-p:Version={feed.Version}",
                    $"-p:ContainerBaseImage={registry.Image}", $"-p:ContainerArchiveOutputPath={archive}",
                ],
                PackedFeed.Repository,
                new Dictionary<string, string>
                {
                    ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] =
                    registry.Authority,
                    ["NO_PROXY"] = "localhost"
                });
        }

        JsonNode configuration = await UnpackAsync(archive, folder, files);
        configuration["ExposedPorts"]!.AsObject().Select(port => port.Key).ShouldBe(["8080/tcp"]);
        configuration["User"]!.GetValue<string>().ShouldBe("1654", "it needs no root");
        string[] entryPoint = [.. configuration["Entrypoint"]!.AsArray().Select(part => part!.GetValue<string>())];
        entryPoint.ShouldBe(["dotnet", "/app/XaiGen.Cli.dll", "emulate"]);
        var environment = configuration["Env"]!.AsArray().Select(entry => entry!.GetValue<string>().Split('=', 2))
            .Where(entry => entry[0].StartsWith("XAIGEN", StringComparison.Ordinal)).ToDictionary(entry => entry[0], entry => entry[1]);
        environment.ShouldBe(
            new Dictionary<string, string> { ["XAIGEN_EMULATOR_LISTEN"] = "*", ["XAIGEN_EMULATOR_PORT"] = "8080" }, ignoreOrder: true);

        await RunAsync([.. entryPoint.Select(part => part.StartsWith('/') ? files + part : part), "--port", "0"], environment);
    }

    /// <summary>Puts all files of all layers where they can be run.</summary>
    private static async Task<JsonNode> UnpackAsync(string archive, string folder, string files)
    {
        string image = Path.Combine(folder, "image");
        Directory.CreateDirectory(image);
        await using (FileStream tar = File.OpenRead(archive))
        {
            await TarFile.ExtractToDirectoryAsync(tar, image, overwriteFiles: false);
        }

        JsonNode manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(image, "manifest.json")))![0]!;
        foreach (JsonNode? layer in manifest["Layers"]!.AsArray())
        {
            await using Stream content = File.OpenRead(Path.Combine(image, layer!.GetValue<string>()));
            await using Stream plain = IsCompressed(content)
                ? new System.IO.Compression.GZipStream(content, System.IO.Compression.CompressionMode.Decompress)
                : content;
            await TarFile.ExtractToDirectoryAsync(plain, files, overwriteFiles: true);
        }

        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(image, manifest["Config"]!.GetValue<string>())))!["config"]!;
    }

    private static bool IsCompressed(Stream content)
    {
        bool isGzip = content.ReadByte() == 0x1F && content.ReadByte() == 0x8B;
        content.Position = 0;
        return isGzip;
    }

    private static async Task RunAsync(string[] command, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        try
        {
            string line = (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
            using var http = new HttpClient { BaseAddress = new Uri(line["listening on ".Length..]) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "any-key");

            (await http.GetAsync(new Uri("v1/files", UriKind.Relative))).EnsureSuccessStatusCode();
            (await http.GetAsync(new Uri("_emulator/health", UriKind.Relative))).StatusCode.ShouldBe(
                System.Net.HttpStatusCode.Unauthorized);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
