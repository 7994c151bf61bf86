namespace XaiGen.Generator;

/// <summary>Who sees the generated types.</summary>
public enum TypeAccessibility
{
    /// <summary>Everyone who references the assembly.</summary>
    Public,

    /// <summary>The assembly itself.</summary>
    Internal,
}
