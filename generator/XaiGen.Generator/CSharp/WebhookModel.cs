using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A call that the API makes, as the method that reads its body.</summary>
/// <param name="Event">The call's name in the contract.</param>
internal sealed record WebhookModel(Identifier Name, string Event, string Pointer, TypeRef Body, Doc Doc);
