#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text.Json;
using global::System.Text.RegularExpressions;

/// <summary>What the contract says of a value.</summary>
internal sealed class DescribedValue
{
    private readonly DescribedContract _contract;
    private readonly int? _target;
    private string[] _names = [];

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
    }

    public string Pointer { get; private set; }

    public bool IsNullable { get; }

    /// <summary>
    /// <c>b</c>oolean, <c>i</c>nteger, <c>d</c>ouble, <c>x</c> for a number or its digits, <c>s</c>tring, <c>l</c>ist, <c>o</c>bject,
    /// <c>u</c>nion or <c>a</c>nything.
    /// </summary>
    public char Kind { get; private set; } = 'a';

    /// <summary>There may be properties that are not described; of a union, an object may be several of its members.</summary>
    public bool IsOpen { get; }

    public Dictionary<string, DescribedValue>? Properties { get; private set; }

    public string[] Required { get; private set; } = [];

    public DescribedValue? Rest { get; private set; }

    public DescribedValue? Items { get; private set; }

    public DescribedValue[] Members { get; private set; } = [];

    public string? Tag { get; private set; }

    public string[][]? TagValues { get; private set; }

    public HashSet<string>? Values { get; private set; }

    public decimal? Least { get; private set; }

    public decimal? Most { get; private set; }

    public bool IsLeastOut { get; private set; }

    public bool IsMostOut { get; private set; }

    public Regex? Pattern { get; private set; }

    public string? Format { get; private set; }

    /// <summary>How often it was seen.</summary>
    public long Visits { get; set; }

    /// <summary>What the value is, where this only says that it is the same as another.</summary>
    public DescribedValue End
    {
        get
        {
            DescribedValue end = this;
            for (int steps = 0; end._target is { } target && steps < 100; steps++)
            {
                end = _contract[target];
            }

            return end;
        }
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
                _names = [.. value.EnumerateObject().Select(property => property.Name)];
                Properties = value.EnumerateObject().ToDictionary(property => property.Name, property => new DescribedValue(
                    property.Value, DescribedContract.Append(Pointer + "/properties", property.Name), _contract));
                break;
            case "r":
                Required = [.. _names.Take(value.GetInt32())];
                break;
            case "m":
                Kind = 'o';
                Rest = new DescribedValue(value, Pointer + "/additionalProperties", _contract);
                break;
            case "l":
                Kind = 'l';
                Items = new DescribedValue(value, Pointer + "/items", _contract);
                break;
            case "u":
                Kind = 'u';
                Members = [.. value.EnumerateArray().Select((member, i)
                    => new DescribedValue(member, $"{Pointer}/{(IsOpen ? "anyOf" : "oneOf")}/{i}", _contract))];
                break;
            case "g":
                Tag = value.GetString();
                break;
            case "v":
                TagValues =
                    [.. value.EnumerateArray().Select(values => values.EnumerateArray().Select(each => each.GetString()!).ToArray())];
                break;
            case "e":
                Values = [.. value.EnumerateArray().Select(each => DriftNames.Text(each))];
                break;
            case ">" or ">=":
                (Least, IsLeastOut) = (value.GetDecimal(), field.Length == 1);
                break;
            case "<" or "<=":
                (Most, IsMostOut) = (value.GetDecimal(), field.Length == 1);
                break;
            case "~":
                Pattern = new Regex(value.GetString()!, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
                break;
            case "f":
                Format = value.GetString();
                break;
        }
    }
}
