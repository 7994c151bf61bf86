namespace XaiGen.Generator.CSharp;

/// <summary>The token or property by which a reader recognises a case.</summary>
internal enum CaseDiscriminator
{
    /// <summary>The JSON kind alone.</summary>
    Kind,

    /// <summary>A value of the union's tag property.</summary>
    Tag,

    /// <summary>A property that no other case has.</summary>
    Property,

    /// <summary>An object that none of the other marks fits.</summary>
    Otherwise,

    /// <summary>The shape that an object fits best.</summary>
    BestMatch,
}
