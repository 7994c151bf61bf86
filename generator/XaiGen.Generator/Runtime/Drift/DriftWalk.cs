#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers.Text;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Numerics;
using global::System.Runtime.CompilerServices;
using global::System.Runtime.InteropServices;
using global::System.Runtime.Intrinsics;
using global::System.Text;
using global::System.Text.Json;
using global::System.Text.RegularExpressions;

/// <summary>Receives a difference between a value and the contract.</summary>
/// <param name="value">The value, of which only its types are kept; default if there is none.</param>
/// <param name="tag">The tag's property, or the media type.</param>
/// <param name="bound">How far a bound was exceeded, rounded.</param>
/// <param name="around">The object, list or union that contains the difference, which counts how often it was seen.</param>
internal delegate void DriftFound(
    string kind, string pointer, string name, JsonElement value = default, string? tag = null, decimal? bound = null,
    DescribedValue? around = null);

/// <summary>Compares JSON with its description, in one pass and without allocations as long as it fits.</summary>
/// <remarks>
/// Without a listener, the walk ends at the first difference or invalid character. With one, the JSON must be valid, and every
/// difference is reported.
/// </remarks>
internal ref struct DriftWalk(ReadOnlySpan<byte> json, List<DescribedValue> visited, DriftFound? found)
{
    private const int MostNames = 20, MostDepth = 64, MostWaste = 8;

    private readonly ReadOnlySpan<byte> _json = json;
    private DriftFound? _found = found;
    private DescribedValue? _around;
    private int _at;
    private int _depth;
    private long _wasted;

    /// <summary>Whether the JSON is valid and fits, or its differences were reported.</summary>
    public bool Body(DescribedValue site)
    {
        bool fits = Value(site);
        Next();
        return fits && _at == _json.Length;
    }

    private bool Value(DescribedValue site, DescribedValue? union = null)
    {
        DescribedValue node = site.End;
        byte first = Next();
        if (first == 'n')
        {
            int start = _at;
            return Word("null"u8)
                && (site.IsNullable || node.IsNullable || node.Kind == 'a' || Tell("unexpected-null", site, "null", start));
        }

        if (!Takes(node.Kind, first))
        {
            int start = _at;
            return Skip() && Tell("other-type", node, "", start);
        }

        DescribedValue? around = _around;
        if (node.Kind is 'o' or 'l' or 'u')
        {
            visited.Add(node);
            _around = node;
        }

        bool fits = node.Kind == 'u' ? Union(node) : first switch
        {
            (byte)'{' => Object(node, union),
            (byte)'[' => List(node),
            (byte)'"' => Text(node),
            (byte)'t' => Flag(node, "true"u8),
            (byte)'f' => Flag(node, "false"u8),
            _ => Number(node),
        };
        _around = around;
        return fits;
    }

    private static bool Takes(char kind, byte first) => kind is 'a' or 'u' || first switch
    {
        (byte)'{' => kind == 'o',
        (byte)'[' => kind == 'l',
        (byte)'"' => kind is 's' or 'x',
        (byte)'t' or (byte)'f' => kind == 'b',
        _ => kind is 'i' or 'd' or 'x',
    };

    private bool Skip() => Value(DescribedValue.Anything);

    private bool Object(DescribedValue node, DescribedValue? union)
    {
        int start = _at++;
        List<(string Name, JsonElement Value)>? unknown = null;
        DescribedProperty? last = null;
        ulong missing = node.RequiredBits;
        if (++_depth > MostDepth)
        {
            return false;
        }

        for (byte next = Next(); next != '}'; next = Next())
        {
            last = Pass(last, last is null ? node.First : last.Next, ref missing);
            if (Peek() == '}')
            {
                break;
            }

            int at = _at;
            if (Peek() != '"' || !String(out bool isEscaped))
            {
                return false;
            }

            ReadOnlySpan<byte> name = Decoded(at, isEscaped);
            DescribedProperty? property = node.Find(name);
            if (Next() != ':')
            {
                return false;
            }

            _at++;
            Next();
            int value = _at;
            DescribedValue? described = property?.Value ?? node.Rest;
            bool isUnknown = described is null && !node.IsOpen && node.Properties is not null && !IsOfOther(union, name);
            if ((isUnknown && _found is null) || !Value(described ?? DescribedValue.Anything))
            {
                return false;
            }

            if (isUnknown)
            {
                (unknown ??= []).Add((Encoding.UTF8.GetString(name), Element(value)));
            }

            if (property is not null)
            {
                // The next object probably has them in this order, too.
                _ = last is null ? (node.First = property) : (last.Next = property);
                last = property;
                missing &= ~property.Bit;
            }

            bool hasMore = Next() == ',';
            _at += hasMore ? 1 : 0;
            if (Next() != (hasMore ? '"' : '}'))
            {
                return false;
            }
        }

        _at++;
        _depth--;
        return HasRequired(node, missing, start) & (unknown is null || Unknown(node, unknown));
    }

    /// <summary>Skips properties in the expected order whose values are texts and whole numbers that fit, as most are.</summary>
    /// <returns>The last property before the place that was reached, which is a name or the end of the object.</returns>
    private DescribedProperty? Pass(DescribedProperty? last, DescribedProperty? next, ref ulong missing)
    {
        // Local copies are faster than fields.
        ReadOnlySpan<byte> json = _json;
        int at = _at;
        while (next is not null && next.Begins(json, at))
        {
            DescribedValue node = next.Value.End;
            int end = Space(json, at + next.Start.Length), first = end + 1;
            if (first >= json.Length)
            {
                break;
            }

            if (node.Kind == 's' && json[end] == '"')
            {
                end = TextEnd(json, first);
                if (end < 0 || json[end] != '"' || !(node.IsSized ? node.HoldsText(end - first) : node.HoldsText(json[first..end])))
                {
                    break;
                }

                end++;
            }
            else if (node.Kind == 'i')
            {
                end = DigitsEnd(json, end);
                if (end < first || (json[first - 1] == '0' && end > first)
                    || !(node.HoldsCounts || (end - first < 17 && node.Values is null && node.Holds(Natural(json[(first - 1)..end])))))
                {
                    break;
                }
            }
            else if (node is { Kind: 'b', IsPlain: true })
            {
                int length = json[end..].StartsWith("true"u8) ? 4 : json[end..].StartsWith("false"u8) ? 5 : 0;
                if (length == 0)
                {
                    break;
                }

                end += length;
            }
            else
            {
                break;
            }

            end = Space(json, end);
            bool hasMore = end < json.Length && json[end] == ',';
            end = hasMore ? Space(json, end + 1) : end;
            if (end >= json.Length || json[end] != (hasMore ? '"' : '}'))
            {
                break;
            }

            missing &= ~next.Bit;
            at = end;
            (last, next) = (next, hasMore ? next.Next : null);
        }

        _at = at;
        return last;
    }

    /// <summary>The place of the first quotation mark, backslash or control character; -1 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TextEnd(ReadOnlySpan<byte> json, int at)
    {
        while (json.Length - at >= Vector128<byte>.Count)
        {
            Vector128<byte> block = Vector128.LoadUnsafe(in MemoryMarshal.GetReference(json), (nuint)at);
            uint stops = (Vector128.Equals(block, Vector128.Create((byte)'"')) | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
            if (stops != 0)
            {
                return at + BitOperations.TrailingZeroCount(stops);
            }

            at += Vector128<byte>.Count;
        }

        while (at < json.Length && json[at] >= ' ' && json[at] is not ((byte)'"' or (byte)'\\'))
        {
            at++;
        }

        return at < json.Length ? at : -1;
    }

    /// <summary>The place after the digits.</summary>
    private static int DigitsEnd(ReadOnlySpan<byte> json, int at)
    {
        if (json.Length - at >= Vector128<byte>.Count)
        {
            Vector128<byte> block = Vector128.LoadUnsafe(in MemoryMarshal.GetReference(json), (nuint)at) - Vector128.Create((byte)'0');
            uint others = Vector128.GreaterThan(block, Vector128.Create((byte)9)).ExtractMostSignificantBits();
            if (others != 0)
            {
                return at + BitOperations.TrailingZeroCount(others);
            }
        }

        while (at < json.Length && json[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at;
    }

    private static long Natural(ReadOnlySpan<byte> digits)
    {
        long number = 0;
        foreach (byte digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private readonly bool HasRequired(DescribedValue node, ulong missing, int start)
    {
        bool fits = true;
        for (int i = 0; missing != 0 && i < 64; i++)
        {
            fits &= (missing & (1UL << i)) == 0 || Tell("missing-property", node, node.Properties![i].Name);
        }

        for (int i = 64; i < node.Required; i++)
        {
            string name = node.Properties![i].Name;
            fits &= Element(start).TryGetProperty(name, out _) || Tell("missing-property", node, name);
        }

        return fits;
    }

    private readonly bool Unknown(DescribedValue node, List<(string Name, JsonElement Value)> unknown)
    {
        foreach ((string name, JsonElement value) in unknown)
        {
            bool isData = unknown.Count > MostNames || DriftNames.IsData(name);
            _found!("unknown-property", node.Pointer, isData ? "*" : name, value, around: node);
        }

        return true;
    }

    private bool List(DescribedValue node)
    {
        _at++;
        int count = 0;
        if (++_depth > MostDepth)
        {
            return false;
        }

        if (Next() != ']')
        {
            while (true)
            {
                if (!Value(node.Items!))
                {
                    return false;
                }

                count++;
                if (Next() != ',')
                {
                    break;
                }

                _at++;
            }
        }

        if (Peek() != ']')
        {
            return false;
        }

        _at++;
        _depth--;
        return node.Holds(count) || Bounds(node, count, "too-short", "too-long", isLength: true);
    }

    private bool Union(DescribedValue node)
    {
        int start = _at, depth = _depth, before = visited.Count;
        if (node.Tag is { } tag && Peek() == '{' && Find(tag) is var said && said.Length > 0)
        {
            int chosen = 0;
            while (chosen < node.TagValues!.Length && !DescribedValue.Holds(node.TagValues[chosen], said))
            {
                chosen++;
            }

            if (chosen == node.TagValues.Length && node.Default >= 0)
            {
                chosen = node.Default;
            }

            return chosen < node.Members.Length
                ? Value(node.Members[chosen])
                : Skip() && Tell("unknown-case", node, DriftNames.Value(said), start, Encoding.UTF8.GetString(tag));
        }

        // What belongs to several members may be described by any of them.
        DescribedValue? all = node.IsOpen || node.Tag is null ? node : null;
        DriftFound? found = _found;
        _found = null;
        foreach (DescribedValue member in node.Members)
        {
            if (_wasted <= MostWaste * _json.Length && Takes(member.End.Kind, _json[start]) && Value(member, all))
            {
                _found = found;
                return true;
            }

            _wasted += _at - start;
            (_at, _depth) = (start, depth);
            visited.RemoveRange(before, visited.Count - before);
        }

        _found = found;
        if (found is null || !Skip())
        {
            return false;
        }

        JsonElement value = Element(start);
        byte first = _json[start];
        DescribedValue? meant = node.Members.Where(member => Takes(member.End.Kind, first)).ToArray() is [var only]
            ? only
            : node.Members.Where(member => Takes(member.End.Kind, first) && Fits(member.End, value))
                .MaxBy(member => Known(member.End, value));
        if (meant is null)
        {
            return Tell("unknown-case", node, DriftShape.TypeOf(value), start);
        }

        _at = start;
        return Value(meant, all);
    }

    /// <summary>The value of an object's tag; empty if there is none. It usually comes first.</summary>
    private ReadOnlySpan<byte> Find(ReadOnlySpan<byte> tag)
    {
        ReadOnlySpan<byte> said = default;
        int start = _at++;
        while (said.IsEmpty && Next() == '"')
        {
            int at = _at;
            bool isTag = String(out bool isEscaped) && Decoded(at, isEscaped).SequenceEqual(tag);
            if (Next() != ':')
            {
                break;
            }

            _at++;
            byte first = Next();
            at = _at;
            if (!Skip())
            {
                break;
            }

            if (isTag && first is not ((byte)'{' or (byte)'[' or (byte)'n'))
            {
                said = first == '"' ? Decoded(at, _json[at.._at].Contains((byte)'\\')) : _json[at.._at];
            }

            _at += Next() == ',' ? 1 : 0;
        }

        _at = start;
        return said;
    }

    private bool Text(DescribedValue node)
    {
        int start = _at;
        if (!String(out bool isEscaped))
        {
            return false;
        }

        ReadOnlySpan<byte> text = node.IsPlain ? default : Decoded(start, isEscaped);
        return node.HoldsText(text) || Text(node, text, start);
    }

    private readonly bool Text(DescribedValue node, ReadOnlySpan<byte> text, int start)
    {
        if (node.Values is not null)
        {
            return Tell("unknown-value", node, DriftNames.Value(text), start);
        }

        int length = text.Length;
        foreach (byte unit in text)
        {
            length -= (unit & 0xC0) == 0x80 ? 1 : 0;
        }

        bool fits = Bounds(node, length, "too-short", "too-long", isLength: true);
        try
        {
            if (node.Pattern?.IsMatch(Encoding.UTF8.GetString(text)) == false)
            {
                fits &= Tell("other-pattern", node, "pattern");
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // Whether it matches is not worth more time.
        }

        return fits
            & (node.Format is not { } format || DriftShape.IsOf(format, text, _json[start.._at]) || Tell("other-format", node, format));
    }

    private bool Flag(DescribedValue node, ReadOnlySpan<byte> word)
    {
        int start = _at;
        return Word(word)
            && (node.Values is null || DescribedValue.Holds(node.Values, word)
                || Tell("unknown-value", node, DriftNames.Value(word), start));
    }

    private bool Number(DescribedValue node)
    {
        int start = _at;
        _at += Peek() == '-' ? 1 : 0;
        int zero = Peek() == '0' ? 1 : int.MaxValue, digits = Digits();
        bool isWhole = digits < 29;
        if (digits == 0 || digits > zero)
        {
            return false;
        }

        if (Peek() == '.')
        {
            _at++;
            isWhole = false;
            if (Digits() == 0)
            {
                return false;
            }
        }

        if (Peek() is (byte)'e' or (byte)'E')
        {
            _at++;
            isWhole = false;
            _at += Peek() is (byte)'+' or (byte)'-' ? 1 : 0;
            if (Digits() == 0)
            {
                return false;
            }
        }

        ReadOnlySpan<byte> text = _json[start.._at];
        decimal number = 0;
        bool isDecimal = (!node.IsPlain || (!isWhole && node.Kind == 'i'))
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        if (!isWhole && node.Kind == 'i' && !(isDecimal && decimal.Truncate(number) == number))
        {
            return Tell("other-type", node, "", start);
        }

        if (node.Values is not null)
        {
            return DescribedValue.Holds(node.Values, text) || Tell("unknown-value", node, DriftNames.Value(text), start);
        }

        return !isDecimal || node.Kind == 'x' || (isWhole && Utf8Parser.TryParse(text, out long whole, out _) && node.Holds(whole))
            || (Bounds(node, number, "below-minimum", "above-maximum", isLength: false)
                & (node.Format is not { } format || number is >= int.MinValue and <= int.MaxValue || Tell("other-format", node, format)));
    }

    private readonly bool Bounds(DescribedValue node, decimal number, string below, string above, bool isLength)
    {
        string end = !isLength ? "imum" : node.Kind == 'l' ? "Items" : "Length";
        bool fits = true;
        if (number < node.Least || (node.IsLeastOut && number == node.Least))
        {
            fits = Tell(below, node, "min" + end, bound: isLength ? number : DriftNames.Outwards(number, isUp: false));
        }

        if (number > node.Most || (node.IsMostOut && number == node.Most))
        {
            fits = Tell(above, node, "max" + end, bound: isLength ? number : DriftNames.Outwards(number, isUp: true));
        }

        return fits;
    }

    private readonly bool Tell(
        string kind, DescribedValue node, string name, int start = -1, string? tag = null, decimal? bound = null)
    {
        if (_found is not null)
        {
            JsonElement value = start < 0 ? default : Element(start);
            _found(kind, node.Pointer, kind == "other-type" ? DriftShape.TypeOf(value) : name, value, tag, bound, _around);
        }

        return _found is not null;
    }

    private readonly JsonElement Element(int start)
    {
        var reader = new Utf8JsonReader(_json[start.._at]);
        return JsonElement.ParseValue(ref reader);
    }

    private readonly byte Peek() => _at < _json.Length ? _json[_at] : (byte)0;

    /// <summary>The next byte that is not white space.</summary>
    private byte Next()
    {
        _at = Space(_json, _at);
        return Peek();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Space(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] <= ' ' && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private int Digits()
    {
        int start = _at;
        _at = DigitsEnd(_json, _at);
        return _at - start;
    }

    private bool Word(ReadOnlySpan<byte> word)
    {
        bool isThere = _json[_at..].StartsWith(word);
        _at += isThere ? word.Length : 0;
        return isThere;
    }

    private bool String(out bool isEscaped)
    {
        isEscaped = false;
        _at++;
        while (true)
        {
            int stop = TextEnd(_json, _at);
            if (stop < 0 || _json[stop] < ' ')
            {
                return false;
            }

            _at = stop + 1;

            if (_json[_at - 1] == '"')
            {
                return true;
            }

            isEscaped = true;
            if ("\"\\/bfnrt"u8.Contains(Peek()))
            {
                _at++;
            }
            else if (Peek() == 'u' && _json.Length - _at > 4
                && Utf8Parser.TryParse(_json.Slice(_at + 1, 4), out ushort _, out int hex, 'x') && hex == 4)
            {
                _at += 5;
            }
            else
            {
                return false;
            }
        }
    }

    /// <summary>The text of the string that begins at <paramref name="start"/> and ends here.</summary>
    private readonly ReadOnlySpan<byte> Decoded(int start, bool isEscaped)
    {
        if (!isEscaped)
        {
            return _json[(start + 1)..(_at - 1)];
        }

        var reader = new Utf8JsonReader(_json[start.._at]);
        reader.Read();
        byte[] text = new byte[_at - start];
        return text.AsSpan(0, reader.CopyString(text));
    }

    private static bool IsOfOther(DescribedValue? union, ReadOnlySpan<byte> name)
    {
        foreach (DescribedValue member in union?.Members ?? [])
        {
            if (member.End.Find(name) is not null || (member.End.Kind == 'u' && IsOfOther(member.End, name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(DescribedValue member, JsonElement value)
        => member.Values is { } values ? IsIn(values, value)
            : member.Kind != 'o' || ((member.Properties ?? []).Take(member.Required).All(one => value.TryGetProperty(one.Name, out _))
                && (member.Properties ?? []).All(one => one.Value.End.Values is not { Length: 1 } only
                    || !value.TryGetProperty(one.Name, out JsonElement said) || IsIn(only, said)));

    private static bool IsIn(byte[][] values, JsonElement value)
        => DescribedValue.Holds(values, Encoding.UTF8.GetBytes(DriftNames.Text(value)));

    private static int Known(DescribedValue member, JsonElement value)
        => (member.Properties ?? []).Count(property => value.TryGetProperty(property.Name, out _));
}
