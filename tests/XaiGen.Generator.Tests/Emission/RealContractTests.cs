namespace XaiGen.Generator.Tests.Emission;

/// <summary>The code generated from this repository's contract, file by file.</summary>
public sealed class RealContractTests
{
    private static readonly Lazy<GeneratorRun> s_run = new(() => new GeneratorHarness(Given.RealContract)
        .Property("XaiGenNamespace", "XaiGen").Property("XaiGenClientName", "XaiClient").Run());

    public static TheoryData<string> FileNames => [.. s_run.Value.Files.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(FileNames))]
    public void Gives(string name)
        => s_run.Value.Files[name].MatchSnapshot(name.Replace("XaiGen.", "").Replace(".g.cs", ""));

    [Fact]
    public void Shared_files() => string.Join('\n', s_run.Value.SupportFiles).MatchSnapshot();

    [Fact]
    public void No_snapshot_is_left_of_a_file_that_is_gone()
    {
        string folder = Path.GetDirectoryName(SnapshotFile.Beside(Here(), "").Accepted)!;
        const string Prefix = $"{nameof(RealContractTests)}.{nameof(Gives)}_";

        Directory.GetFiles(folder, Prefix + "*.snap")
            .Select(file => $"XaiGen.{Path.GetFileNameWithoutExtension(file)[Prefix.Length..]}.g.cs")
            .Except(s_run.Value.Files.Keys)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_compiler_it_is_the_same_byte_for_byte()
    {
        GeneratedCode code = CodeGeneration.Generate(Given.RealContract, new GenerationOptions("XaiGen", "XaiClient"));

        code.Problems.ShouldBeEmpty();
        code.Files.Where(file => !file.Name.Contains(".GeneratedSupport.")).ToDictionary(file => file.Name, file => file.Text)
            .ShouldBe(s_run.Value.Files, ignoreOrder: true);
        code.Files.Select(file => file.Name).Where(name => name.Contains(".GeneratedSupport.")).ShouldBe(s_run.Value.SupportFiles);
        code.Files.ShouldAllBe(file => !file.Text.Contains('\r'));
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;
}
