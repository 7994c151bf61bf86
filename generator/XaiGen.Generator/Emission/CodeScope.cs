namespace XaiGen.Generator.Emission;

/// <summary>What all files of a contract have in common.</summary>
/// <param name="Prefix">What the names of the client's own types begin with: <c>Xai</c> of <c>XaiClient</c>.</param>
internal sealed record CodeScope(string Namespace, string Prefix, TypeAccessibility Accessibility, EmitSet Emit)
{
    /// <summary>A file's code with its types declared as the project wants them. What is not indented is in no other type.</summary>
    internal string Declare(string code)
        => Accessibility == TypeAccessibility.Internal ? code.Replace("\npublic ", "\ninternal ") : code;
}
