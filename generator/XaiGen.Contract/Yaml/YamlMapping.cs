namespace XaiGen.Contract.Yaml;

internal sealed class YamlMapping : YamlNode
{
    private const int LinearSearchLimit = 8;

    private readonly Dictionary<string, int>? _indexes;

    /// <summary>The bits of all keys: most searches are for a key that is not there, and end here.</summary>
    private readonly ulong _keyBits;

    public YamlMapping(YamlEntry[] entries, SourceSpan span)
        : base(span)
    {
        Entries = entries;
        long weight = 1;
        int height = 0;
        foreach (YamlEntry entry in entries)
        {
            _keyBits |= BitOf(entry.Key.Text);
            weight += 1 + entry.Value.Weight;
            height = Math.Max(height, entry.Value.Height);
        }

        Weight = weight;
        Height = 1 + height;
        if (entries.Length > LinearSearchLimit)
        {
            _indexes = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
            for (int i = entries.Length - 1; i >= 0; i--)
            {
                _indexes[entries[i].Key.Text] = i;
            }
        }
    }

    public YamlEntry[] Entries { get; }

    public override long Weight { get; }

    public override int Height { get; }

    public override string Description => "a mapping";

    public YamlEntry? Find(string key) => IndexOf(key) is >= 0 and var index ? Entries[index] : null;

    /// <summary>The index of the first entry with that key; negative if there is none.</summary>
    public int IndexOf(string key)
    {
        if ((_keyBits & BitOf(key)) == 0)
        {
            return -1;
        }

        if (_indexes is not null)
        {
            return _indexes.TryGetValue(key, out int index) ? index : -1;
        }

        for (int i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Key.Text == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>One of 64 bits, by the length of the key and its first character.</summary>
    private static ulong BitOf(string key) => key.Length == 0 ? 1 : 1UL << (((key.Length * 11) + key[0]) & 63);
}
