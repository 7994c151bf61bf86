using System.Diagnostics;
using XaiGen.Fuzz.Documents;

namespace XaiGen.Fuzz.Running;

/// <summary>Removes the parts of a case that are not needed to reproduce the failure.</summary>
internal sealed class Minimizer(Target target, Func<FuzzCase, bool> fails, TimeSpan budget)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private bool IsLate => _clock.Elapsed > budget;

    public FuzzCase Minimize(FuzzCase fuzzCase)
    {
        foreach (string setting in fuzzCase.Settings.Keys.ToArray())
        {
            Try(ref fuzzCase, fuzzCase.Without(setting));
        }

        int size;
        do
        {
            size = Size(fuzzCase);
            for (int part = 0; part < fuzzCase.Parts.Count; part++)
            {
                fuzzCase = IsAboutTheTree(fuzzCase, part) ? MinimizeTree(fuzzCase, part) : MinimizeText(fuzzCase, part);
                if (target.HasAlikeParts)
                {
                    break;
                }
            }
        }
        while (Size(fuzzCase) < size && !IsLate);

        return fuzzCase;
    }

    /// <summary>Whether the failure stays the same when the document is written differently.</summary>
    private bool IsAboutTheTree(FuzzCase fuzzCase, int part)
        => Document.Parse(fuzzCase.Parts[part].Text) is { } document && Try(ref fuzzCase, fuzzCase.With(part, Document.Write(document)));

    /// <summary>Removes children of each node where possible: halves of them, quarters, and so on; outer nodes first.</summary>
    private FuzzCase MinimizeTree(FuzzCase fuzzCase, int part)
    {
        for (int place = -1; !IsLate && ChildrenOf(fuzzCase, part, place) is { } count; place++)
        {
            for (int length = Math.Max(1, count / 2); count > 0; length /= 2)
            {
                for (int start = count - length; start > -length && !IsLate; start -= length)
                {
                    int first = Math.Max(0, start);
                    if (Try(ref fuzzCase, Without(fuzzCase, part, place, first, start + length - first)))
                    {
                        count -= start + length - first;
                    }
                }

                if (length == 1)
                {
                    break;
                }
            }
        }

        return fuzzCase;
    }

    /// <param name="place">The index of the place in the document; -1 is the document itself.</param>
    private static Node? NodeAt(MappingNode document, int place)
        => place < 0 ? document : Place.Under(document) is var places && place < places.Count ? places[place].Value : null;

    private static int? ChildrenOf(FuzzCase fuzzCase, int part, int place)
        => Document.Parse(fuzzCase.Parts[part].Text) is { } document ? NodeAt(document, place)?.Count : null;

    private FuzzCase Without(FuzzCase fuzzCase, int part, int place, int start, int length)
    {
        for (int i = 0; i < fuzzCase.Parts.Count; i++)
        {
            if ((i == part || target.HasAlikeParts) && Document.Parse(fuzzCase.Parts[i].Text) is { } document
                && NodeAt(document, place) is { } node)
            {
                for (int child = Math.Min(start + length, node.Count) - 1; child >= start; child--)
                {
                    node.RemoveAt(child);
                }

                fuzzCase = fuzzCase.With(i, Document.Write(document));
            }
        }

        return fuzzCase;
    }

    /// <summary>Removes halves of the text, quarters, and so on.</summary>
    private FuzzCase MinimizeText(FuzzCase fuzzCase, int part)
    {
        for (int length = fuzzCase.Parts[part].Text.Length / 2; length > 0 && !IsLate; length /= 2)
        {
            for (int start = 0; start + length <= fuzzCase.Parts[part].Text.Length && !IsLate;)
            {
                if (!Try(ref fuzzCase, fuzzCase.With(part, fuzzCase.Parts[part].Text.Remove(start, length))))
                {
                    start += length;
                }
            }
        }

        return fuzzCase;
    }

    private bool Try(ref FuzzCase fuzzCase, FuzzCase smaller)
    {
        if (IsLate || !fails(smaller))
        {
            return false;
        }

        fuzzCase = smaller;
        return true;
    }

    private static int Size(FuzzCase fuzzCase) => fuzzCase.Parts.Sum(part => part.Text.Length);
}
