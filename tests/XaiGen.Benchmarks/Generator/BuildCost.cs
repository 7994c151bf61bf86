using XaiGen.Generator;

namespace XaiGen.Benchmarks.Generator;

/// <summary>
/// The time that the generator adds to <c>dotnet build</c> in a newly started compiler: the xAI contract as a client, compared with the
/// same C# on disk, which the compiler also has to compile.
/// </summary>
internal static class BuildCost
{
    public static int Compare()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("xaigen-build-");
        try
        {
            string onDisk = Project(folder, "OnDisk", "");
            foreach (GeneratedFile file in CodeGeneration.Generate(
                Documents.Read(Documents.Xai), new GenerationOptions("Contract", "Client")).Files)
            {
                File.WriteAllText(Path.Combine(Path.GetDirectoryName(onDisk)!, file.Name), file.Text);
            }

            string generator = Path.Combine(Repository.Root, "generator/XaiGen.Generator");
            string analyzers =
                string.Concat(new[] { typeof(CodeGeneration), typeof(Contract.ContractReader), typeof(YamlDotNet.Core.Parser) }
                .Select(type => $"""<Analyzer Include="{type.Assembly.Location}" />"""));
            string generated = Project(folder, "Generated", $"""
                <Import Project="{generator}/XaiGen.Generator.props" />
                <ItemGroup>
                  {analyzers}
                  <AdditionalFiles Include="{Documents.PathOf(Documents.Xai)}" XaiGenContract="true" XaiGenNamespace="Contract" XaiGenClientName="Client" />
                </ItemGroup>
                """);

            Interleaved.Report(
                "dotnet build, cold compiler",
                ("the same C# on disk", () => Build(onDisk)),
                ("generated", () => Build(generated)));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Project(DirectoryInfo folder, string name, string more)
    {
        string path = Path.Combine(folder.CreateSubdirectory(name).FullName, name + ".csproj");
        File.WriteAllText(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="System.ClientModel" Version="{typeof(System.ClientModel.ClientResult).Assembly.GetName().Version!.ToString(3)}" />
              </ItemGroup>
              {more}
            </Project>
            """);
        Interleaved.Command("dotnet", "restore", path);
        return path;
    }

    private static void Build(string project)
        => Interleaved.Command("dotnet", "build", project, "--no-restore", "--no-incremental", "-nologo");
}
