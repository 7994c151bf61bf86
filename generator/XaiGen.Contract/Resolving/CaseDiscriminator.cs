namespace XaiGen.Contract.Resolving;

/// <summary>How a reader recognises a member of a union.</summary>
public enum CaseDiscriminator
{
    /// <summary>By its JSON kind alone.</summary>
    Kind,

    /// <summary>By a value of the union's tag property.</summary>
    Tag,

    /// <summary>By a property that no other member has.</summary>
    Property,

    /// <summary>By exclusion: it is chosen if no other member fits.</summary>
    Otherwise,

    /// <summary>By the shape that fits the object best.</summary>
    BestMatch,
}
