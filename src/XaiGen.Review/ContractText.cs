using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Review;

/// <summary>A contract to review: its text, and the name used in reports, such as <c>spec/xai.openapi.yaml</c>.</summary>
public sealed record ContractText(string Name, string Text)
{
    /// <summary>
    /// The path that relative references start from; by default the name, which may be more than a path, as in <c>main:spec/api.yaml</c>.
    /// </summary>
    public string Path { get; init; } = Name;

    /// <summary>The other files that it may refer to.</summary>
    public EquatableArray<SourceFile> Parts { get; init; }

    /// <summary>The overlays to apply to the contract before it is read, in this order.</summary>
    public EquatableArray<SourceFile> Overlays { get; init; }

    /// <summary>The contract in the form that the reader and the generator take.</summary>
    public ContractFiles ToFiles() => new(new SourceFile(Path, Text)) { Parts = Parts, Overlays = Overlays };

    /// <summary>Whether the contracts have the same text in all files.</summary>
    internal bool HasTextOf(ContractText other) => Text == other.Text && Parts == other.Parts && Overlays == other.Overlays;

    /// <summary>The name that reports use for a file.</summary>
    internal string NameOf(string? file)
        => file is null || file == Path ? Name
            : Name.EndsWith(Path, StringComparison.Ordinal) ? Name[..^Path.Length] + file
            : file;
}
