namespace XaiGen.Contract.Resolving;

/// <summary>What a reader recognises a member of a union by.</summary>
public enum CaseDiscriminator
{
    /// <summary>The JSON kind alone.</summary>
    Kind,

    /// <summary>A value of the union's tag property.</summary>
    Tag,

    /// <summary>A property that no other member has.</summary>
    Property,

    /// <summary>Nothing: it is what is left when no other member fits.</summary>
    Otherwise,

    /// <summary>The shape that an object fits best.</summary>
    BestMatch,
}
