namespace XaiGen;

/// <summary>A request would have waited for its turn longer than its time limit: it was not sent.</summary>
internal sealed class TurnTooLateException(TimeSpan wait, TimeSpan limit) : TimeoutException(
    $"The request was not sent: to keep the rate limit it would have to wait for {wait}, and the TotalTimeout is {limit}. Send fewer "
    + "requests at once, or set RequestsPerMinute if your team has a higher rate.");
