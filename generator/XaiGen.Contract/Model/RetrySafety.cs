namespace XaiGen.Contract.Model;

/// <summary>Whether a call may be sent again when its response was lost.</summary>
public enum RetrySafety
{
    /// <summary>Sending it twice does no more than sending it once.</summary>
    Safe,

    /// <summary>Each time it is processed costs money: repeated only when it surely was not.</summary>
    Billed,
}
