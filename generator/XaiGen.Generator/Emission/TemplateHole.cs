namespace XaiGen.Generator.Emission;

/// <summary>The parts of the shared code that differ between contracts.</summary>
internal enum TemplateHole
{
    Namespace,

    /// <summary>The prefix of the names of the client's own types.</summary>
    Prefix,

    /// <summary>The accessibility of a type.</summary>
    Access,
}
