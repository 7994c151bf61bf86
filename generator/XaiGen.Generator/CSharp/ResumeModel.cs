namespace XaiGen.Generator.CSharp;

internal sealed record ResumeModel(string Handle, TypeRef IdType, string PollClient);
