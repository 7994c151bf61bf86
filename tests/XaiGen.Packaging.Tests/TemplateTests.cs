using System.IO.Compression;

namespace XaiGen.Packaging.Tests;

/// <summary>What <c>dotnet new</c> makes of the templates builds, runs, and is reviewed.</summary>
[Collection(PackedFeed.Name)]
public sealed class TemplateTests(PackedFeed feed)
{
    private const string Id = "XaiGen.Templates";

    [Fact]
    public async Task The_program_builds_and_runs_and_the_contract_passes_its_review()
    {
        string home = feed.NewFolder("templates-home");
        Consumer consumer = feed.NewConsumer("templates", project: "");
        File.Delete(consumer.PathOf("Consumer.csproj"));
        await NewAsync("install", Path.Combine(feed.Folder, $"{Id}.{feed.Version}.nupkg"));
        await NewAsync("xaigen-client", "--name", "Lamps", "--output", ".");
        await NewAsync("xaigen-contract", "--name", "lamps", "--output", "contract");

        await consumer.BuildAsync();
        await using var server = new ScriptedServer(ScriptedServer.Status(201, """{"id":"9","item":"Lamp","quantity":2}"""));
        (await consumer.RunAsync("bin/Debug/net10.0/Lamps.dll", server.Address.ToString(), "key")).ShouldBe(["9: 2 × Lamp"]);
        server.Requests.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Bearer key");

        string tool = feed.NewFolder("templates-tool"), contract = consumer.PathOf("contract");
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(feed.Folder, $"XaiGen.Cli.{feed.Version}.nupkg"), tool);
        string xaigen = Path.Combine(tool, "tools", "net10.0", "any", "XaiGen.Cli.dll");
        string workflow = await File.ReadAllTextAsync(Path.Combine(contract, ".github", "workflows", "contract.yml"));
        workflow.ShouldContain($"--version {feed.Version}");
        foreach (string line in workflow.Split('\n').Where(line => line.Contains("/xaigen\" ")))
        {
            string[] arguments = line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            await Command.RunAsync("dotnet", [xaigen, .. arguments], contract);
        }

        string edited = (await File.ReadAllTextAsync(Path.Combine(contract, "lamps.openapi.yaml"))).Replace("quantity: {", "amount: {");
        await File.WriteAllTextAsync(Path.Combine(contract, "lamps.openapi.yaml"), edited);
        await Command.RunAsync(
            "dotnet", [xaigen, "diff", "history", "lamps.openapi.yaml", "--waivers", "waivers.yaml", "--fail-on", "breaking"], contract, exitCode: 1);

        Task<string> NewAsync(params string[] arguments) => Command.RunAsync(
            "dotnet", ["new", .. arguments], consumer.PathOf("."), new Dictionary<string, string> { ["DOTNET_CLI_HOME"] = home });
    }

    [Fact]
    public void The_package_holds_the_templates_and_nothing_else()
    {
        Package package = feed.Open(Id);

        package.Files.ShouldBe(
        [
            "README.md",
            "XaiGen.Templates.nuspec",
            "content/client/.template.config/template.json",
            "content/client/Program.cs",
            "content/client/XaiGenSample.csproj",
            "content/client/shop.openapi.yaml",
            "content/contract/.github/workflows/contract.yml",
            "content/contract/.template.config/template.json",
            "content/contract/README.md",
            "content/contract/history/1.0.0.openapi.yaml",
            "content/contract/shop.openapi.yaml",
            "content/contract/waivers.yaml",
            "icon.png",
        ]);
        package.Metadata("packageTypes").Elements().Select(type => type.Attribute("name")!.Value).ShouldBe(["Template"]);
        package.Dependencies.ShouldBeEmpty();
    }
}
