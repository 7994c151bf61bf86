namespace XaiGen.Generator;

/// <summary>The accessibility of the generated types.</summary>
public enum TypeAccessibility
{
    /// <summary>Visible to every assembly that references this one.</summary>
    Public,

    /// <summary>Visible in this assembly only.</summary>
    Internal,
}
