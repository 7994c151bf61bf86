using XaiGen.Contract.Diagnostics;

namespace XaiGen.Contract.Editing;

/// <summary>An edit of the contract's text that fixes a finding and changes nothing else.</summary>
/// <param name="Title">A description: <c>Add operationId: getFile</c>.</param>
/// <param name="Replaced">The range of text to replace; empty for an insertion.</param>
/// <param name="Text">The new text.</param>
public sealed record Fix(string Title, TextRange Replaced, string Text);
