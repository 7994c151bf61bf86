namespace XaiGen.Contract.Reading.Parts;

/// <summary>A node of a part that becomes a component of the document.</summary>
/// <param name="Section">The path of the section, as keys.</param>
/// <param name="Name">Its name in the section.</param>
/// <param name="Target">The node in its part.</param>
internal sealed record PartComponent(string[] Section, string Name, PartTarget Target);
