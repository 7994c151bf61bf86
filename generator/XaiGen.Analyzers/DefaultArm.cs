namespace XaiGen.Analyzers;

/// <summary>What a switch does with a value that no case takes.</summary>
internal enum DefaultArm
{
    /// <summary>It does not say.</summary>
    None,

    /// <summary>It fails.</summary>
    Throws,

    /// <summary>It handles all other cases at once, so none is forgotten.</summary>
    GoesOn,
}
