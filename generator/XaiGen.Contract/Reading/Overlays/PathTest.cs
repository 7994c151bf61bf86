namespace XaiGen.Contract.Reading.Overlays;

/// <summary>Whether a filter selects the node.</summary>
internal delegate bool PathTest(PathNode node, PathEvaluation evaluation);
