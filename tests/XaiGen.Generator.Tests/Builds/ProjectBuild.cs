using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Generator.Tests.Builds;

/// <summary>A project in a temporary folder that uses the generator as from a package, built by the real <c>dotnet build</c>.</summary>
internal sealed class ProjectBuild : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-build-").FullName;

    /// <param name="contract">The text of the contract.</param>
    /// <param name="framework">What the project targets.</param>
    /// <param name="properties">Properties of the project.</param>
    /// <param name="path">The contract's file.</param>
    /// <param name="items">The items of the project; null for the one that marks the contract.</param>
    public ProjectBuild(
        string contract, string framework = "net10.0", string properties = "", string path = "sample.openapi.yaml", string? items = null)
    {
        string output = AppContext.BaseDirectory;
        Write("Sample.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Path.Combine(Repository.Root, "generator/XaiGen.Generator/XaiGen.Generator.props")}" />
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items ?? $"""<AdditionalFiles Include="{path}" XaiGenContract="true" />"""}
                <Analyzer Include="{Path.Combine(output, "XaiGen.Generator.dll")}" />
                <Analyzer Include="{Path.Combine(output, "XaiGen.Contract.dll")}" />
                <Analyzer Include="{Path.Combine(output, "YamlDotNet.dll")}" />
                {(framework == "net10.0" ? $"""<PackageReference Include="System.ClientModel" Version="{ClientModelVersion}" />""" : "")}
              </ItemGroup>
              <Import Project="{Path.Combine(Repository.Root, "generator/XaiGen.Generator/XaiGen.Generator.targets")}" />
            </Project>
            """);
        // The packages that the tests use are already on the machine; nothing else may be downloaded.
        Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        Write("Directory.Build.props", "<Project />");
        ContractPath = Write(path, contract);
    }

    public string ContractPath { get; }

    public void Edit(string contract) => File.WriteAllText(ContractPath, contract);

    private static string ClientModelVersion
        => typeof(System.ClientModel.ClientResult).Assembly.GetName().Version is { } version
            ? $"{version.Major}.{version.Minor}.{version.Build}"
            : "";

    public async Task<(int ExitCode, string Output)> RunAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "--nologo", "-v:minimal", "-nodeReuse:false", "-tl:off", .. options])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // The test host's environment variables would redirect the build to other paths.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildExtensionsPath");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>The public properties of a type in the built assembly.</summary>
    public string[] PropertiesOf(string type)
    {
        MetadataReference assembly = MetadataReference.CreateFromFile(Path.Combine(_folder, "bin/Debug/net10.0/Sample.dll"));
        var reader = CSharpCompilation.Create("Reader", [], [.. ConsumerReferences.Net10.All, assembly]);
        return [.. reader.GetTypeByMetadataName(type).ShouldNotBeNull().GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.DeclaredAccessibility == Accessibility.Public)
                .Select(property => property.Name).Order(StringComparer.Ordinal)];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
