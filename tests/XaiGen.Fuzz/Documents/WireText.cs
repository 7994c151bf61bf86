using System.Globalization;
using System.Text;

namespace XaiGen.Fuzz.Documents;

/// <summary>
/// Bytes as text that people can read and edit: unprintable bytes are written as <c>\xHH</c>, and the line ends after each line feed.
/// </summary>
internal static class WireText
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte b in bytes)
        {
            if (b is >= (byte)' ' and <= (byte)'~' and not (byte)'\\')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append("\\x").Append(b.ToString("x2", CultureInfo.InvariantCulture));
            }

            if (b == '\n')
            {
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <remarks>Damaged texts are also accepted: an invalid escape is read literally.</remarks>
    public static byte[] ToBytes(string text)
    {
        List<byte> bytes = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length
                && byte.TryParse(text.AsSpan(i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte b))
            {
                bytes.Add(b);
                i += 3;
            }
            else if (text[i] != '\n')
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }
}
