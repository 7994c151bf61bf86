using System.Collections;

namespace XaiGen.Review.Json;

/// <summary>Values in order.</summary>
internal sealed class JsonList : JsonNode, IReadOnlyList<JsonNode>
{
    private readonly List<JsonNode> _items;

    public JsonList() => _items = [];

    public JsonList(params IEnumerable<JsonNode> items)
    {
        _items = items.TryGetNonEnumeratedCount(out int count) ? new List<JsonNode>(count) : [];
        AddRange(items);
    }

    public override IEnumerable<JsonNode> Children => _items;

    public int Count => _items.Count;

    public JsonNode this[int index]
    {
        get => _items[index];
        set
        {
            JsonNode old = _items[index];
            if (!ReferenceEquals(old, value))
            {
                _items[index] = Own(value, name: null);
                Release(old);
            }
        }
    }

    public void Add(JsonNode? item) => _items.Add(Own(item, name: null));

    public void AddRange(IEnumerable<JsonNode> items)
    {
        foreach (JsonNode item in items)
        {
            Add(item);
        }
    }

    public bool Remove(JsonNode item)
    {
        int index = IndexOf(item);
        if (index < 0)
        {
            return false;
        }

        Release(item);
        _items.RemoveAt(index);
        return true;
    }

    /// <summary>The index of this very node; negative if it is not an item.</summary>
    public int IndexOf(JsonNode item)
    {
        for (int i = 0; i < _items.Count; i++)
        {
            if (ReferenceEquals(_items[i], item))
            {
                return i;
            }
        }

        return -1;
    }

    public List<JsonNode>.Enumerator GetEnumerator() => _items.GetEnumerator();

    public override JsonNode DeepClone() => new JsonList(_items.Select(item => item.DeepClone()));

    internal override bool HasContentOf(JsonNode other)
    {
        if (other is not JsonList list || list.Count != Count)
        {
            return false;
        }

        for (int i = 0; i < _items.Count; i++)
        {
            if (!_items[i].HasContentOf(list._items[i]))
            {
                return false;
            }
        }

        return true;
    }

    internal override int ContentHash()
    {
        HashCode hash = default;
        foreach (JsonNode item in _items)
        {
            hash.Add(item.ContentHash());
        }

        return hash.ToHashCode();
    }

    private protected override JsonNode? ChildAt(int index) => index < _items.Count ? _items[index] : null;

    IEnumerator<JsonNode> IEnumerable<JsonNode>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
