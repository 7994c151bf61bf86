using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests;

/// <summary>The assemblies that a project compiles against for one framework; the build lists them next to the tests.</summary>
internal sealed class ConsumerReferences
{
    private readonly Lazy<MetadataReference[]> _references;

    private ConsumerReferences(string framework)
        : this(framework, () =>
        [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, $"references.{framework}.txt"))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ])
    {
    }

    public ConsumerReferences(string framework, Func<MetadataReference[]> references)
    {
        Framework = framework;
        _references = new(references);
    }

    public static ConsumerReferences Net8 { get; } = new("net8.0");

    public static ConsumerReferences Net10 { get; } = new("net10.0");

    public string Framework { get; }

    public IReadOnlyList<MetadataReference> All => _references.Value;

    /// <summary>Returns these references and another one.</summary>
    public ConsumerReferences With(MetadataReference reference) => new(Framework, () => [.. All, reference]);

    /// <summary>Returns these references without some of them.</summary>
    public ConsumerReferences Without(params string[] assemblies)
        => new(Framework, () => [.. All.Where(reference => !assemblies.Contains(Path.GetFileNameWithoutExtension(reference.Display)))]);

    public override string ToString() => Framework;
}
