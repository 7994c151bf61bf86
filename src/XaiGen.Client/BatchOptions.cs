namespace XaiGen;

/// <summary>How several calls are made side by side.</summary>
public class BatchOptions
{
    private readonly int _maxConcurrency = 8;

    /// <summary>How many are under way at once, at least 1. Default: 8.</summary>
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

    /// <summary>Is told how many are over, well or badly, each time one is, in one call at a time.</summary>
    public IProgress<int>? Progress { get; init; }
}
