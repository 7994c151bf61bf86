namespace XaiGen.Review;

/// <summary>The effect of a change on existing callers of the API.</summary>
public enum WireVerdict
{
    /// <summary>No effect on clients and servers that follow the old contract.</summary>
    Compatible,

    /// <summary>Some callers may be affected; the contract does not determine whether they are.</summary>
    Warning,

    /// <summary>A request that was valid is refused, or the server may send a response that the old contract rules out.</summary>
    Breaking,
}
