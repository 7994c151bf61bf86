using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>A node of a file that is the target of a reference.</summary>
/// <param name="File">The file.</param>
/// <param name="Pointer">The node's pointer in the file.</param>
/// <param name="Node">The node.</param>
/// <param name="Key">The node's key, if it has one.</param>
internal sealed record PartTarget(SourceFile File, string Pointer, YamlNode Node, YamlScalar? Key)
{
    public bool Equals(PartTarget? other) => other is not null && Pointer == other.Pointer && File.Path == other.File.Path;

    public override int GetHashCode() => Pointer.GetHashCode() ^ File.Path.GetHashCode();
}
