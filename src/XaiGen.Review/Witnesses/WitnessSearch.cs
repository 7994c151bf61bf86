using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Validation;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>
/// Looks for a value that shows a break: of a request one that was right and is not any more, of an answer one that was ruled
/// out and is possible now. NJsonSchema has the last word on both.
/// </summary>
internal sealed class WitnessSearch(SchemaViews oldViews, SchemaViews newViews)
{
    private const int MostTried = 80;

    private readonly PlainSchemas _old = new(oldViews.Document);
    private readonly PlainSchemas _new = new(newViews.Document);

    /// <summary>Announces a pair; all must be known before the first search.</summary>
    public void Add(SchemaPair pair)
    {
        _old.Add(pair.Old.At, pair.Direction);
        _new.Add(pair.New.At, pair.Direction);
    }

    public Witness? Find(SchemaPair pair, Draft draft)
    {
        // A schema that is several at once has no place of its own that could be checked against.
        if (!pair.Old.IsOneSchema || !pair.New.IsOneSchema)
        {
            return null;
        }

        bool isRequest = pair.Direction == Direction.Request;
        foreach (JToken value in Candidates(pair, draft).Take(MostTried))
        {
            if (_old.Check(pair.Old.At, pair.Direction, value) is not { } before || _new.Check(pair.New.At, pair.Direction, value) is not { } after)
            {
                continue;
            }

            if (isRequest ? before.Count == 0 && after.Count > 0 : before.Count > 0 && after.Count == 0)
            {
                return new Witness(value.ToString(Formatting.None), ValidBefore: isRequest);
            }
        }

        return null;
    }

    private IEnumerable<JToken> Candidates(SchemaPair pair, Draft draft)
    {
        bool isRequest = pair.Direction == Direction.Request;
        SchemaViews views = isRequest ? oldViews : newViews;
        SchemaView from = isRequest ? pair.Old : pair.New, to = isRequest ? pair.New : pair.Old;
        var samples = new Samples(views, pair.Direction);
        ReviewRule rule = draft.Rule;
        bool isObject = from.Allows(JsonKinds.Object) && (from.Properties.Count > 0 || from.Required.Count > 0 || to.Properties.Count > 0);
        return rule switch
        {
            _ when rule == WireRules.EnumAdded || rule == WireRules.EnumRemoved || rule == WireRules.EnumValueAdded || rule == WireRules.EnumValueRemoved => Listed(from, samples),
            _ when rule == WireRules.BecameNullable || rule == WireRules.BecameNotNullable => [JValue.CreateNull()],
            _ when isObject && (rule == WireRules.RequiredPropertyAdded || rule == WireRules.PropertyBecameRequired || rule == WireRules.RequiredPropertyRemoved
                || rule == WireRules.PropertyBecameOptional || rule == WireRules.PropertyRemoved || rule == WireRules.AdditionalPropertiesClosed
                || rule == WireRules.AdditionalPropertiesOpened) => Shapes(from, to, samples),
            _ => Kinds(from, samples)
                .Concat(Listed(from, samples))
                .Concat(Numbers(from, to))
                .Concat(Lengths(from, to, samples))
                .Concat(Members(from, samples))
                .Concat(isObject ? Shapes(from, to, samples) : []),
        };
    }

    private static IEnumerable<JToken> Listed(SchemaView from, Samples samples)
        => from.Enum?.Value.Select(value => value.DeepClone()) ?? [samples.Of(from), .. Kinds(from, samples)];

    private static IEnumerable<JToken> Kinds(SchemaView from, Samples samples)
    {
        yield return samples.Of(from);
        if (from.Allows(JsonKinds.String))
        {
            yield return Samples.Text(from, (int)(from.Counts.GetValueOrDefault("minLength")?.Value ?? 0));
            yield return "any text";
        }

        if (from.Allows(JsonKinds.Fraction))
        {
            yield return 0.5;
        }

        if (from.Allows(JsonKinds.Integer))
        {
            yield return Samples.Number(from, isWhole: true);
        }

        if (from.Allows(JsonKinds.Boolean))
        {
            yield return true;
        }

        if (from.Allows(JsonKinds.Array))
        {
            yield return samples.Array(from, (int)(from.Counts.GetValueOrDefault("minItems")?.Value ?? 0));
            yield return new JArray(JValue.CreateNull());
        }

        if (from.Allows(JsonKinds.Object))
        {
            yield return samples.Object(from, isFull: false);
        }
    }

    private static IEnumerable<JToken> Numbers(SchemaView from, SchemaView to)
    {
        if (!from.Allows(JsonKinds.Number))
        {
            yield break;
        }

        foreach (Written<Limit>? limit in (Written<Limit>?[])[to.Lower, to.Upper, from.Lower, from.Upper])
        {
            if (limit is not null)
            {
                yield return Samples.Of(limit.Value.Value);
                yield return Samples.Of(limit.Value.Value - 1);
                yield return Samples.Of(limit.Value.Value + 1);
            }
        }

        foreach (Written<double> multiple in from.Multiples.Concat(to.Multiples))
        {
            yield return Samples.Of(multiple.Value);
            yield return Samples.Of(multiple.Value + 1);
            yield return Samples.Of(multiple.Value * 3);
        }
    }

    private static IEnumerable<JToken> Lengths(SchemaView from, SchemaView to, Samples samples)
    {
        foreach (SchemaView side in (SchemaView[])[to, from])
        {
            foreach ((string? keyword, Written<double>? count) in side.Counts)
            {
                foreach (int length in (int[])[(int)Math.Min(count.Value, 5_000), (int)Math.Min(count.Value, 5_000) + 1, (int)Math.Clamp(count.Value - 1, 0, 5_000)])
                {
                    if (keyword.EndsWith("Length", StringComparison.Ordinal) && from.Allows(JsonKinds.String))
                    {
                        yield return new string('a', length);
                    }
                    else if (keyword.EndsWith("Items", StringComparison.Ordinal) && from.Allows(JsonKinds.Array))
                    {
                        yield return samples.Array(from, length);
                    }
                    else if (keyword.EndsWith("Properties", StringComparison.Ordinal) && from.Allows(JsonKinds.Object))
                    {
                        yield return new JObject(Enumerable.Range(0, Math.Min(length, 100)).Select(index => new JProperty($"p{index}", "x")));
                    }
                }
            }
        }

        if (from.Allows(JsonKinds.Array) && from.UniqueItems is null)
        {
            yield return samples.Array(from, 2);
        }
    }

    private static IEnumerable<JToken> Members(SchemaView from, Samples samples)
        => from.Unions.SelectMany(union => union.Members).SelectMany(member => (JToken[])[samples.Member(from, member), samples.Member(from, member, isFull: true)]);

    private static IEnumerable<JToken> Shapes(SchemaView from, SchemaView to, Samples samples)
    {
        JObject least = samples.Object(from, isFull: false), most = samples.Object(from, isFull: true);
        yield return least;
        yield return most;
        foreach (JProperty property in most.Properties().Where(property => least[property.Name] is null))
        {
            var value = (JObject)least.DeepClone();
            value[property.Name] = property.Value.DeepClone();
            yield return value;
        }

        var unknown = (JObject)least.DeepClone();
        unknown["unknown"] = "x";
        yield return unknown;
        foreach (string name in to.Properties.Keys.Where(name => !from.Properties.ContainsKey(name)))
        {
            var value = (JObject)least.DeepClone();
            value[name] = "x";
            yield return value;
        }
    }
}
