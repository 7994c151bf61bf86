namespace XaiGen;

/// <summary>Options for running several calls concurrently.</summary>
public class BatchOptions
{
    private readonly int _maxConcurrency = 8;

    /// <summary>The maximum number of concurrent calls, at least 1. Default: 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxConcurrency
    {
        get => _maxConcurrency;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxConcurrency = value;
        }
    }

    /// <summary>
    /// Receives the number of completed items, successful or not, each time one completes; calls do not overlap, and its exceptions are
    /// ignored.
    /// </summary>
    public IProgress<int>? Progress { get; init; }
}
