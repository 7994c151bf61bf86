namespace XaiGen;

/// <summary>Requests per minute, by model.</summary>
internal static class Rates
{
    /// <exception cref="ArgumentNullException">The rates are null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is less than 1.</exception>
    public static IReadOnlyDictionary<string, int> Checked(IReadOnlyDictionary<string, int> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (int perMinute in value.Values)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(perMinute, 1, nameof(value));
        }

        // Copied, because later changes by the caller would not be checked.
        return new Dictionary<string, int>(value);
    }
}
