using XaiGen.Contract.Model;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Wire;

/// <summary>Compares request bodies, and the content of bodies in general.</summary>
internal sealed class BodyComparison(
    SchemaComparison schemas, OperationDrafts drafts, string label, ContractDocument oldDocument, ContractDocument newDocument,
    Direction sent)
{
    public void Compare(JsonMapping oldOperation, JsonMapping newOperation, string operation)
    {
        JsonNode? oldBody = oldOperation["requestBody"], newBody = newOperation["requestBody"];
        if (oldDocument.IsLost(oldBody) || newDocument.IsLost(newBody))
        {
            return;
        }

        string words = $"the body of {operation}", begin = ValueComparison.Begin(operation);
        switch (oldDocument.Resolve(oldBody) as JsonMapping, newDocument.Resolve(newBody) as JsonMapping)
        {
            case (null, { } added):
                bool isRequired = IsRequired(added);
                Say(
                    WireRules.BodyAdded, Presence.OfAdded(sent, isRequired), oldOperation, added,
                    $"{begin} has a body now{(isRequired ? ", which is required" : "")}.",
                    isRequired && sent == Direction.Request ? "Requests without a body are rejected." : null,
                    Exchange.OfBody(label, isSent: false, oldTakes: false, newTakes: true, oldNeeds: false, isRequired));
                break;
            case ({ } removed, null):
                bool wasRequired = IsRequired(removed);
                Say(
                    WireRules.BodyRemoved, sent == Direction.Request ? WireVerdict.Breaking : Presence.OfRemoved(sent, wasRequired),
                    removed, newOperation,
                    $"{begin} no longer has a body.",
                    sent == Direction.Request ? "What callers send in it is rejected or ignored." : "Receivers expect it.",
                    Exchange.OfBody(
                        label, isSent: sent == Direction.Request, oldTakes: true, newTakes: false,
                        oldNeeds: sent == Direction.Response && wasRequired, newNeeds: false),
                    isGone: true);
                break;
            case ({ } before, { } after):
                if (!IsRequired(before) && IsRequired(after))
                {
                    Say(
                        WireRules.BodyBecameRequired, Presence.OfRequired(sent), before, after["required"]!,
                        $"{ValueComparison.Begin(words)} is required now.",
                        sent == Direction.Request ? "Requests without a body are rejected." : null,
                        Exchange.OfBody(label, isSent: false, oldTakes: true, newTakes: true, oldNeeds: false, newNeeds: true));
                }
                else if (IsRequired(before) && !IsRequired(after))
                {
                    Say(
                        WireRules.BodyBecameOptional, Presence.OfOptional(sent), before["required"]!, after,
                        $"{ValueComparison.Begin(words)} may be left out now.", null,
                        Exchange.OfBody(label, isSent: false, oldTakes: true, newTakes: true, oldNeeds: true, newNeeds: false));
                }

                CompareContent(before, after, sent, words);
                break;
        }

        void Say(
            ReviewRule rule, WireVerdict verdict, JsonNode from, JsonNode to, string message, string? why, Exchange exchange,
            bool isGone = false)
            => drafts.Add(label, sent, new Draft(rule, verdict, from, to, message, why, isGone, exchange));
    }

    private static bool IsRequired(JsonMapping body) => body.IsTrue("required");

    public void CompareContent(JsonMapping old, JsonMapping now, Direction direction, string words)
    {
        JsonMapping before = old.Mapping("content") ?? [], after = now.Mapping("content") ?? [];
        List<JsonField> left = [.. before], right = [.. after];
        foreach (JsonField type in left.ToArray())
        {
            if (right.Find(other => other.Name == type.Name) is { Name: not null } same)
            {
                Pair(type, same);
            }
        }

        foreach (JsonField type in left.ToArray())
        {
            // Parameters such as '; charset=utf-8' do not make a different media type.
            if (right.Find(other => Covers(other.Name, type.Name, direction) || Covers(type.Name, other.Name, direction))
                is { Name: not null } similar)
            {
                string change = $"The media type of {words} went from {type.Name} to {similar.Name}.";
                if (!Covers(
                    direction == Direction.Request ? similar.Name : type.Name, direction == Direction.Request ? type.Name : similar.Name,
                    direction))
                {
                    Say(WireRules.MediaTypeRemoved, WireVerdict.Breaking, type.Value, similar.Value, change, isGone: false);
                }
                else if (!Parts(type.Name).SequenceEqual(Parts(similar.Name)))
                {
                    Say(WireRules.MediaTypeAdded, WireVerdict.Compatible, type.Value, similar.Value, change, isGone: false);
                }

                Pair(type, similar);
            }
        }

        foreach (JsonField type in left)
        {
            Say(
                WireRules.MediaTypeRemoved, WireVerdict.Breaking, type.Value, now,
                $"{ValueComparison.Begin(words)} may no longer be {type.Name}.", isGone: true);
        }

        foreach (JsonField type in right)
        {
            Say(
                WireRules.MediaTypeAdded, WireVerdict.Compatible, old, type.Value,
                $"{ValueComparison.Begin(words)} may be {type.Name} now.", isGone: false);
        }

        void Pair(JsonField from, JsonField to)
        {
            left.Remove(from);
            right.Remove(to);
            if (from.Name == to.Name && schemas.AreUnchanged(from.Value, to.Value))
            {
                return;
            }

            CompareMediaType(from, to, direction, $"{words} as {to.Name}");
        }

        // The media type that the witness shows: one that existed, or one that is sent from now on.
        void Say(ReviewRule rule, WireVerdict verdict, JsonNode from, JsonNode to, string message, bool isGone)
            => drafts.Add(label, direction, new Draft(
                rule, verdict, from, to, message, null, isGone,
                from.Name is { } type ? Exchange.OfMediaType(type, Names(before), Names(after)) : null));
    }

    /// <remarks>
    /// A client that reads <c>application/json</c> can read <c>application/problem+json</c>; a server that accepts one may refuse the
    /// other.
    /// </remarks>
    private static bool Covers(string wide, string narrow, Direction direction)
    {
        string[] w = Parts(wide), n = Parts(narrow);
        return (w[0] == "*" || w[0] == n[0])
            && (w[^1] == "*"
                || w[^1] == n[^1] || (direction == Direction.Response && n[^1].EndsWith("+" + w[^1], StringComparison.Ordinal)));
    }

    private static string[] Parts(string type) => type.Split(';')[0].Trim().ToLowerInvariant().Split('/');

    private void CompareMediaType(JsonField old, JsonField now, Direction direction, string words)
    {
        JsonNode left = oldDocument.Resolve(old.Value) ?? old.Value, right = newDocument.Resolve(now.Value) ?? now.Value;
        JsonNode? oldItem = ItemOf(left, old.Name), newItem = ItemOf(right, now.Name);
        if (oldItem is not null || newItem is not null)
        {
            CompareSchemas(oldItem, newItem, $"each item of {words}");
        }

        if (!IsSequential(old.Name) || !IsSequential(now.Name))
        {
            CompareSchemas(left.Field("schema"), right.Field("schema"), words);
        }

        if (IsForm(now.Name))
        {
            CompareEncoding(left, right, words, direction);
        }

        void CompareSchemas(JsonNode? before, JsonNode? after, string what)
        {
            if (IsFree(before, schemas.OldViews, old.Name) && IsFree(after, schemas.NewViews, now.Name))
            {
                return;
            }

            switch (before, after)
            {
                case (null, { } added):
                    Say(
                        WireRules.SchemaAdded, direction == Direction.Request ? WireVerdict.Breaking : WireVerdict.Compatible, left, added,
                        $"{ValueComparison.Begin(what)} has a schema now; anything was allowed.", isGone: false);
                    break;
                case ({ } removed, null):
                    Say(
                        WireRules.SchemaRemoved, direction == Direction.Request ? WireVerdict.Compatible : WireVerdict.Warning, removed,
                        right,
                        $"{ValueComparison.Begin(what)} no longer has a schema: anything is allowed.", isGone: true);
                    break;
                case ({ }, { }):
                    schemas.Compare(label, what, before, after, direction, isText: IsForm(now.Name), isForm: IsForm(now.Name));
                    break;
            }
        }

        void Say(ReviewRule rule, WireVerdict verdict, JsonNode from, JsonNode to, string message, bool isGone)
            => drafts.Add(label, direction, new Draft(rule, verdict, from, to, message, null, isGone));
    }

    /// <summary>
    /// The schema for each item of a body that is read item by item. Before OpenAPI 3.2 that was the schema itself, or the items of an
    /// array schema.
    /// </summary>
    private static JsonNode? ItemOf(JsonNode mediaType, string name)
    {
        if (mediaType.Field("itemSchema") is { } item || !IsSequential(name))
        {
            return mediaType.Field("itemSchema");
        }

        JsonNode? schema = mediaType.Field("schema");
        return schema.Text("type") == "array" && schema.Field("items") is { } items ? items : schema;
    }

    private static bool IsSequential(string mediaType) => ApiContent.FormatOf(mediaType) is not null;

    /// <summary>Whether the media type is a form, whose values are written as plain text.</summary>
    private static bool IsForm(string mediaType)
        => mediaType.StartsWith("multipart/", StringComparison.Ordinal)
            || mediaType.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal);

    /// <summary>
    /// Whether any content is allowed: bytes or text that no schema describes, in a media type without a structure of its own.
    /// </summary>
    private static bool IsFree(JsonNode? schema, SchemaViews views, string mediaType)
    {
        if (schema is null)
        {
            return true;
        }

        SchemaView view = views.Of(schema);
        string type = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        return view.IsAnything
            || (view is { ContentEncoding: null, Counts.Count: 0, Patterns.Count: 0, Enum: null, Unions.Count: 0, Subschemas.Count: 0 }
                && view.Allows(JsonKinds.String) && !ValueFormats.IsTelling(view.Format?.Value) && !IsStructured(type)
                && (view.ContentMediaType is { Value: var content }
                    ? content is "application/octet-stream" || content == type
                    : type.StartsWith("text/", StringComparison.Ordinal)));
    }

    private static bool IsStructured(string mediaType)
        => IsForm(mediaType) || mediaType.Contains("json", StringComparison.Ordinal) || mediaType.Contains("xml", StringComparison.Ordinal)
            || mediaType.Contains("yaml", StringComparison.Ordinal) || mediaType == "text/event-stream";

    private void CompareEncoding(JsonNode old, JsonNode now, string words, Direction direction)
    {
        JsonMapping? left = old.Mapping("encoding"), right = now.Mapping("encoding");
        foreach (string part in Names(left).Union(Names(right)))
        {
            foreach (string field in (string[])["contentType", "style", "explode", "allowReserved", "headers"])
            {
                JsonNode? before = left.Field(part).Field(field), after = right.Field(part).Field(field);
                if (JsonNode.DeepEquals(before, after))
                {
                    continue;
                }

                WireVerdict? verdict = field switch
                {
                    "contentType" => CompareTypes(Types(before, old, part, schemas.OldViews), Types(after, now, part, schemas.NewViews)),
                    "style" => Same(before.Scalar() ?? "form", after.Scalar() ?? "form"),
                    "explode" => Same(Explode(left.Field(part)), Explode(right.Field(part))),
                    "allowReserved" => Same(left.Field(part).IsTrue(field), right.Field(part).IsTrue(field)),
                    _ => WireVerdict.Breaking,
                };
                if (verdict is { } loud)
                {
                    drafts.Add(label, direction, new Draft(
                        WireRules.EncodingChanged, loud, before ?? left?[part] ?? old, after ?? right?[part] ?? now,
                        $"The '{field}' of part '{part}' in {words} went from {ValueComparison.Show(before)} to "
                        + $"{ValueComparison.Show(after)}.",
                        loud == WireVerdict.Breaking ? "Sender and receiver encode the part differently." : null));
                }
            }
        }

        WireVerdict? CompareTypes(string[] before, string[] after)
        {
            (string[] sent, string[] taken) = direction == Direction.Request ? (before, after) : (after, before);
            return before.ToHashSet(StringComparer.Ordinal).SetEquals(after) ? null
                : sent.All(type => taken.Any(wide => Covers(wide, type, Direction.Request))) ? WireVerdict.Compatible
                : WireVerdict.Breaking;
        }

        static WireVerdict? Same<T>(T before, T after) => Equals(before, after) ? null : WireVerdict.Breaking;

        static bool Explode(JsonNode? encoding)
            => encoding.Field("explode") is JsonScalar { Value: bool written } ? written : (encoding.Text("style") ?? "form") == "form";
    }

    /// <summary>The media types of a part: those that are listed, or else the one that its schema implies.</summary>
    private static string[] Types(JsonNode? listed, JsonNode mediaType, string part, SchemaViews views)
    {
        if (listed.Text() is { } text)
        {
            return [.. text.Split(',').Select(type => type.Trim().ToLowerInvariant())];
        }

        SchemaView? view =
            mediaType.Field("schema") is { } schema && views.Of(schema).Properties.TryGetValue(part, out PropertyView? property)
            ? views.Of(property.Parts)
            : null;
        view = view is { Kinds: JsonKinds.Array } && view.Subschema("items") is { } items ? views.Of(items.Parts) : view;
        return view switch
        {
            null => [],
            { ContentMediaType.Value: var type } => [type],
            { Kinds: JsonKinds.Object or JsonKinds.Array } => ["application/json"],
            { Kinds: JsonKinds.All } => ["application/octet-stream"],
            _ => ["text/plain"],
        };
    }

    private static IEnumerable<string> Names(JsonMapping? mapping)
        => mapping?.Select(property => property.Name).Where(name => !name.StartsWith("x-", StringComparison.Ordinal)) ?? [];
}
