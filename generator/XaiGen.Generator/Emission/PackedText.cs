using System.Buffers;
using System.Text;

namespace XaiGen.Generator.Emission;

/// <summary>
/// Packs a text of printable ASCII: a part that occurred earlier becomes a reference to it. The result is printable ASCII again, which a C#
/// literal holds as it is, and the same on every platform, as .NET's compressed streams are not. The client's <c>PackedText</c> unpacks it.
/// </summary>
internal static class PackedText
{
    // A reference is '`' with two digits of the distance or '&' with three, then a digit of the length. A digit is one of '#' to '~'; a
    // blank follows a character that stands for itself.
    private const int Base = '~' - '#' + 1;
    private const int Near = Base * Base;
    private const int Far = Near * Base;
    private const int ShortestNear = 5;
    private const int ShortestFar = 6;

    // Farther candidates rarely have a longer match.
    private const int Candidates = 24;

    internal static string Of(string text)
    {
        var packed = new StringBuilder(text.Length / 4);
        using var seen = new Positions(text);
        for (int at = 0; at < text.Length;)
        {
            (int start, int length) = seen.Longest(at);
            if (length == 0)
            {
                char c = text[at];
                seen.Add(at++);
                packed.Append(c).Append(c is '`' or '&' ? " " : "");
                continue;
            }

            Append(packed, at - start, length);
            for (int end = at + length; at < end; at++)
            {
                seen.Add(at);
            }
        }

        return packed.ToString();
    }

    private static void Append(StringBuilder packed, int distance, int length)
    {
        bool isNear = distance < Near;
        packed.Append(isNear ? '`' : '&');
        if (!isNear)
        {
            packed.Append(Digit(distance / Near));
        }

        packed.Append(Digit(distance / Base % Base)).Append(Digit(distance % Base));
        packed.Append(Digit(length - (isNear ? ShortestNear : ShortestFar)));
    }

    private static char Digit(int value) => (char)('#' + value);

    /// <summary>The positions of each sequence of five characters, latest first.</summary>
    private sealed class Positions : IDisposable
    {
        private const int Buckets = 1 << 15;

        private readonly string _text;

        // Pooled, because an array of this size is collected only with the oldest objects.
        private readonly int[] _latest = ArrayPool<int>.Shared.Rent(Buckets);
        private readonly int[] _before;

        internal Positions(string text)
        {
            _text = text;
            _before = ArrayPool<int>.Shared.Rent(text.Length);
            Array.Clear(_latest, 0, Buckets);
        }

        public void Dispose()
        {
            ArrayPool<int>.Shared.Return(_latest);
            ArrayPool<int>.Shared.Return(_before);
        }

        internal void Add(int at)
        {
            if (at + ShortestNear <= _text.Length)
            {
                ref int latest = ref _latest[BucketOf(at)];
                (_before[at], latest) = (latest, at + 1);
            }
        }

        /// <summary>The longest earlier part whose reference saves characters; its length is 0 if there is none.</summary>
        internal (int Start, int Length) Longest(int at)
        {
            (int start, int length) longest = (0, 0);
            int candidate = at + ShortestNear <= _text.Length ? _latest[BucketOf(at)] : 0;
            for (int left = Candidates; candidate > 0 && left > 0; left--, candidate = _before[candidate - 1])
            {
                int start = candidate - 1, distance = at - start;
                if (distance >= Far)
                {
                    break;
                }

                int shortest = distance < Near ? ShortestNear : ShortestFar;
                int length = Common(start, at, shortest + Base - 1);
                if (length >= shortest && length > longest.length)
                {
                    longest = (start, length);
                }
            }

            return longest;
        }

        private int Common(int start, int at, int most)
        {
            int length = 0;
            while (length < most && at + length < _text.Length && _text[start + length] == _text[at + length])
            {
                length++;
            }

            return length;
        }

        private int BucketOf(int at)
        {
            uint hash = 0;
            for (int i = 0; i < ShortestNear; i++)
            {
                hash = (hash * 31) + _text[at + i];
            }

            return (int)((hash * 2654435761u) >> 17);
        }
    }
}
