namespace XaiGen.Contract.Resolving;

/// <summary>Which way values go.</summary>
[Flags]
public enum Directions
{
    /// <summary>Nowhere: no operation uses them.</summary>
    None = 0,

    /// <summary>From the client to the server.</summary>
    Sent = 1,

    /// <summary>From the server to the client.</summary>
    Received = 2,
}
