#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers.Text;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Runtime.CompilerServices;
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
internal ref struct DriftWalk(ReadOnlySpan<byte> json, Span<byte> masks, DriftVisits visits, DriftFound? found)
{
    private const int MostNames = 20, MostDepth = 64, MostWaste = 8;

    private JsonCursor _json = new(json, masks);
    private DriftFound? _found = found;
    private DescribedValue? _around;
    private int _depth;
    private long _wasted;

    /// <summary>Whether the JSON is valid and fits, or its differences were reported.</summary>
    public bool Body(DescribedValue site)
    {
        bool fits = Value(site);
        _json.Next();
        return fits && _json.At == _json.Json.Length;
    }

    private bool Value(DescribedValue site, DescribedValue? union = null)
    {
        DescribedValue node = site.End;
        byte first = _json.Next();
        if (first == 'n')
        {
            int start = _json.At;
            return _json.Word("null"u8)
                && (site.IsNullable || node.IsNullable || node.Kind == 'a' || Tell("unexpected-null", site, "null", start));
        }

        if (!node.Takes(first))
        {
            int start = _json.At;
            return Skip() && Tell("other-type", node, "", start);
        }

        DescribedValue? around = _around;
        if (node.Kind is 'o' or 'l' or 'u')
        {
            visits.Add(node);
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

    private bool Skip() => Value(DescribedValue.Anything);

    private bool Object(DescribedValue node, DescribedValue? union)
    {
        int start = _json.At;
        List<(string Name, JsonElement Value)>? unknown = null;
        WrittenProperty? last = null;
        ulong missing = node.RequiredBits;
        if (++_depth > MostDepth)
        {
            return false;
        }

        while (true)
        {
            last = Pass(node, last, ref missing);
            if (_json.Next() != ',' && _json.At > start)
            {
                break;
            }

            WrittenProperty? next = last is null ? node.First : last.Next;
            if (next?.IsAt(_json.Json, _json.At) == true)
            {
                _json.At += next.Length;
                if (!Value(next.Value))
                {
                    return false;
                }

                missing &= ~next.Bit;
                last = next;
                continue;
            }

            int mark = _json.At++;
            if (_json.Next() == '}' && mark == start)
            {
                break;
            }

            if (!Property(node, union, mark, mark == start, ref last, ref missing, ref unknown))
            {
                return false;
            }
        }

        bool isWhole = _json.Peek() == '}';
        _json.At++;
        _depth--;
        return isWhole && (((missing == 0 && node.Required <= 64) || HasRequired(node, missing, start))
            & (unknown is null || Unknown(node, unknown)));
    }

    /// <summary>Reads a property that is not written as in the last object.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Property(
        DescribedValue node, DescribedValue? union, int mark, bool isFirst, ref WrittenProperty? last, ref ulong missing,
        ref List<(string Name, JsonElement Value)>? unknown)
    {
        int at = _json.At;
        if (_json.Peek() != '"' || !_json.String(out bool isEscaped))
        {
            return false;
        }

        ReadOnlySpan<byte> name = _json.Decoded(at, isEscaped);
        if (_json.Next() != ':')
        {
            return false;
        }

        _json.At++;
        _json.Next();
        int value = _json.At;
        DescribedProperty? property = node.Find(name);
        DescribedValue? described = property?.Value ?? node.Rest;
        bool isUnknown = described is null && !node.IsOpen && node.Properties is not null && union?.IsOfMember(name) != true;
        if ((isUnknown && _found is null) || !Value(described ?? DescribedValue.Anything))
        {
            return false;
        }

        if (isUnknown)
        {
            (unknown ??= []).Add((Encoding.UTF8.GetString(name), _json.Element(value)));
        }

        if (property is not null)
        {
            // The next object probably has them in this order, too.
            WrittenProperty written = property.Written(_json.Json[mark..value], isFirst);
            _ = last is null ? (node.First = written) : (last.Next = written);
            last = written;
            missing &= ~property.Bit;
        }

        return true;
    }

    /// <summary>
    /// Skips properties that are written as in the last object and whose values are simple and fit, as most are. It ends after a value, or
    /// at the brace or comma before a property. It makes no calls, so all that it needs stays in registers.
    /// </summary>
    /// <returns>The last property before that place.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WrittenProperty? Pass(DescribedValue node, WrittenProperty? last, ref ulong missing)
    {
        // Local copies are faster than fields.
        ReadOnlySpan<byte> json = _json.Json;
        int at = _json.At;
        ulong left = missing;
        WrittenProperty? next = last is null ? node.First : last.Next;
        while (next is not null && next.IsShortAt(json, at))
        {
            int start = at + next.Length, end;
            if (next.End.IsText && json[start] == '"')
            {
                end = _json.NearTextEnd(++start);
                if (unchecked((uint)end) >= (uint)json.Length || json[end] != '"' || !next.End.HoldsText(end - start))
                {
                    break;
                }

                end++;
            }
            else
            {
                end = next.End.IsCount && json[start] is > (byte)'0' and <= (byte)'9' ? _json.NearDigitsEnd(start) : -1;
                if (unchecked((uint)end) >= (uint)json.Length || json[end] is not ((byte)',' or (byte)'}'))
                {
                    break;
                }
            }

            // A usual length is known before the end is found, which lets the processor go on.
            int usual = start + next.UsualLength;
            if (end != usual)
            {
                usual = end;
                next.UsualLength = next.UsualLength == 0 ? end - start : -1;
            }

            left &= ~next.Bit;
            at = usual;
            last = next;
            next = next.Next;
        }

        (missing, _json.At) = (left, at);
        return last;
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
            fits &= _json.Element(start).TryGetProperty(name, out _) || Tell("missing-property", node, name);
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
        _json.At++;
        int count = 0;
        if (++_depth > MostDepth)
        {
            return false;
        }

        if (_json.Next() != ']')
        {
            while (true)
            {
                if (!Value(node.Items ?? DescribedValue.Anything))
                {
                    return false;
                }

                count++;
                if (_json.Next() != ',')
                {
                    break;
                }

                _json.At++;
            }
        }

        if (_json.Peek() != ']')
        {
            return false;
        }

        _json.At++;
        _depth--;
        return node.Holds(count) || Bounds(node, count, "too-short", "too-long", isLength: true);
    }

    private bool Union(DescribedValue node)
    {
        int start = _json.At, depth = _depth, before = visits.Mark();
        if (node.Tag is { } tag && _json.Peek() == '{' && Find(tag) is var said && said.Length > 0)
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
            if (_wasted <= MostWaste * _json.Json.Length && member.End.Takes(_json.Json[start]) && Value(member, all))
            {
                _found = found;
                return true;
            }

            _wasted += _json.At - start;
            (_json.At, _depth) = (start, depth);
            visits.Back(before);
        }

        _found = found;
        if (found is null || !Skip())
        {
            return false;
        }

        JsonElement value = _json.Element(start);
        DescribedValue? meant = ClosestMember.Of(node, value, _json.Json[start]);
        if (meant is null)
        {
            return Tell("unknown-case", node, DriftShape.TypeOf(value), start);
        }

        _json.At = start;
        return Value(meant, all);
    }

    /// <summary>The value of an object's tag; empty if there is none. It usually comes first.</summary>
    private ReadOnlySpan<byte> Find(ReadOnlySpan<byte> tag)
    {
        ReadOnlySpan<byte> said = default;
        int start = _json.At++;
        while (said.IsEmpty && _json.Next() == '"')
        {
            int at = _json.At;
            bool isTag = _json.String(out bool isEscaped) && _json.Decoded(at, isEscaped).SequenceEqual(tag);
            if (_json.Next() != ':')
            {
                break;
            }

            _json.At++;
            byte first = _json.Next();
            at = _json.At;
            if (!Skip())
            {
                break;
            }

            if (isTag && first is not ((byte)'{' or (byte)'[' or (byte)'n'))
            {
                said = first == '"' ? _json.Decoded(at, _json.Json[at.._json.At].Contains((byte)'\\')) : _json.Json[at.._json.At];
            }

            _json.At += _json.Next() == ',' ? 1 : 0;
        }

        _json.At = start;
        return said;
    }

    private bool Text(DescribedValue node)
    {
        int start = _json.At;
        if (!_json.String(out bool isEscaped))
        {
            return false;
        }

        ReadOnlySpan<byte> text = node.IsPlain ? default : _json.Decoded(start, isEscaped);
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
            & (node.Format is not { } format || DriftShape.IsOf(format, text, _json.Json[start.._json.At])
                || Tell("other-format", node, format));
    }

    private bool Flag(DescribedValue node, ReadOnlySpan<byte> word)
    {
        int start = _json.At;
        return _json.Word(word)
            && (node.Values is null || DescribedValue.Holds(node.Values, word)
                || Tell("unknown-value", node, DriftNames.Value(word), start));
    }

    private bool Number(DescribedValue node)
    {
        int start = _json.At;
        _json.At += _json.Peek() == '-' ? 1 : 0;
        int zero = _json.Peek() == '0' ? 1 : int.MaxValue, digits = _json.Digits();
        bool isWhole = digits < 29;
        if (digits == 0 || digits > zero)
        {
            return false;
        }

        if (_json.Peek() == '.')
        {
            _json.At++;
            isWhole = false;
            if (_json.Digits() == 0)
            {
                return false;
            }
        }

        if (_json.Peek() is (byte)'e' or (byte)'E')
        {
            _json.At++;
            isWhole = false;
            _json.At += _json.Peek() is (byte)'+' or (byte)'-' ? 1 : 0;
            if (_json.Digits() == 0)
            {
                return false;
            }
        }

        ReadOnlySpan<byte> text = _json.Json[start.._json.At];
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
            JsonElement value = start < 0 ? default : _json.Element(start);
            _found(kind, node.Pointer, kind == "other-type" ? DriftShape.TypeOf(value) : name, value, tag, bound, _around);
        }

        return _found is not null;
    }
}
