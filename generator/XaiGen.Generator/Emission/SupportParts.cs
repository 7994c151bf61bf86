namespace XaiGen.Generator.Emission;

/// <summary>Shared code that only some contracts need.</summary>
[Flags]
internal enum SupportParts
{
    None = 0,

    /// <summary>Numbers and texts of less usual formats.</summary>
    Formats = 1,

    /// <summary>Bodies that are read or written item by item.</summary>
    Streams = 2,

    /// <summary>Unions whose cases are distinguished by the best match.</summary>
    BestMatch = 4,

    /// <summary>Headers of responses that the contract describes.</summary>
    Results = 8,

    /// <summary>Ways from page to page beside a token that is a text.</summary>
    PageWays = 16,

    /// <summary>Values that may be absent, which is not the same as null.</summary>
    Patches = 32,

    /// <summary>Verification of webhooks.</summary>
    Webhooks = 64,

    /// <summary>Detection of responses that do not match the contract.</summary>
    Drift = 128,
}
