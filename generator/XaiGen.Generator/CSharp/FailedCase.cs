using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A case that ends the operation without a result.</summary>
/// <param name="Error">The C# property with the error; null if the contract defines none.</param>
/// <param name="Code">The error's member with the code.</param>
/// <param name="Message">The error's member with the message.</param>
internal sealed record FailedCase(
    Identifier Name, string WireState, Identifier? Error, bool IsErrorRequired, ErrorMember? Code, ErrorMember? Message);
