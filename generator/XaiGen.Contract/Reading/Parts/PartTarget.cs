using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>A node of a file that something refers to.</summary>
/// <param name="File">The file.</param>
/// <param name="Pointer">Where in the file.</param>
/// <param name="Node">The node.</param>
/// <param name="Key">The key that it stands under, if any.</param>
internal sealed record PartTarget(SourceFile File, string Pointer, YamlNode Node, YamlScalar? Key)
{
    public bool Equals(PartTarget? other) => other is not null && Pointer == other.Pointer && File.Path == other.File.Path;

    public override int GetHashCode() => Pointer.GetHashCode() ^ File.Path.GetHashCode();
}
