namespace XaiGen.Review.Wire;

/// <summary>What a draft claims about the values that a schema allows.</summary>
[Flags]
internal enum ValueClaim
{
    None = 0,

    /// <summary>Some value is no longer allowed.</summary>
    Narrowed = 1,

    /// <summary>Some value is newly allowed.</summary>
    Widened = 2,

    Changed = Narrowed | Widened,
}
