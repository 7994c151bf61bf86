using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;

namespace XaiGen.Traffic.Learning;

/// <summary>The common form of values: types, formats, and the same for their properties and items. It contains no values.</summary>
public sealed partial class ValueShape
{
    /// <summary>Values of this many types are of any.</summary>
    private const int ManyTypes = 4;

    /// <summary>Objects with more names than this are maps, whose names are data.</summary>
    private const int MostNames = 60;

    private const string WholeNumerals = @"^-?(?:0|[1-9]\d*)$";

    private const string AllNumerals = @"^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$";

    /// <summary>Formats that ordinary text does not have by accident.</summary>
    private static readonly string[] s_formats = ["date-time", "date", "time", "duration", "uuid", "uri", "email"];

    private readonly SortedDictionary<string, ValueShape> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HashSet<string> _formats = [.. s_formats];
    private JsonKinds _kinds;
    private ValueShape? _items;
    private ValueShape? _entries;
    private bool _isLarge;
    private bool _isNumeric = true;
    private int _objects;

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    internal void Add(JsonNode value, int depth = 0)
    {
        Count++;
        JsonKinds kind = SchemaViews.KindOf(value);
        _kinds |= kind;
        switch (value)
        {
            case JsonMapping fields when depth < 12:
                _objects++;
                foreach (JsonField field in fields)
                {
                    Entry(field.Name).Add(field.Value, depth + 1);
                }

                Fold();
                break;
            case JsonList items when depth < 12:
                _items ??= new ValueShape();
                foreach (JsonNode item in items)
                {
                    _items.Add(item, depth + 1);
                }

                break;
            case JsonScalar { Value: string text }:
                _formats.RemoveWhere(format => !Has(format, text));
                _isNumeric &= NumeralText().IsMatch(text);
                break;
            case JsonScalar when kind is JsonKinds.Integer:
                _isLarge |= value.Number() is > int.MaxValue or < int.MinValue;
                break;
        }
    }

    /// <summary>A schema that allows all of the values.</summary>
    internal JsonMapping ToSchema(bool isVersion30)
    {
        JsonKinds kinds = _kinds & ~JsonKinds.Null;
        string[] types = [.. Types(kinds)];
        if (types.Length >= ManyTypes)
        {
            return [];
        }

        if (types.Length > 1 && isVersion30)
        {
            return ToAlternatives(types);
        }

        JsonMapping schema = [];
        if (types.Length == 1)
        {
            schema["type"] = types[0];
        }
        else if (types.Length > 1)
        {
            schema["type"] = Texts(types);
        }

        if (_kinds.HasFlag(JsonKinds.Null) && types.Length > 0)
        {
            if (isVersion30)
            {
                schema["nullable"] = true;
            }
            else
            {
                schema["type"] = Texts([.. types, "null"]);
            }
        }

        switch (types)
        {
            case ["string"] when s_formats.FirstOrDefault(_formats.Contains) is { } format:
                schema["format"] = format;
                break;
            case ["integer" or "number", "string"] when _isNumeric:
                schema["pattern"] = Numerals(types[0]);
                break;
            case ["integer"] when _isLarge:
                schema["format"] = "int64";
                break;
            case ["array"]:
                schema["items"] = _items is { Count: > 0 } ? _items.ToSchema(isVersion30) : new JsonMapping();
                break;
            case ["object"]:
                DescribeObject(schema, isVersion30);
                break;
        }

        return schema;
    }

    private static JsonList Texts(IEnumerable<string> texts) => new(texts.Select(JsonNode (text) => text));

    /// <summary>A schema of 3.0, which has no lists of types.</summary>
    private JsonMapping ToAlternatives(string[] types)
    {
        JsonMapping schema = types is ["integer" or "number", "string"] && _isNumeric
            ? new JsonMapping { ["pattern"] = Numerals(types[0]) }
            : [];
        schema["oneOf"] = new JsonList(types.Select(type =>
        {
            JsonMapping member = new() { ["type"] = type };
            if (type == "array")
            {
                member["items"] = _items is { Count: > 0 } ? _items.ToSchema(isVersion30: true) : new JsonMapping();
            }
            else if (type == "object")
            {
                DescribeObject(member, isVersion30: true);
            }

            return member;
        }));
        if (_kinds.HasFlag(JsonKinds.Null))
        {
            schema["nullable"] = true;
        }

        return schema;
    }

    /// <summary>The pattern that ASP.NET Core writes for numbers that may be strings; the generator treats them as numbers.</summary>
    private static string Numerals(string type) => type == "integer" ? WholeNumerals : AllNumerals;

    /// <summary>A description of the types: <c>string (uri) or null</c>.</summary>
    public string Words
    {
        get
        {
            string[] names = [.. Types(_kinds & ~JsonKinds.Null), .. _kinds.HasFlag(JsonKinds.Null) ? (string[])["null"] : []];
            string? format = (_kinds & ~JsonKinds.Null) == JsonKinds.String ? s_formats.FirstOrDefault(_formats.Contains) : null;
            return names.Length == 0 ? "nothing" : string.Join(" or ", names) + (format is null ? "" : $" ({format})");
        }
    }

    private static IEnumerable<string> Types(JsonKinds kinds)
    {
        if ((kinds & JsonKinds.Boolean) != 0)
        {
            yield return "boolean";
        }

        if ((kinds & JsonKinds.Number) != 0)
        {
            yield return (kinds & JsonKinds.Fraction) != 0 ? "number" : "integer";
        }

        if ((kinds & JsonKinds.String) != 0)
        {
            yield return "string";
        }

        if ((kinds & JsonKinds.Array) != 0)
        {
            yield return "array";
        }

        if ((kinds & JsonKinds.Object) != 0)
        {
            yield return "object";
        }
    }

    private void DescribeObject(JsonMapping schema, bool isVersion30)
    {
        if (_entries is not null)
        {
            schema["additionalProperties"] = _entries.ToSchema(isVersion30);
            return;
        }

        JsonList required = [.. _order.Where(name => _properties[name].Count == _objects)];
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        if (_order.Count > 0)
        {
            schema["properties"] = new JsonMapping(_order.Select(name => new JsonField(name, _properties[name].ToSchema(isVersion30))));
        }
    }

    private ValueShape Entry(string name)
    {
        if (_entries is not null)
        {
            return _entries;
        }

        if (!_properties.TryGetValue(name, out ValueShape? shape))
        {
            shape = new ValueShape();
            _properties.Add(name, shape);
            _order.Add(name);
        }

        return shape;
    }

    /// <summary>Treats the objects as a map, so that names that are data are not kept.</summary>
    private void Fold()
    {
        if (_entries is null && (_order.Count > MostNames || DataNames.AreData(_order)))
        {
            _entries = new ValueShape();
            foreach (ValueShape shape in _properties.Values)
            {
                _entries.Take(shape);
            }

            _properties.Clear();
            _order.Clear();
        }
    }

    private void Take(ValueShape other)
    {
        Count += other.Count;
        _kinds |= other._kinds;
        _objects += other._objects;
        _isLarge |= other._isLarge;
        _isNumeric &= other._isNumeric;
        _formats.IntersectWith(other._formats);
        if (other._items is not null)
        {
            (_items ??= new ValueShape()).Take(other._items);
        }

        foreach (string name in other._order)
        {
            Entry(name).Take(other._properties[name]);
        }
    }

    [GeneratedRegex(AllNumerals, RegexOptions.CultureInvariant)]
    private static partial Regex NumeralText();

    [GeneratedRegex(@"^P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();

    private static bool Has(string format, string text) => format switch
    {
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme.StartsWith("http", StringComparison.Ordinal),
        "email"
            => text.Contains('@', StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal)
                && ValueFormats.Allows(format, text),
        "duration" => Duration().IsMatch(text),
        _ => text.Length > 0 && ValueFormats.Allows(format, text),
    };
}
