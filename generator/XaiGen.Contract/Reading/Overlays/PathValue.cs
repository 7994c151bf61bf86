using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>A value to compare; null if it is absent.</summary>
internal delegate YamlNode? PathValue(PathNode node, PathEvaluation evaluation);
