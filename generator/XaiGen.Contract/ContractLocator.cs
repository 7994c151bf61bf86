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
        ReadingContext context = _parsed.Value;
        NodeReader node = context.Root;
        foreach (string segment in JsonPointer.Segments(pointer) ?? [])
        {
            NodeReader child = node.At(segment);
            if (!child.Exists)
            {
                break;
            }

            node = child;
        }

        return node.Exists ? node.Mark : context.Problems.FirstOrDefault()?.Range ?? context.Text.Range(0, 0);
    }

    private static ReadingContext Parse(string text)
    {
        var context = new ReadingContext(text, CancellationToken.None);
        context.Parse();
        return context;
    }
}
