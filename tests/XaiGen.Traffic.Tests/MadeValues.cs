using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;
using XaiGen.Review.Witnesses;

namespace XaiGen.Traffic.Tests;

/// <summary>
/// Random values that a schema allows, as an API has them: optional properties come and go, lists and maps have entries, what may be null
/// sometimes is, and all types, members and enum values occur.
/// </summary>
internal sealed class MadeValues(SchemaViews views, SchemaEvaluator evaluator, Direction direction, Random random)
{
    private const int Deepest = 5;

    private const int MostTries = 6;

    private readonly Samples _samples = new(views, direction);

    public JsonNode Of(IReadOnlyList<JsonNode> schemas, int depth = 0)
    {
        SchemaView view = views.Of(schemas);
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            JsonNode value = Any(view, depth);
            if (evaluator.Allows(schemas, value, isText: false) == true)
            {
                return value;
            }
        }

        return _samples.Of(view);
    }

    private JsonNode Any(SchemaView view, int depth)
    {
        if (view.Allows(JsonKinds.Null) && random.Next(4) == 0)
        {
            return new JsonScalar();
        }

        if (view.Enum is { Value: { Count: > 0 } listed })
        {
            return listed[random.Next(listed.Count)].DeepClone();
        }

        if (view.Unions is [var union, ..])
        {
            JsonNode member = union.Members[random.Next(union.Members.Count)];
            JsonNode value = Of([member], depth + 1);
            if (value is not JsonMapping fields)
            {
                return value is JsonScalar { Value: string } && view.Patterns.Count > 0 ? Text(view) : value;
            }

            JsonMapping whole = Object(view, depth);
            whole.Merge(fields);
            if (_samples.MissingTag(whole, view, member) is var (property, tag))
            {
                whole[property] = tag;
            }

            return whole;
        }

        JsonKinds[] kinds = [.. ((JsonKinds[])[JsonKinds.Object, JsonKinds.Array, JsonKinds.String, JsonKinds.Integer, JsonKinds.Fraction,
            JsonKinds.Boolean]).Where(view.Allows)];
        return (view.Properties.Count > 0 ? JsonKinds.Object : kinds.Length == 0 ? JsonKinds.Null : kinds[random.Next(kinds.Length)]) switch
        {
            JsonKinds.Object => Object(view, depth),
            JsonKinds.Array => Array(view, depth),
            JsonKinds.String => Text(view),
            JsonKinds.Integer => Samples.Of(Math.Floor(Number(view))),
            JsonKinds.Fraction => Samples.Of(Math.Round(Number(view) + 0.25, 2)),
            JsonKinds.Boolean => random.Next(2) == 0,
            _ => new JsonScalar(),
        };
    }

    private JsonMapping Object(SchemaView view, int depth)
    {
        JsonMapping value = [];
        foreach ((string name, PropertyView property) in view.Properties)
        {
            SchemaView described = views.Of(property.Parts);
            bool isHere = !(direction == Direction.Request ? described.IsReadOnly : described.IsWriteOnly);
            if (isHere && (view.Required.ContainsKey(name) || (depth < Deepest && random.Next(3) != 0)))
            {
                value[name] = Of(property.Parts, depth + 1);
            }
        }

        foreach (string name in view.Required.Keys.Where(name => !view.Properties.ContainsKey(name)))
        {
            value[name] = "x";
        }

        if (view.Subschema("additionalProperties") is { } entries && !view.IsClosed && depth < Deepest)
        {
            for (int i = random.Next(3); i > 0; i--)
            {
                value[$"key-{random.Next(1000, 9999)}"] = Of(entries.Parts, depth + 1);
            }
        }

        return value;
    }

    private JsonList Array(SchemaView view, int depth)
    {
        int least = Count(view, "minItems", 0), most = Math.Min(Count(view, "maxItems", least + 3), least + 3);
        int count = depth < Deepest ? random.Next(least, most + 1) : least;
        return [.. Enumerable.Range(0, count).Select(at => at < view.PrefixItems.Count ? Of([view.PrefixItems[at]], depth + 1)
            : view.Subschema("items") is { } items ? Of(items.Parts, depth + 1) : "x")];
    }

    private JsonNode Text(SchemaView view)
    {
        if (view.Patterns.Count > 0)
        {
            string number = Samples.Of(random.Next(2) == 0 ? random.Next(1000) : Math.Round(random.NextDouble() * 100, 2)).Scalar()!;
            return view.AllowsScalar(number) ? number : Samples.Text(view);
        }

        JsonNode sample = Samples.Text(view);
        int least = Count(view, "minLength", 0), most = Count(view, "maxLength", least + 12);
        int length = random.Next(least, Math.Min(most, least + 12) + 1);
        return sample.Text() is { Length: > 0 } text && text.Length != least
            ? sample
            : new string([.. Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26)))]);
    }

    private double Number(SchemaView view)
    {
        double most = view.Format?.Value == "int64" ? 9e9 : 1e4;
        double lower = view.Lower?.Value.Value ?? Math.Min(0, view.Upper?.Value.Value ?? 0);
        double upper = Math.Max(lower, view.Upper?.Value.Value ?? lower + most);
        double number = random.Next(8) switch { 0 => lower, 1 => upper, _ => lower + (random.NextDouble() * (upper - lower)) };
        return view.Multiples is [var multiple, ..] ? Math.Floor(number / multiple.Value) * multiple.Value : number;
    }

    private static int Count(SchemaView view, string keyword, int otherwise)
        => (int)Math.Min(view.Counts.GetValueOrDefault(keyword)?.Value ?? otherwise, 100_000);
}
