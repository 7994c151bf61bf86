using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Editing;

/// <summary>Something that a contract lacks.</summary>
/// <param name="Kind">The kind of gap.</param>
/// <param name="Range">The node that lacks it.</param>
/// <param name="Fix">The edit that adds it.</param>
public sealed record ContractGap(GapKind Kind, TextRange Range, Fix Fix);
