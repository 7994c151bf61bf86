using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests;

/// <summary>The assemblies that a project of one framework compiles against; the build lists them beside the tests.</summary>
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

    /// <summary>These and one more.</summary>
    public ConsumerReferences With(MetadataReference reference) => new(Framework, () => [.. All, reference]);

    /// <summary>These but for some.</summary>
    public ConsumerReferences Without(params string[] assemblies)
        => new(Framework, () => [.. All.Where(reference => !assemblies.Contains(Path.GetFileNameWithoutExtension(reference.Display)))]);

    public override string ToString() => Framework;
}
