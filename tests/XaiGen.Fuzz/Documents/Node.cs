namespace XaiGen.Fuzz.Documents;

/// <summary>A mutable part of a document.</summary>
internal abstract class Node
{
    public abstract int Count { get; }

    public abstract Node this[int index] { get; set; }

    public abstract Node Copy();

    public abstract void RemoveAt(int index);

    /// <summary>This node and all its descendants.</summary>
    public IEnumerable<Node> All()
    {
        yield return this;
        for (int i = 0; i < Count; i++)
        {
            foreach (Node node in this[i].All())
            {
                yield return node;
            }
        }
    }
}

/// <summary>Entries in order; after damage, two of them may have the same key.</summary>
internal sealed class MappingNode : Node
{
    public List<(string Key, Node Value)> Entries { get; init; } = [];

    public override int Count => Entries.Count;

    public override Node this[int index]
    {
        get => Entries[index].Value;
        set => Entries[index] = (Entries[index].Key, value);
    }

    public Node? this[string key]
    {
        get => Entries.Find(entry => entry.Key == key).Value;
        set
        {
            int index = Entries.FindIndex(entry => entry.Key == key);
            if (index < 0)
            {
                Entries.Add((key, value!));
            }
            else
            {
                Entries[index] = (key, value!);
            }
        }
    }

    public override Node Copy() => new MappingNode { Entries = [.. Entries.Select(entry => (entry.Key, entry.Value.Copy()))] };

    public override void RemoveAt(int index) => Entries.RemoveAt(index);
}

internal sealed class ListNode : Node
{
    public List<Node> Items { get; init; } = [];

    public override int Count => Items.Count;

    public override Node this[int index]
    {
        get => Items[index];
        set => Items[index] = value;
    }

    public override Node Copy() => new ListNode { Items = [.. Items.Select(item => item.Copy())] };

    public override void RemoveAt(int index) => Items.RemoveAt(index);
}

/// <param name="text">The text, or a JSON literal that is written without quotes.</param>
internal sealed class ScalarNode(string text, bool isText = true) : Node
{
    public string Text { get; } = text;

    public bool IsText { get; } = isText;

    public override int Count => 0;

    public override Node this[int index]
    {
        get => throw new InvalidOperationException("A scalar holds nothing.");
        set => throw new InvalidOperationException("A scalar holds nothing.");
    }

    public override Node Copy() => this;

    public override void RemoveAt(int index) => throw new InvalidOperationException("A scalar holds nothing.");
}
