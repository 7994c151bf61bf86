using System.Globalization;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>Values with the types that a ledger counts, since it contains no real values.</summary>
internal sealed class LedgerSamples
{
    private const int MostSamples = 16;

    private readonly Dictionary<string, LedgerSamples> _fields = new(StringComparer.Ordinal);
    private string[] _types = [];
    private long _count;
    private LedgerSamples? _items;

    /// <summary>Enough values to show every type and every optional property; empty if no value was seen.</summary>
    public static IReadOnlyList<JsonNode> Of(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> shape)
    {
        var root = new LedgerSamples();
        foreach ((string place, IReadOnlyDictionary<string, long> types) in shape.OrderBy(place => place.Key, StringComparer.Ordinal))
        {
            LedgerSamples node = root;
            foreach (string segment in place.Split('/').Skip(1))
            {
                node = segment == "[]"
                    ? node._items ??= new LedgerSamples()
                    : node.Field(segment.Replace("~0", "~", StringComparison.Ordinal));
            }

            node._types = [.. types.Keys];
            node._count = types.Values.Sum();
        }

        return root._types.Length == 0 ? [] : [.. Enumerable.Range(0, Math.Min(root.Variants(), MostSamples)).Select(root.Sample)];
    }

    private LedgerSamples Field(string name)
    {
        if (!_fields.TryGetValue(name, out LedgerSamples? field))
        {
            _fields.Add(name, field = new LedgerSamples());
        }

        return field;
    }

    private int Variants()
        => new[] { _types.Length, _fields.Values.Any(field => field._count < _count) ? 2 : 1, _items?.Variants() ?? 1 }
            .Concat(_fields.Values.Select(field => field.Variants()))
            .Max();

    private JsonNode Sample(int variant)
    {
        switch (_types.Length == 0 ? "null" : _types[variant % _types.Length])
        {
            case "object":
                JsonMapping value = [];
                foreach ((string name, LedgerSamples field) in _fields.Where(field => variant != 1 || field.Value._count >= _count))
                {
                    // A masked name becomes several, as in a map.
                    string[] names = name == "*" ? ["key-1001", "key-1002"] : [name];
                    Array.ForEach(names, each => value[each] = field.Sample(variant));
                }

                return value;
            case "array":
                return _items is null ? [] : new JsonList(_items.Sample(variant));
            case "null":
                return new JsonScalar();
            case "boolean":
                return new JsonScalar(true);
            case "integer":
                return new JsonScalar(1);
            case "integer:int64":
                return new JsonScalar(5_000_000_000L);
            case "number":
                return new JsonScalar(1.5);
            case "string:date":
                return new JsonScalar("2026-01-01");
            case "string:date-time":
                return new JsonScalar("2026-01-01T00:00:00Z");
            case "string:uuid":
                return new JsonScalar("0190a6e0-7c1f-7000-8000-000000000000");
            case "string:uri":
                return new JsonScalar("https://example.com/");
            default:
                return new JsonScalar("text " + variant.ToString(CultureInfo.InvariantCulture));
        }
    }
}
