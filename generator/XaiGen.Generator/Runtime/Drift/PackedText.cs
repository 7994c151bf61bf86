#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;

/// <summary>Unpacks a text in which parts refer to earlier ones.</summary>
internal static class PackedText
{
    // A reference is '`' and two digits of the distance, or '&' and three, and a digit of the length. A blank follows a literal '`' or '&'.
    private const int Base = '~' - '#' + 1;

    internal static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var text = new List<byte>(packed.Length * 4);
        for (int i = 0; i < packed.Length;)
        {
            byte c = packed[i++];
            if (c is not ((byte)'`' or (byte)'&') || packed[i] == ' ')
            {
                text.Add(c);
                i += c is (byte)'`' or (byte)'&' ? 1 : 0;
                continue;
            }

            int digits = c == '`' ? 2 : 3, distance = 0;
            for (int end = i + digits; i < end; i++)
            {
                distance = (distance * Base) + packed[i] - '#';
            }

            for (int length = packed[i++] - '#' + digits + 3; length > 0; length--)
            {
                text.Add(text[^distance]);
            }
        }

        return [.. text];
    }
}
