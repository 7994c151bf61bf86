namespace XaiGen.Contract.Yaml;

/// <summary>What became of a node while its document was read.</summary>
internal enum NodeFate
{
    /// <summary>No reader has looked at it.</summary>
    Unread,

    /// <summary>Read; its children have their own fates.</summary>
    Read,

    /// <summary>Of no consequence for C#, including all its descendants.</summary>
    OfNoConsequence,

    /// <summary>A problem was reported, and its children are not read any further.</summary>
    Reported,
}
