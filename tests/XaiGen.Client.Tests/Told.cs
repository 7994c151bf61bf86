namespace XaiGen.Client.Tests;

/// <summary>Keeps what it is told, in order and at once, unlike <see cref="Progress{T}"/>.</summary>
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
