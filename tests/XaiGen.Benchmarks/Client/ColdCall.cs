using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace XaiGen.Benchmarks.Client;

/// <summary>
/// Measures a program that makes one call, from start to exit: the cost of a client before its first response. Each client is published in
/// three ways, and runs alternate between the clients.
/// </summary>
internal static class ColdCall
{
    private const int Runs = 25;
    private const string PackageVersion = "0.0.0-cold";

    private const string OwnSource =
        """
        var client = new XaiGen.XaiClient("key", new XaiGen.XaiClientOptions { Endpoint = new Uri(args[0]) });
        XaiGen.FileObject file = await client.Files.GetAsync(new XaiGen.FileId("file_1"));
        return file.Filename.Length > 0 ? 0 : 1;
        """;

    private static readonly string s_folder = Path.Combine(Path.GetTempPath(), "xaigen-cold-call");
    private static readonly string s_feed = Path.Combine(s_folder, "feed");
    private static readonly string s_unpacked = Path.Combine(s_folder, "unpacked");

    private static readonly (string Name, string Reference, string Source)[] s_clients =
    [
        (
            "HttpClient with System.Text.Json, source-generated", "",
            """
            using System.Net.Http.Headers;
            using System.Net.Http.Json;
            using System.Text.Json.Serialization;

            using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key");
            StoredFile? file = await http.GetFromJsonAsync("v1/files/file_1", Json.Default.StoredFile);
            return file!.Filename.Length > 0 ? 0 : 1;

            internal sealed record StoredFile(
                [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("filename")] string Filename,
                [property: JsonPropertyName("bytes")] long Bytes, [property: JsonPropertyName("created_at")] long CreatedAt);

            [JsonSerializable(typeof(StoredFile))]
            internal sealed partial class Json : JsonSerializerContext;
            """),
        ("XaiGen", $"<PackageReference Include=\"XaiGen.Client\" Version=\"{PackageVersion}\" />", OwnSource),
        (
            // The package brings System.ClientModel with all its dependencies; a project reference does not.
            "XaiGen, project reference",
            $"<ProjectReference Include=\"{OwnProject}\" /><PackageReference Include=\"System.ClientModel\" Version=\"1.16.0\" />",
            OwnSource),
        (
            "OpenAI 2.15", "<PackageReference Include=\"OpenAI\" Version=\"2.15.0\" />",
            """
            var client = new OpenAI.Files.OpenAIFileClient(
                new System.ClientModel.ApiKeyCredential("key"), new OpenAI.OpenAIClientOptions { Endpoint = new Uri(new Uri(args[0]), "v1") });
            OpenAI.Files.OpenAIFile file = await client.GetFileAsync("file_1");
            return file.Filename.Length > 0 ? 0 : 1;
            """),
    ];

    private static readonly (string Name, string Properties)[] s_ways =
    [
        ("JIT", "<SelfContained>false</SelfContained>"),
        ("trimmed", "<SelfContained>true</SelfContained><PublishTrimmed>true</PublishTrimmed>"),
        (
            "trimmed and ReadyToRun",
            "<SelfContained>true</SelfContained><PublishTrimmed>true</PublishTrimmed><PublishReadyToRun>true</PublishReadyToRun>"),
    ];

    private static string OwnProject => Path.Combine(Repository.Root, "src/XaiGen.Client/XaiGen.Client.csproj");

    /// <summary>The packages of others that this machine has already.</summary>
    private static string NuGetPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");

    public static int Compare()
    {
        if (Directory.Exists(s_folder))
        {
            Directory.Delete(s_folder, recursive: true);
        }

        Pack();
        using var server = new LoopbackServer();
        foreach ((string way, string properties) in s_ways)
        {
            string[] programs = [.. s_clients.Select((client, i)
                => Publish(Path.Combine(s_folder, $"{i}-{way.Replace(' ', '-')}"), client.Reference, client.Source, properties))];
            Report(way, programs, server.Address);
        }

        return 0;
    }

    /// <summary>Makes the package as a release does, into a folder that programs are restored from.</summary>
    private static void Pack()
    {
        Interleaved.Command(
            "dotnet", "pack", OwnProject, "-c", "Release", "-p:CompileClientAheadOfTime=true", $"-p:Version={PackageVersion}",
            "--artifacts-path", Path.Combine(s_folder, "artifacts"), "--output", s_feed);
    }

    private static string Publish(string folder, string reference, string source, string properties)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), source);
        File.WriteAllText(Path.Combine(folder, "Cold.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
                <InvariantGlobalization>true</InvariantGlobalization>
                <RestoreAdditionalProjectSources>{s_feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{s_unpacked}</RestorePackagesPath>
                <RestoreFallbackFolders>{NuGetPackages}</RestoreFallbackFolders>
                {properties}
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        Interleaved.Command("dotnet", "publish", folder, "-c", "Release", "-o", Path.Combine(folder, "out"), "-v", "q", "--nologo");
        return Path.Combine(folder, "out", "Cold");
    }

    private static void Report(string way, string[] programs, Uri server)
    {
        List<double>[] walls = [.. programs.Select(_ => new List<double>())];
        List<double>[] processors = [.. programs.Select(_ => new List<double>())];
        for (int run = -2; run < Runs; run++)
        {
            for (int i = 0; i < programs.Length; i++)
            {
                (double wall, double processor) = Run(programs[i], server);
                if (run >= 0)
                {
                    walls[i].Add(wall);
                    processors[i].Add(processor);
                }
            }
        }

        Console.WriteLine($"| a program with one call, {way} | wall | ratio | processors' time | ratio | compiled methods | deployed |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (int i = 0; i < programs.Length; i++)
        {
            double size = Directory.EnumerateFiles(Path.GetDirectoryName(programs[i])!).Sum(file => new FileInfo(file).Length) / 1e6;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {s_clients[i].Name} | {Interleaved.Median(walls[i]):F0} ms | {Ratio(walls, i):F2} "
                + $"| {Interleaved.Median(processors[i]):F0} ms | {Ratio(processors, i):F2} "
                + $"| {CompiledMethods(programs[i], server)} | {size:F2} MB |"));
        }

        Console.WriteLine();

        static double Ratio(List<double>[] times, int client)
            => Interleaved.Median(times[client].Zip(times[0], (own, first) => own / first));
    }

    /// <summary>
    /// How many methods the JIT compiles: unlike times, the same on a busy machine. Threads may race for some of the framework's, so it is
    /// the least of a few runs.
    /// </summary>
    private static int CompiledMethods(string program, Uri server) => Enumerable.Range(0, 5).Min(_ =>
    {
        string summary = Path.GetTempFileName();
        var start = new ProcessStartInfo(program, [server.AbsoluteUri])
        {
            Environment =
            {
                ["DOTNET_JitStdOutFile"] = summary,
                ["DOTNET_JitDisasmSummary"] = "1",

                // Each method once: no second compilation of those that are called often.
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCounting"] = "0",
            },
        };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        int methods = File.ReadLines(summary).Count();
        File.Delete(summary);
        return methods;
    });

    private static (double Wall, double Processor) Run(string program, Uri server)
    {
        double before = ProcessorsTimeOfChildren();
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, [server.AbsoluteUri]))!;
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0
            ? (wall, ProcessorsTimeOfChildren() - before)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>Processor time of ended child processes, in milliseconds; .NET cannot report it for a process that has exited.</summary>
    private static double ProcessorsTimeOfChildren()
    {
        const int Children = -1, User = 0, System = 2;
        long[] usage = new long[18];
        return GetUsage(Children, usage) == 0
            ? ((usage[User] + usage[System]) * 1e3) + ((usage[User + 1] + usage[System + 1]) / 1e3)
            : throw new InvalidOperationException("The operating system does not report processor time.");
    }

    /// <summary>Starts with the time in the program and in the kernel, in seconds and microseconds each.</summary>
    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetUsage(int who, long[] usage);
}
