namespace XaiGen.Contract.Yaml;

/// <summary>
/// The elements of all collections that are being read, those of the innermost last. Each collection is the end of one list, because a
/// growing list for each costs more than the elements.
/// </summary>
internal sealed class OpenElements<T>
{
    private readonly List<T> _elements = [];

    /// <summary>The number of elements so far: where a collection that is opened now starts.</summary>
    public int Count => _elements.Count;

    /// <summary>Adds an element to the innermost collection.</summary>
    public void Add(T element) => _elements.Add(element);

    /// <summary>Closes the innermost collection, which starts at <paramref name="start"/>, and returns its elements.</summary>
    public T[] Close(int start)
    {
        int count = _elements.Count - start;
        if (count == 0)
        {
            return [];
        }

        var closed = new T[count];
        _elements.CopyTo(start, closed, 0, count);
        _elements.RemoveRange(start, count);
        return closed;
    }
}
