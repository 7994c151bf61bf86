namespace XaiGen.Contract.Yaml;

/// <summary>What became of a node while its document was read.</summary>
internal enum NodeFate
{
    /// <summary>No reader has looked at it.</summary>
    Unread,

    /// <summary>Read; what is inside it has fates of its own.</summary>
    Read,

    /// <summary>Of no consequence for C#, with all that is inside it.</summary>
    OfNoConsequence,

    /// <summary>A problem was told of it, and what is inside it is not read any further.</summary>
    Reported,
}
