namespace XaiGen.Emulator.Storage;

/// <summary>The result of reading an index.</summary>
/// <param name="Lines">The changes, in their order.</param>
/// <param name="Damaged">The lines that are not changes.</param>
/// <param name="Length">The number of bytes of complete lines.</param>
internal sealed record IndexReading(IReadOnlyList<IndexLine> Lines, IReadOnlyList<DamagedLine> Damaged, long Length);
