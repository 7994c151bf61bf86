namespace XaiGen.Contract.Text;

/// <summary>A node of a document, YAML or JSON, and where it stands in the text. An alias is the node it names.</summary>
internal abstract class YamlNode(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>How many nodes it is, aliases written out.</summary>
    public abstract long Weight { get; }

    /// <summary>How many collections stand in one another in it.</summary>
    public abstract int Height { get; }

    /// <summary>What to call it when something else was expected.</summary>
    public abstract string Description { get; }
}

internal sealed class YamlScalar(string text, bool isPlain, int start, int end) : YamlNode(start, end)
{
    public string Text { get; } = text;

    /// <summary>Whether the text has the type that it looks like; a quoted one is always a string.</summary>
    public ScalarKind Kind { get; } = isPlain ? ScalarKinds.Of(text) : ScalarKind.String;

    public override long Weight => 1;

    public override int Height => 0;

    public override string Description => Kind switch
    {
        ScalarKind.Null => "empty",
        ScalarKind.Boolean => $"the boolean '{Text}'",
        ScalarKind.Integer or ScalarKind.Float => $"the number '{Text}'",
        _ => $"the text '{Text.Abbreviated()}'",
    };
}

internal sealed class YamlSequence : YamlNode
{
    public YamlSequence(YamlNode[] items, int start, int end)
        : base(start, end)
    {
        Items = items;
        long weight = 1;
        int height = 0;
        foreach (YamlNode item in items)
        {
            weight += item.Weight;
            height = Math.Max(height, item.Height);
        }

        Weight = weight;
        Height = 1 + height;
    }

    public YamlNode[] Items { get; }

    public override long Weight { get; }

    public override int Height { get; }

    public override string Description => "a list";
}

internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);

internal sealed class YamlMapping : YamlNode
{
    private const int LinearSearchLimit = 8;

    private readonly Dictionary<string, int>? _indexes;

    public YamlMapping(YamlEntry[] entries, int start, int end)
        : base(start, end)
    {
        Entries = entries;
        long weight = 1;
        int height = 0;
        foreach (YamlEntry entry in entries)
        {
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

    /// <summary>The place of the first entry with that key; negative where there is none.</summary>
    public int IndexOf(string key)
    {
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
}
