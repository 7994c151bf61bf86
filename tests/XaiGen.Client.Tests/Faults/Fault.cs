namespace XaiGen.Client.Tests.Faults;

/// <summary>A fault of one request.</summary>
internal enum Fault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The whole response comes, a few bytes at a time.</summary>
    SlowBytes,

    /// <summary>429, and nothing was done.</summary>
    TooMany,

    /// <summary>429 with Retry-After, and nothing was done.</summary>
    TooManyFor,

    /// <summary>503 with Retry-After, and nothing was done.</summary>
    UnavailableFor,

    /// <summary>503 without a word more, although the work was done.</summary>
    Unavailable,

    /// <summary>500, although the work was done.</summary>
    Failed,

    /// <summary>The connection is reset once the request is read; nothing was done.</summary>
    ResetBeforeWork,

    /// <summary>The work is done and the connection is reset instead of a response.</summary>
    ResetAfterWork,

    /// <summary>The work is done and the connection is reset within the headers of the response.</summary>
    ResetInHeaders,

    /// <summary>The work is done and the connection is closed within the body of the response.</summary>
    HalfBody,

    /// <summary>The work is done and half of the response is sent, and then nothing.</summary>
    Stalled,

    /// <summary>The work is done and no response is sent.</summary>
    Silent,

    /// <summary>The work is done; the response promises more bytes than it has.</summary>
    LengthTooLong,

    /// <summary>The work is done; the response has more bytes than it promises.</summary>
    LengthTooShort,

    /// <summary>The work is done; the response is 202 without a body.</summary>
    Empty202,

    /// <summary>The work is done; the response is not JSON.</summary>
    Garbage,
}

internal static class Faults
{
    /// <summary>Whether the request was surely turned away, so that even what costs money may be sent again.</summary>
    public static bool TurnsAway(this Fault fault) => fault is Fault.TooMany or Fault.TooManyFor or Fault.UnavailableFor;

    /// <summary>Whether the work is done in spite of it.</summary>
    public static bool Works(this Fault fault) => !fault.TurnsAway() && fault != Fault.ResetBeforeWork;

    /// <summary>Whether the response arrives whole.</summary>
    public static bool Answers(this Fault fault) => fault is Fault.None or Fault.SlowBytes;

    /// <summary>Whether only the client's patience ends it.</summary>
    public static bool NeedsPatience(this Fault fault) => fault is Fault.Stalled or Fault.Silent;
}
