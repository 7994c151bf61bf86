using System.Collections;

namespace XaiGen.Review.Json;

/// <summary>Values by name, in the order in which they were written.</summary>
internal sealed class JsonMapping : JsonNode, IReadOnlyCollection<JsonField>
{
    /// <summary>Up to this many fields are searched one by one; most schemas have fewer.</summary>
    private const int LinearSearchLimit = 12;

    private JsonNode[] _values = [];
    private Dictionary<string, int>? _indexes;

    public JsonMapping()
    {
    }

    public JsonMapping(IEnumerable<JsonField> fields)
    {
        foreach (JsonField field in fields)
        {
            Add(field);
        }
    }

    /// <summary>A mapping of fields whose names are known to differ.</summary>
    public static JsonMapping OfDistinct(IEnumerable<KeyValuePair<string, JsonNode>> fields)
    {
        JsonMapping mapping = [];
        if (fields.TryGetNonEnumeratedCount(out int count))
        {
            mapping._values = new JsonNode[count];
        }

        foreach ((string name, JsonNode value) in fields)
        {
            mapping.Append(name, value);
        }

        return mapping;
    }

    public int Count { get; private set; }

    public override IEnumerable<JsonNode> Children => _values.Take(Count);

    /// <summary>The value of a field; null if there is none. Setting one keeps its position, or appends it.</summary>
    public JsonNode? this[string name]
    {
        get => IndexOf(name) is >= 0 and var index ? _values[index] : null;
        set
        {
            if (IndexOf(name) is >= 0 and var index)
            {
                JsonNode old = _values[index];
                if (!ReferenceEquals(old, value))
                {
                    _values[index] = Own(value, name);
                    Release(old);
                }
            }
            else
            {
                Append(name, value);
            }
        }
    }

    public bool ContainsKey(string name) => IndexOf(name) >= 0;

    /// <exception cref="ArgumentException">There is a field of that name.</exception>
    public void Add(string name, JsonNode? value)
    {
        if (IndexOf(name) >= 0)
        {
            throw new ArgumentException($"There is a field '{name}' already.", nameof(name));
        }

        Append(name, value);
    }

    public void Add(JsonField field) => Add(field.Name, field.Value);

    public bool Remove(string name)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        Release(_values[index]);
        Count--;
        Array.Copy(_values, index + 1, _values, index, Count - index);
        _values[Count] = null!;
        _indexes = null;
        return true;
    }

    /// <summary>
    /// Adds the fields of another mapping: mappings are merged, lists joined, and other values replaced unless the new one is null.
    /// </summary>
    public void Merge(JsonMapping other)
    {
        foreach (JsonField field in other)
        {
            switch (this[field.Name], field.Value)
            {
                case (JsonMapping known, JsonMapping added):
                    known.Merge(added);
                    break;
                case (JsonList known, JsonList added):
                    known.AddRange(added);
                    break;
                case (null, _) or (_, not JsonScalar { IsNull: true }):
                    this[field.Name] = field.Value;
                    break;
            }
        }
    }

    public JsonField FieldAt(int index) => new(_values[index].Name!, _values[index]);

    public JsonFields.Enumerator GetEnumerator() => new(this);

    public override JsonNode DeepClone()
    {
        JsonMapping copy = new() { _values = new JsonNode[Count] };
        for (int i = 0; i < Count; i++)
        {
            copy.Append(_values[i].Name!, _values[i].DeepClone());
        }

        return copy;
    }

    internal override bool HasContentOf(JsonNode other)
    {
        if (other is not JsonMapping mapping || mapping.Count != Count)
        {
            return false;
        }

        for (int i = 0; i < Count; i++)
        {
            // Mostly the fields are in the same order.
            JsonNode value = _values[i], same = mapping._values[i];
            if (same.Name != value.Name)
            {
                if (mapping[value.Name!] is not { } moved)
                {
                    return false;
                }

                same = moved;
            }

            if (!value.HasContentOf(same))
            {
                return false;
            }
        }

        return true;
    }

    internal override int ContentHash()
    {
        int hash = Count;
        foreach (JsonField field in this)
        {
            hash += HashCode.Combine(field.Name, field.Value.ContentHash());
        }

        return hash;
    }

    private protected override JsonNode? ChildAt(int index) => index < Count ? _values[index] : null;

    IEnumerator<JsonField> IEnumerable<JsonField>.GetEnumerator() => ((IEnumerable<JsonField>)new JsonFields(this)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<JsonField>)this).GetEnumerator();

    private void Append(string name, JsonNode? value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, Count * 2));
        }

        _values[Count] = Own(value, name);
        _indexes?.Add(name, Count);
        Count++;
    }

    private int IndexOf(string name)
    {
        if (Count > LinearSearchLimit)
        {
            return (_indexes ??= Indexes()).TryGetValue(name, out int index) ? index : -1;
        }

        for (int i = 0; i < Count; i++)
        {
            if (_values[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Indexes()
    {
        Dictionary<string, int> indexes = new(Count, StringComparer.Ordinal);
        for (int i = 0; i < Count; i++)
        {
            indexes.Add(_values[i].Name!, i);
        }

        return indexes;
    }
}
