namespace XaiGen.Contract.Resolving;

/// <summary>The directions in which values are transferred.</summary>
[Flags]
public enum Directions
{
    /// <summary>None: no operation uses them.</summary>
    None = 0,

    /// <summary>From the client to the server.</summary>
    Sent = 1,

    /// <summary>From the server to the client.</summary>
    Received = 2,
}
