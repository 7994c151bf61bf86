using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>The content of an index, and its unreadable lines.</summary>
/// <param name="Files">The existing files.</param>
/// <param name="Removed">The IDs of removed files.</param>
/// <param name="Damaged">The unreadable lines.</param>
internal sealed record IndexContent(IReadOnlyList<StoredFile> Files, IReadOnlySet<string> Removed, IReadOnlyList<DamagedLine> Damaged);
