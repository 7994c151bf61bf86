using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <param name="Pointer">The pointer to the <c>x-xaigen-long-running</c> that names the handle.</param>
internal sealed record ResumeModel(Identifier Handle, TypeRef IdType, Identifier PollClient, string Pointer);
