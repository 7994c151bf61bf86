using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A case that ends the work without a result.</summary>
/// <param name="Error">The C# property with what went wrong; null where the contract names none.</param>
/// <param name="Code">The member of it with a code.</param>
/// <param name="Message">The member of it with a text.</param>
internal sealed record FailedCase(
    Identifier Name, string WireState, Identifier? Error, bool IsErrorRequired, ErrorMember? Code, ErrorMember? Message);
