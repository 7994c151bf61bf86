using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>Reads exclusive bounds: in 3.0 a flag beside the bound, in 3.1 a separate bound.</summary>
internal static class SchemaBounds
{
    public static decimal? Inclusive(NodeReader bound, NodeReader exclusive)
        => IsFlag(exclusive) && exclusive.Flag() is true ? null : bound.Number();

    public static decimal? Exclusive(NodeReader bound, NodeReader exclusive)
        => !IsFlag(exclusive) ? exclusive.Number() : exclusive.Flag() is true ? bound.Number() : null;

    public static bool IsFlag(NodeReader exclusive) => exclusive.Node is YamlScalar { Kind: ScalarKind.Boolean };
}
