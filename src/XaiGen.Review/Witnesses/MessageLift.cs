using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Embeds a value in the whole messages that may contain it, with as little around it as possible.</summary>
internal sealed class MessageLift(SchemaViews views, Direction direction, Func<SchemaPair, SchemaView> sideOf)
{
    private const int MostMessages = 12;

    private const int MostVariants = 4;

    private readonly Samples _samples = new(views, direction);

    /// <summary>The messages, those with the least around the value first, of these those with the shortest path to it.</summary>
    public IEnumerable<(SchemaPair Message, JToken Whole)> Of(SchemaPair pair, JToken value)
        => Of(pair, value, mostVariants: 1).Concat(Of(pair, value, MostVariants));

    private IEnumerable<(SchemaPair Message, JToken Whole)> Of(SchemaPair pair, JToken value, int mostVariants)
    {
        HashSet<SchemaPair> passed = [pair];
        Queue<(SchemaPair Pair, Func<JToken[]> Values)> open = new([(pair, () => [value])]);
        int given = 0;
        while (open.TryDequeue(out (SchemaPair Pair, Func<JToken[]> Values) next))
        {
            JToken[] values = next.Values();
            if (values.Length == 0)
            {
                continue;
            }

            if (next.Pair.Operations.Count > 0)
            {
                foreach (JToken whole in values)
                {
                    yield return (next.Pair, whole);
                    if (++given >= MostMessages)
                    {
                        yield break;
                    }
                }
            }

            foreach ((SchemaPair parent, ValueStep step) in next.Pair.Parents)
            {
                if (passed.Add(parent))
                {
                    SchemaPair child = next.Pair;
                    open.Enqueue((parent, () => [.. values.SelectMany(part => Around(parent, child, step, part)).Take(mostVariants)]));
                }
            }
        }
    }

    /// <summary>Whether the value of a pair occurs only as one of several alternatives, or under a condition.</summary>
    public static bool IsOnlyAlternative(SchemaPair pair)
    {
        HashSet<SchemaPair> passed = [pair];
        Stack<SchemaPair> open = new([pair]);
        while (open.TryPop(out SchemaPair? next))
        {
            if (next.Operations.Count > 0)
            {
                return false;
            }

            foreach ((SchemaPair parent, ValueStep step) in next.Parents)
            {
                if (step.Kind is ValueStepKind.Property or ValueStepKind.Item && passed.Add(parent))
                {
                    open.Push(parent);
                }
            }
        }

        return true;
    }

    private IEnumerable<JToken> Around(SchemaPair parent, SchemaPair child, ValueStep step, JToken part)
    {
        SchemaView view = sideOf(parent);
        switch (step.Kind)
        {
            case ValueStepKind.Same:
                return AsAlternative(view, sideOf(child), part);
            case ValueStepKind.Item:
                return [AsItem(view, step.Index, part)];
            case ValueStepKind.Property:
                return _samples.Bases(view).Select(JToken (owner) =>
                {
                    owner[step.Name] = part.DeepClone();
                    return owner;
                });
            default:
                return UnderCondition(view, step.Name, part);
        }
    }

    /// <summary>Values that meet a condition and contain the part. Whether they do is checked by those who use them.</summary>
    private IEnumerable<JToken> UnderCondition(SchemaView view, string keyword, JToken part)
    {
        if (keyword == "contentSchema")
        {
            return [part.ToString(Formatting.None)];
        }

        if (keyword == "propertyNames")
        {
            return part.Text() is { } name ? [new JObject { [name] = "x" }] : [];
        }

        if (part is not JObject fields)
        {
            return [part];
        }

        JObject condition = view.Subschema("if") is { } met && keyword == "then"
            ? _samples.Object(views.Of(met.Parts), isFull: true)
            : keyword.Split('/', 2) is ["dependentSchemas", var property] ? new JObject { [property] = "x" } : [];
        JObject[] bases = [.. _samples.Bases(view)];
        return bases.SelectMany(whole => (JToken[])[Combined(whole, fields), Combined(whole, Described(fields))]);

        JObject Combined(JObject whole, JObject part)
        {
            var all = (JObject)whole.DeepClone();
            foreach (JProperty field in condition.Properties().Concat(part.Properties()))
            {
                all[field.Name] = field.Value.DeepClone();
            }

            return all;
        }

        // The condition may name a property that only the schema around it describes.
        JObject Described(JObject part)
            => new(part.Properties().Select(field => new JProperty(field.Name, (bases[^1].Field(field.Name) ?? field.Value).DeepClone())));
    }

    private IEnumerable<JToken> AsAlternative(SchemaView view, SchemaView member, JToken part)
    {
        if (part is not JObject fields)
        {
            yield return part;
            yield break;
        }

        var whole = (JObject)fields.DeepClone();
        _samples.Complete(whole, view);
        if (_samples.MissingTag(whole, view, member.At) is var (property, tag))
        {
            var tagged = (JObject)whole.DeepClone();
            tagged[property] = tag;
            yield return tagged;
        }

        yield return whole;
    }

    private JArray AsItem(SchemaView view, int index, JToken part)
    {
        int count = Math.Max(index + 1, (int)Math.Min(view.Counts.GetValueOrDefault("minItems")?.Value ?? 1, 100));
        return count == 1
            ? new JArray(part.DeepClone())
            : new JArray(_samples.Array(view, count).Select((item, at) => at == index ? part.DeepClone() : item));
    }
}
