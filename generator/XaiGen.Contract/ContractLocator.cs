using XaiGen.Contract.Reading;
using XaiGen.Contract.Text;

namespace XaiGen.Contract;

/// <summary>Says where in the text a JSON pointer of the model leads.</summary>
/// <remarks>The text is parsed at the first question, and once for all of them.</remarks>
public sealed class ContractLocator(string text)
{
    private readonly Lazy<ReadingContext> _parsed = new(() => Parse(text));

    /// <summary>
    /// The place of what the pointer names, or of the nearest thing around it that exists: a scalar itself,
    /// of a mapping or list its key, and where it has none its first line.
    /// </summary>
    public TextRange Locate(string pointer)
    {
        NodeReader node = Walk(pointer, out _);
        return node.Exists ? node.Mark : _parsed.Value.Problems.FirstOrDefault()?.Range ?? _parsed.Value.Text.Range(0, 0);
    }

    /// <summary>From the first to the last character of what the pointer names, without its key; null where there is no such node.</summary>
    public TextRange? Whole(string pointer)
        => Walk(pointer, out bool isWhole) is { Node: { } node } && isWhole ? _parsed.Value.Text.Range(node.Start, node.End) : null;

    private NodeReader Walk(string pointer, out bool isWhole)
    {
        NodeReader node = _parsed.Value.Root;
        foreach (string segment in JsonPointer.Segments(pointer) ?? [])
        {
            NodeReader child = node.At(segment);
            if (!child.Exists)
            {
                isWhole = false;
                return node;
            }

            node = child;
        }

        isWhole = true;
        return node;
    }

    private static ReadingContext Parse(string text)
    {
        var context = new ReadingContext(text, CancellationToken.None);
        context.Parse();
        return context;
    }
}
