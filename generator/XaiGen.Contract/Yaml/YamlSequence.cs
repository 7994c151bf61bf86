namespace XaiGen.Contract.Yaml;

internal sealed class YamlSequence : YamlNode
{
    public YamlSequence(YamlNode[] items, SourceSpan span)
        : base(span)
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
