namespace XaiGen.Client.Tests;

/// <summary>Records its values, in order and immediately, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class Told<T> : IProgress<T>
{
    private readonly List<T> _values = [];

    public IReadOnlyList<T> Values
    {
        get
        {
            lock (_values)
            {
                return [.. _values];
            }
        }
    }

    public void Report(T value)
    {
        lock (_values)
        {
            _values.Add(value);
        }
    }
}
