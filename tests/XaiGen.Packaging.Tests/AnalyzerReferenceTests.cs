using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace XaiGen.Packaging.Tests;

/// <summary>
/// An analyzer runs in a compiler that it did not choose. What it refers to must lie beside it, or be in the oldest
/// compiler that the package promises to work in; else that user's build fails where ours does not.
/// </summary>
[Collection(PackedFeed.Name)]
public sealed class AnalyzerReferenceTests(PackedFeed feed)
{
    private const string AnalyzerFolder = "analyzers/dotnet/cs/";

    /// <summary>The assemblies that the compiler of the .NET 8 SDK, Roslyn 4.8, provides, with their versions.</summary>
    private static readonly Dictionary<string, Version> s_compiler = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
        ["System.Buffers"] = new(4, 0, 3, 0),
        ["System.Numerics.Vectors"] = new(4, 1, 4, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 0, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
        ["System.Text.Encoding.CodePages"] = new(7, 0, 0, 0),
    };

    /// <summary>What editors have beside it. Only fixes may use these, because compilers do not load them.</summary>
    private static readonly Dictionary<string, Version> s_editor = new()
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
    };

    [Fact]
    public void The_oldest_compiler_supplies_all_that_does_not_lie_beside_the_analyzer()
    {
        Package package = feed.Open("XaiGen.Generator");
        byte[][] analyzers =
            [.. package.Files.Where(file => file.StartsWith(AnalyzerFolder, StringComparison.Ordinal)).Select(package.Read)];
        AssemblyName[] packed = [.. analyzers.Select(Identity)];

        packed.Select(name => name.Name).ShouldBe(["XaiGen.Analyzers", "XaiGen.CodeFixes", "XaiGen.Contract", "XaiGen.Generator", "YamlDotNet"]);
        analyzers.SelectMany(References).Select(name => name.Name).ShouldContain("Microsoft.CodeAnalysis");
        analyzers.SelectMany(analyzer => Missing(analyzer, packed)).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_compiler_supplies_is_found_missing()
    {
        byte[] test = File.ReadAllBytes(typeof(AnalyzerReferenceTests).Assembly.Location);

        Missing(test, []).ShouldContain(missing => missing.Contains("Shouldly"));
        Missing(test, []).ShouldContain(missing => missing.Contains("System.Collections.Immutable"), "It is newer than the compiler's.");
    }

    private static IEnumerable<string> Missing(byte[] analyzer, AssemblyName[] packed)
        => References(analyzer)
            .Where(reference => !packed.Any(name => name.FullName == reference.FullName) && !IsIn(s_compiler, reference)
                && !(Identity(analyzer).Name == "XaiGen.CodeFixes" && IsIn(s_editor, reference)))
            .Select(reference => $"{Identity(analyzer).Name} needs {reference.FullName}");

    private static bool IsIn(Dictionary<string, Version> host, AssemblyName reference)
        => host.TryGetValue(reference.Name!, out Version? version) && reference.Version <= version;

    private static AssemblyName Identity(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        return image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
    }

    private static IReadOnlyList<AssemblyName> References(byte[] assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly));
        MetadataReader metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
