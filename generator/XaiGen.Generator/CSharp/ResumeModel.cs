using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

internal sealed record ResumeModel(Identifier Handle, TypeRef IdType, Identifier PollClient);
