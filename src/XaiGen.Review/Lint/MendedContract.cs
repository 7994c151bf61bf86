using XaiGen.Contract.Editing;

namespace XaiGen.Review;

/// <summary>A contract after fixes were applied.</summary>
/// <param name="Text">The new text; the old text if nothing could be fixed.</param>
/// <param name="Applied">The applied fixes, in the order of the text.</param>
/// <param name="Review">The lint result of the new text.</param>
public sealed record MendedContract(string Text, IReadOnlyList<Fix> Applied, Review Review);
