using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Review;

/// <summary>A contract to look at: its text, and the name that reports call it by, such as <c>spec/xai.openapi.yaml</c>.</summary>
public sealed record ContractText(string Name, string Text)
{
    /// <summary>Where its references start from; the name, unless that says more, as <c>main:spec/api.yaml</c> does.</summary>
    public string Path { get; init; } = Name;

    /// <summary>The other files that it may refer to.</summary>
    public EquatableArray<SourceFile> Parts { get; init; }

    /// <summary>What changes the contract before anybody looks at it, in this order.</summary>
    public EquatableArray<SourceFile> Overlays { get; init; }

    /// <summary>The contract as the reader and the generator take it.</summary>
    public ContractFiles ToFiles() => new(new SourceFile(Path, Text)) { Parts = Parts, Overlays = Overlays };

    /// <summary>What reports call the file of a place.</summary>
    internal string NameOf(string? file)
        => file is null || file == Path ? Name
            : Name.EndsWith(Path, StringComparison.Ordinal) ? Name[..^Path.Length] + file
            : file;
}
