#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;
using global::System.Text.RegularExpressions;

/// <summary>The contract's description of a value.</summary>
internal sealed class DescribedValue
{
    private readonly DescribedContract? _contract;
    private readonly int? _target;
    private DescribedValue? _end;
    private long _least = long.MinValue;
    private long _most = long.MaxValue;

    private DescribedValue()
    {
        Pointer = "";
        IsPlain = true;
        Rest = Items = _end = this;
    }

    public DescribedValue(JsonElement json, string place, DescribedContract contract)
    {
        _contract = contract;
        Pointer = place;
        switch (json.ValueKind)
        {
            case JsonValueKind.Number:
                _target = json.GetInt32();
                break;
            case JsonValueKind.String:
                Kind = json.GetString()![0];
                IsNullable = json.GetString()!.Length > 1;
                break;
            default:
                foreach (JsonProperty field in json.EnumerateObject())
                {
                    switch (field.Name)
                    {
                        case "$":
                            _target = field.Value.GetInt32();
                            break;
                        case "?":
                            IsNullable = true;
                            break;
                        case "+":
                            IsOpen = true;
                            break;
                        default:
                            Read(field.Name, field.Value);
                            break;
                    }
                }

                break;
        }

        IsPlain = Least is null && Most is null && Values is null && Pattern is null && Format is null;
        IsCount = Kind == 'i' && _least <= 0 && _most == long.MaxValue && Values is null && Format is null;
        IsText = Kind == 's' && Values is null && Pattern is null && Format is null;
    }

    /// <summary>Any value, whatever it contains.</summary>
    public static DescribedValue Anything { get; } = new();

    public string Pointer { get; private set; }

    public bool IsNullable { get; }

    /// <summary>
    /// <c>b</c>oolean, <c>i</c>nteger, <c>d</c>ouble, <c>x</c> for a number or its digits, <c>s</c>tring, <c>l</c>ist, <c>o</c>bject,
    /// <c>u</c>nion or <c>a</c>nything.
    /// </summary>
    public char Kind { get; private set; } = 'a';

    /// <summary>Whether an object may have properties that are not described; of a union, whether a value may be several members.</summary>
    public bool IsOpen { get; }

    /// <summary>Required ones first.</summary>
    public DescribedProperty[]? Properties { get; private set; }

    /// <summary>The number of required properties.</summary>
    public int Required { get; private set; }

    /// <summary>A bit for each of the first 64 required properties.</summary>
    public ulong RequiredBits { get; private set; }

    /// <summary>The property that came first in the last object.</summary>
    public WrittenProperty? First { get; set; }

    public DescribedValue? Rest { get; private set; }

    public DescribedValue? Items { get; private set; }

    public DescribedValue[] Members { get; private set; } = [];

    public byte[]? Tag { get; private set; }

    public byte[][][]? TagValues { get; private set; }

    /// <summary>The member for objects with any other tag; -1 if there is none.</summary>
    public int Default { get; private set; } = -1;

    public byte[][]? Values { get; private set; }

    public decimal? Least { get; private set; }

    public decimal? Most { get; private set; }

    public bool IsLeastOut { get; private set; }

    public bool IsMostOut { get; private set; }

    public Regex? Pattern { get; private set; }

    public string? Format { get; private set; }

    /// <summary>Whether nothing but the type is described.</summary>
    public bool IsPlain { get; }

    /// <summary>How often it was seen.</summary>
    public long Visits;

    /// <summary>The description of the value, if this is a reference.</summary>
    public DescribedValue End => _end ?? FindEnd();

    public DescribedProperty? Find(ReadOnlySpan<byte> name)
    {
        foreach (DescribedProperty property in Properties ?? [])
        {
            if (name.SequenceEqual(property.Utf8Name))
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>Whether a value that begins with that byte is of its type.</summary>
    public bool Takes(byte first) => Kind is 'a' or 'u' || first switch
    {
        (byte)'{' => Kind == 'o',
        (byte)'[' => Kind == 'l',
        (byte)'"' => Kind is 's' or 'x',
        (byte)'t' or (byte)'f' => Kind == 'b',
        _ => Kind is 'i' or 'd' or 'x',
    };

    /// <summary>Whether a member of this union has a property of that name.</summary>
    public bool IsOfMember(ReadOnlySpan<byte> name)
    {
        foreach (DescribedValue member in Members)
        {
            if (member.End.Find(name) is not null || (member.End.Kind == 'u' && member.End.IsOfMember(name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is a whole number that may be any from 0 on.</summary>
    public bool IsCount { get; }

    /// <summary>Whether it is a text of which at most the length matters.</summary>
    public bool IsText { get; }

    /// <summary>Whether a whole number fits; false also where only <see cref="Least"/> and <see cref="Most"/> can tell.</summary>
    public bool Holds(long number)
        => number >= _least && number <= _most && (Format is null || (Kind == 'i' && number is >= int.MinValue and <= int.MaxValue));

    /// <summary>Whether a text of that many bytes fits; false also where its characters would have to be counted.</summary>
    public bool HoldsText(int bytes) => bytes <= _most && (uint)(bytes + 3) / 4 >= _least; // A character has four bytes at most.

    /// <summary>Whether a text fits; false also where its characters would have to be counted or matched.</summary>
    public bool HoldsText(ReadOnlySpan<byte> text)
        => Values is null ? Pattern is null && Format is null && HoldsText(text.Length) : Holds(Values, text);

    private DescribedValue FindEnd()
    {
        DescribedValue end = this;
        for (int steps = 0; end._target is { } target && steps < 100; steps++)
        {
            end = _contract![target];
        }

        return _end = end;
    }

    private void Read(string field, JsonElement value)
    {
        switch (field)
        {
            case "p":
                Pointer = value.GetString()!;
                break;
            case "n":
                Pointer = "#/components/schemas/" + value.GetString();
                break;
            case "s":
                Kind = value.GetString()![0];
                break;
            case "o":
                Kind = 'o';
                Properties = [.. value.EnumerateObject().Select((property, i) => new DescribedProperty(
                    property.Name, i, new DescribedValue(
                        property.Value, DescribedContract.Append(Pointer + "/properties", property.Name), _contract!)))];
                break;
            case "r":
                Required = value.GetInt32();
                RequiredBits = Required < 64 ? (1UL << Required) - 1 : ulong.MaxValue;
                break;
            case "m":
                Kind = 'o';
                Rest = new DescribedValue(value, Pointer + "/additionalProperties", _contract!);
                break;
            case "l":
                Kind = 'l';
                Items = new DescribedValue(value, Pointer + "/items", _contract!);
                break;
            case "u":
                Kind = 'u';
                Members = [.. value.EnumerateArray().Select((member, i)
                    => new DescribedValue(member, $"{Pointer}/{(IsOpen ? "anyOf" : "oneOf")}/{i}", _contract!))];
                break;
            case "g":
                Tag = Encoding.UTF8.GetBytes(value.GetString()!);
                break;
            case "v":
                TagValues = [.. value.EnumerateArray().Select(Texts)];
                break;
            case "d":
                Default = value.GetInt32();
                break;
            case "e":
                Values = Texts(value);
                break;
            case ">" or ">=":
                (Least, IsLeastOut) = (value.GetDecimal(), field.Length == 1);
                _least = Whole(Least.Value, IsLeastOut, 1);
                break;
            case "<" or "<=":
                (Most, IsMostOut) = (value.GetDecimal(), field.Length == 1);
                _most = Whole(Most.Value, IsMostOut, -1);
                break;
            case "~":
                Pattern = new Regex(value.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
                break;
            case "f":
                Format = value.GetString();
                break;
        }
    }

    public static bool Holds(byte[][] values, ReadOnlySpan<byte> text)
    {
        foreach (byte[] value in values)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private static long Whole(decimal bound, bool isOut, int inwards)
        => (long)Math.Clamp(decimal.Round(bound), long.MinValue + 1, long.MaxValue - 1)
            + (isOut || decimal.Round(bound) != bound ? inwards : 0);

    private static byte[][] Texts(JsonElement list)
        => [.. list.EnumerateArray().Select(each => Encoding.UTF8.GetBytes(DriftNames.Text(each)))];
}
