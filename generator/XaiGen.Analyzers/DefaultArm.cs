namespace XaiGen.Analyzers;

/// <summary>How a switch handles a value that no case matches.</summary>
internal enum DefaultArm
{
    /// <summary>There is no default arm.</summary>
    None,

    /// <summary>The default arm throws.</summary>
    Throws,

    /// <summary>The default arm handles all other cases, so none is missing.</summary>
    GoesOn,
}
