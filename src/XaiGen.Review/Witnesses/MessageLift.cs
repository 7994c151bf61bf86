using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Wire;

namespace XaiGen.Review.Witnesses;

/// <summary>Embeds a value in the whole messages that may contain it, with as little around it as possible.</summary>
internal sealed class MessageLift(SchemaViews views, Direction direction, Func<SchemaPair, SchemaView> sideOf)
{
    private const int MostMessages = 12;

    /// <summary>How many objects to try around a value: more where the first ones do not decide.</summary>
    private static readonly int[] s_variants = [1, 4, 16];

    private readonly Samples _samples = new(views, direction);

    /// <summary>The messages, those with the least around the value first, of these those with the shortest path to it.</summary>
    public IEnumerable<(SchemaPair Message, JsonNode Whole)> Of(SchemaPair pair, JsonNode value)
        => s_variants.SelectMany(mostVariants => Of(pair, value, mostVariants));

    private IEnumerable<(SchemaPair Message, JsonNode Whole)> Of(SchemaPair pair, JsonNode value, int mostVariants)
    {
        HashSet<SchemaPair> passed = [pair];
        Queue<(SchemaPair Pair, Func<JsonNode[]> Values)> open = new([(pair, () => [value])]);
        int given = 0;
        while (open.TryDequeue(out (SchemaPair Pair, Func<JsonNode[]> Values) next))
        {
            JsonNode[] values = next.Values();
            if (values.Length == 0)
            {
                continue;
            }

            if (next.Pair.Operations.Count > 0)
            {
                foreach (JsonNode whole in values)
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

    private IEnumerable<JsonNode> Around(SchemaPair parent, SchemaPair child, ValueStep step, JsonNode part)
    {
        SchemaView view = sideOf(parent);
        switch (step.Kind)
        {
            case ValueStepKind.Same:
                return AsAlternative(view, sideOf(child), part);
            case ValueStepKind.Item:
                return [AsItem(view, step.Index, part)];
            case ValueStepKind.Property:
                return _samples.Bases(view).Select(JsonNode (owner) =>
                {
                    owner[step.Name] = part.DeepClone();
                    return owner;
                });
            default:
                return UnderCondition(view, step.Name, part);
        }
    }

    /// <summary>Values that meet a condition and contain the part. Whether they do is checked by those who use them.</summary>
    private IEnumerable<JsonNode> UnderCondition(SchemaView view, string keyword, JsonNode part)
    {
        if (keyword == "contentSchema")
        {
            return [part.ToJson()];
        }

        if (keyword == "propertyNames")
        {
            return part.Text() is { } name ? [new JsonMapping { [name] = "x" }] : [];
        }

        if (part is not JsonMapping fields)
        {
            return [part];
        }

        JsonMapping condition = view.Subschema("if") is { } met && keyword == "then"
            ? _samples.Object(views.Of(met.Parts), isFull: true)
            : keyword.Split('/', 2) is ["dependentSchemas", var property] ? new JsonMapping { [property] = "x" } : [];
        JsonMapping full = _samples.Object(view, isFull: true);
        return _samples.Bases(view).SelectMany(whole => (JsonNode[])[Combined(whole, fields), Combined(whole, Described(fields))]);

        JsonMapping Combined(JsonMapping whole, JsonMapping part)
        {
            var all = (JsonMapping)whole.DeepClone();
            foreach (JsonField field in condition.Concat(part))
            {
                all[field.Name] = field.Value.DeepClone();
            }

            return all;
        }

        // The condition may name a property that only the schema around it describes.
        JsonMapping Described(JsonMapping part)
            => new(part.Select(field => new JsonField(field.Name, (full.Field(field.Name) ?? field.Value).DeepClone())));
    }

    private IEnumerable<JsonNode> AsAlternative(SchemaView view, SchemaView member, JsonNode part)
    {
        if (part is not JsonMapping fields)
        {
            yield return part;
            yield break;
        }

        var whole = (JsonMapping)fields.DeepClone();
        _samples.Complete(whole, view);
        if (_samples.MissingTag(whole, view, member.At) is var (property, tag))
        {
            var tagged = (JsonMapping)whole.DeepClone();
            tagged[property] = tag;
            yield return tagged;
        }

        yield return whole;

        // Another alternative without required properties may accept what this one refuses.
        IEnumerable<SchemaView> others = view.Unions.SelectMany(union => union.Members).Select(views.Of)
            .Where(other => !ReferenceEquals(other.At, member.At));
        if (view.Discriminator is null && _samples.Apart(whole, member, views, others) is { } apart)
        {
            yield return apart;
        }
    }

    private JsonList AsItem(SchemaView view, int index, JsonNode part)
    {
        int count = Math.Max(index + 1, (int)Math.Min(view.Counts.GetValueOrDefault("minItems")?.Value ?? 1, 100));
        return count == 1
            ? new JsonList(part.DeepClone())
            : new JsonList(_samples.Array(view, count).Select((item, at) => at == index ? part.DeepClone() : item));
    }
}
