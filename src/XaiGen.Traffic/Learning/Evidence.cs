namespace XaiGen.Traffic.Learning;

/// <summary>From how many messages on it is believed that something is always there.</summary>
internal static class Evidence
{
    /// <summary>A server writes what its code says.</summary>
    public const int InResponses = 3;

    /// <summary>Callers have habits: that all of them send something does not show that they must.</summary>
    public const int InRequests = 20;
}
