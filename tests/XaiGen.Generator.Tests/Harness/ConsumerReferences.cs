using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests;

/// <summary>The assemblies that a project of one framework compiles against; the build lists them beside the tests.</summary>
internal sealed class ConsumerReferences
{
    private readonly Lazy<MetadataReference[]> _references;

    private ConsumerReferences(string framework)
    {
        Framework = framework;
        _references = new(() =>
        [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, $"references.{framework}.txt"))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ]);
    }

    public static ConsumerReferences Net8 { get; } = new("net8.0");

    public static ConsumerReferences Net10 { get; } = new("net10.0");

    public string Framework { get; }

    public IReadOnlyList<MetadataReference> All => _references.Value;

    public override string ToString() => Framework;
}
