using System.Globalization;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Values that a schema probably allows. Whoever shows one has it checked first.</summary>
internal sealed class Samples(SchemaViews views, Direction direction)
{
    private const int Deepest = 5;

    /// <summary>Schemas that need one another in many places would otherwise make a value without end.</summary>
    private const int MostNodes = 2_000;

    private int _nodes;

    /// <summary>The smallest value, or one with every property there is.</summary>
    public JToken Of(SchemaView view, bool isFull = false, int depth = 0)
    {
        _nodes = depth == 0 ? 0 : _nodes + 1;
        if (_nodes > MostNodes)
        {
            return JValue.CreateNull();
        }

        if (view.Enum is { Value: [var first, ..] })
        {
            return first.DeepClone();
        }

        if (view.Unions is [{ Members: [var member, ..] }, ..])
        {
            return Member(view, member, isFull, depth);
        }

        return view.Kinds switch
        {
            var kinds when kinds.HasFlag(JsonKinds.Object) && (view.Properties.Count > 0 || kinds != JsonKinds.All) => Object(view, isFull, depth),
            var kinds when kinds.HasFlag(JsonKinds.Array) && kinds != JsonKinds.All => Array(view, (int)(view.Counts.GetValueOrDefault("minItems")?.Value ?? 0), depth),
            var kinds when kinds.HasFlag(JsonKinds.String) => Text(view, (int)(view.Counts.GetValueOrDefault("minLength")?.Value ?? 0)),
            var kinds when kinds.HasFlag(JsonKinds.Fraction) => Number(view, isWhole: false),
            var kinds when kinds.HasFlag(JsonKinds.Integer) => Number(view, isWhole: true),
            var kinds when kinds.HasFlag(JsonKinds.Boolean) => true,
            _ => JValue.CreateNull(),
        };
    }

    /// <summary>The value as this alternative, together with what the schema demands beside it.</summary>
    public JToken Member(SchemaView view, JToken member, bool isFull = false, int depth = 0)
    {
        JToken value = depth < Deepest ? Of(views.Of(member), isFull, depth + 1) : new JObject();
        if (view.Properties.Count > 0 && value is JObject inner)
        {
            JObject whole = Object(view, isFull, depth);
            whole.Merge(inner);
            foreach (string name in views.Of(member).Required.Keys.Where(name => whole.Field(name) is null && view.Properties.ContainsKey(name)).ToArray())
            {
                whole[name] = Of(views.Of(view.Properties[name].Parts), isFull, depth + 1);
            }

            return whole;
        }

        return value;
    }

    public JObject Object(SchemaView view, bool isFull, int depth = 0)
    {
        JObject value = [];
        foreach (string name in view.Required.Keys.Union(isFull ? view.Properties.Keys : []))
        {
            if (!view.Properties.TryGetValue(name, out PropertyView? property))
            {
                value[name] = "x";
            }
            else if (views.Of(property.Parts) is var schema && !(direction == Direction.Request ? schema.IsReadOnly : schema.IsWriteOnly) && depth < Deepest)
            {
                value[name] = Of(schema, isFull && depth < 1, depth + 1);
            }
        }

        return value;
    }

    public JArray Array(SchemaView view, int count, int depth = 0)
    {
        JToken item = view.Subschema("items") is { } items && depth < Deepest ? Of(views.Of(items.Parts), isFull: false, depth + 1) : "x";
        return new JArray(Enumerable.Range(0, Math.Clamp(count, 0, 1000)).Select(index =>
            view.UniqueItems is not null && item is JValue { Value: string text } ? text + index.ToString(CultureInfo.InvariantCulture) : item.DeepClone()));
    }

    public static JToken Text(SchemaView view, int length)
    {
        string text = view.Format?.Value switch
        {
            "date-time" => "2026-06-11T00:00:00Z",
            "date" => "2026-06-11",
            "uri" or "url" => "https://example.com/",
            "email" => "a@example.com",
            "uuid" => "123e4567-e89b-12d3-a456-426614174000",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            _ => "",
        };
        return text.Length >= length ? text : text.PadRight(Math.Min(length, 10_000), 'a');
    }

    public static JToken Number(SchemaView view, bool isWhole)
    {
        double value = (view.Lower, view.Upper) switch
        {
            ({ } lower, { } upper) when lower.Value.IsExclusive => isWhole ? lower.Value.Value + 1 : (lower.Value.Value + upper.Value.Value) / 2,
            ({ } lower, _) => lower.Value.IsExclusive ? lower.Value.Value + 1 : lower.Value.Value,
            (null, { } upper) => upper.Value.IsExclusive ? upper.Value.Value - 1 : upper.Value.Value,
            _ => 1,
        };
        if (view.Multiples is [var multiple, ..])
        {
            value = Math.Ceiling(value / multiple.Value) * multiple.Value;
        }

        return Of(value);
    }

    public static JToken Of(double number)
        => !double.IsFinite(number) ? new JValue(0L) : number == Math.Floor(number) && Math.Abs(number) < 1e15 ? new JValue((long)number) : new JValue(number);
}
