namespace XaiGen.Generator.Emission;

/// <summary>What the shared code has differently for each contract.</summary>
internal enum TemplateHole
{
    Namespace,

    /// <summary>What the names of the client's own types begin with.</summary>
    Prefix,

    /// <summary>Who sees a type.</summary>
    Access,
}
