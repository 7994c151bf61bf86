namespace XaiGen.Contract.Model;

/// <summary>Whether a call may be sent again if its response was lost.</summary>
public enum RetrySafety
{
    /// <summary>Sending it twice has the same effect as sending it once.</summary>
    Safe,

    /// <summary>The call is billed each time it is processed, so it is retried only if it was certainly not processed.</summary>
    Billed,
}
