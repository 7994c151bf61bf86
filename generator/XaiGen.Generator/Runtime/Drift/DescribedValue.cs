#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text;
using global::System.Text.Json;
using global::System.Text.RegularExpressions;
using global::System.Threading;

/// <summary>The contract's description of a value.</summary>
internal sealed class DescribedValue
{
    private static readonly object s_counting = new();

    private readonly DescribedContract? _contract;
    private readonly int? _target;
    private DescribedValue? _end;
    private long _visits;
    private long _least = long.MinValue;
    private long _most = long.MaxValue;

    private DescribedValue()
    {
        Pointer = "";
        IsPlain = IsSized = true;
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
        HoldsCounts = _least <= 0 && _most == long.MaxValue && Values is null && Format is null;
        IsSized = Values is null && Pattern is null && Format is null;
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
    public DescribedProperty? First { get; set; }

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
    public long Visits => Volatile.Read(ref _visits);

    /// <summary>The description of the value, if this is a reference.</summary>
    public DescribedValue End => _end ?? FindEnd();

    public static void Count(List<DescribedValue> visited)
    {
        lock (s_counting)
        {
            foreach (DescribedValue value in visited)
            {
                value._visits++;
            }
        }
    }

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

    /// <summary>Whether all whole numbers from 0 on fit.</summary>
    public bool HoldsCounts { get; }

    /// <summary>Whether at most the length of a text matters.</summary>
    public bool IsSized { get; }

    /// <summary>Whether a whole number fits; false also where only <see cref="Least"/> and <see cref="Most"/> can tell.</summary>
    public bool Holds(long number)
        => number >= _least && number <= _most && (Format is null || (Kind == 'i' && number is >= int.MinValue and <= int.MaxValue));

    /// <summary>Whether a text of that many bytes fits; false also where its characters would have to be counted.</summary>
    public bool HoldsText(int bytes) => bytes <= _most && (bytes + 3) / 4 >= _least; // A character has four bytes at most.

    /// <summary>Whether a text fits; false also where its characters would have to be counted or matched.</summary>
    public bool HoldsText(ReadOnlySpan<byte> text) => IsSized ? HoldsText(text.Length) : Values is not null && Holds(Values, text);

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
