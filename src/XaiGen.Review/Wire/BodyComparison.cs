using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>What an operation takes and what it answers.</summary>
internal sealed class BodyComparison(SchemaComparison schemas, OperationDrafts drafts, string label, ContractDocument oldDocument, ContractDocument newDocument)
{
    public void Compare(JObject old, JObject @new)
    {
        if (!oldDocument.IsLost(old["requestBody"]) && !newDocument.IsLost(@new["requestBody"]))
        {
            CompareRequest(oldDocument.Resolve(old["requestBody"]) as JObject, newDocument.Resolve(@new["requestBody"]) as JObject, old, @new);
        }

        CompareResponses(old.Mapping("responses"), @new.Mapping("responses"), old, @new);
    }

    /// <summary>A call that the API makes: its body is read and the answer to it is written.</summary>
    public void CompareIncoming(JObject old, JObject @new, string words)
    {
        if (oldDocument.Resolve(old["requestBody"]) is JObject before && newDocument.Resolve(@new["requestBody"]) is JObject after)
        {
            CompareContent(before, after, Direction.Response, $"the body of {words}");
        }

        foreach (string status in Names(old.Mapping("responses")).Intersect(Names(@new.Mapping("responses"))))
        {
            if (oldDocument.Resolve(old.Mapping("responses").Field(status)) is JObject left && newDocument.Resolve(@new.Mapping("responses").Field(status)) is JObject right)
            {
                CompareContent(left, right, Direction.Request, $"the {status} answer to {words}");
            }
        }
    }

    private void CompareRequest(JObject? old, JObject? now, JObject oldPlace, JObject newPlace)
    {
        switch (old, now)
        {
            case (null, { } added):
                bool isRequired = IsRequired(added);
                drafts.Request(label, WireRules.BodyAdded, isRequired ? WireVerdict.Breaking : WireVerdict.Compatible, oldPlace, added, $"{label} takes a body now{(isRequired ? ", which is required" : "")}.", isRequired ? "Requests without a body are refused." : null, exchange: Exchange.OfBody(label, isSent: false, oldTakes: false, newTakes: true, oldNeeds: false, isRequired));
                break;
            case ({ } removed, null):
                drafts.Request(label, WireRules.BodyRemoved, WireVerdict.Breaking, removed, newPlace, $"{label} no longer takes a body.", "What callers send in it is refused or means nothing.", isGone: true, Exchange.OfBody(label, isSent: true, oldTakes: true, newTakes: false, oldNeeds: false, newNeeds: false));
                break;
            case ({ } before, { } after):
                if (!IsRequired(before) && IsRequired(after))
                {
                    drafts.Request(label, WireRules.BodyBecameRequired, WireVerdict.Breaking, before, after["required"]!, $"The body of {label} is required now.", "Requests without a body are refused.", exchange: Exchange.OfBody(label, isSent: false, oldTakes: true, newTakes: true, oldNeeds: false, newNeeds: true));
                }
                else if (IsRequired(before) && !IsRequired(after))
                {
                    drafts.Request(label, WireRules.BodyBecameOptional, WireVerdict.Compatible, before["required"]!, after, $"The body of {label} may be left out now.");
                }

                CompareContent(before, after, Direction.Request, $"the body of {label}");
                break;
        }
    }

    private static bool IsRequired(JObject body) => body.IsTrue("required");

    private void CompareResponses(JObject? old, JObject? now, JObject oldPlace, JObject newPlace)
    {
        foreach (string status in Names(old).Union(Names(now)).Where(status => !oldDocument.IsLost(old?[status]) && !newDocument.IsLost(now?[status])))
        {
            JObject? before = oldDocument.Resolve(old?[status]) as JObject, after = newDocument.Resolve(now?[status]) as JObject;
            bool isSuccess = status.StartsWith('2');
            switch (before, after)
            {
                case ({ } removed, null):
                    drafts.Response(label, WireRules.StatusRemoved, isSuccess ? WireVerdict.Breaking : WireVerdict.Compatible, removed, now ?? newPlace, $"{label} no longer answers {status}.", isSuccess ? "Readers wait for an answer that no longer comes." : null, isGone: true, Exchange.OfStatus(status, Names(old), Names(now)));
                    break;
                case (null, { } added):
                    drafts.Response(label, WireRules.StatusAdded, WireVerdict.Compatible, old ?? oldPlace, added, $"{label} may answer {status} now.");
                    break;
                case ({ } left, { } right):
                    CompareHeaders(left, right, status);
                    CompareContent(left, right, Direction.Response, $"the {status} answer of {label}");
                    break;
            }
        }
    }

    private void CompareHeaders(JObject old, JObject now, string status)
    {
        Dictionary<string, JProperty> before = Headers(old), after = Headers(now);
        foreach (string name in before.Keys.Union(after.Keys))
        {
            if (oldDocument.IsLost(before.GetValueOrDefault(name)?.Value) || newDocument.IsLost(after.GetValueOrDefault(name)?.Value))
            {
                continue;
            }

            JObject? left = before.TryGetValue(name, out JProperty? o) ? oldDocument.Resolve(o.Value) as JObject : null;
            JObject? right = after.TryGetValue(name, out JProperty? n) ? newDocument.Resolve(n.Value) as JObject : null;
            Exchange Missing() => Exchange.OfHeaders(status, Required(after, newDocument), Required(before, oldDocument), Required(after, newDocument));
            string words = $"the header '{(n ?? o)!.Name}' of the {status} answer of {label}";
            switch (left, right)
            {
                case ({ } removed, null):
                    bool wasRequired = IsRequired(removed);
                    drafts.Response(label, WireRules.HeaderRemoved, wasRequired ? WireVerdict.Breaking : WireVerdict.Warning, removed, now, $"{ValueComparison.Begin(words)} is gone{(wasRequired ? "; it was always there" : "")}.", "Readers that use it get nothing.", isGone: true, Missing());
                    break;
                case (null, { } added):
                    drafts.Response(label, WireRules.HeaderAdded, WireVerdict.Compatible, old, added, $"{ValueComparison.Begin(words)} is new.");
                    break;
                case ({ } from, { } to):
                    if (IsRequired(from) != IsRequired(to))
                    {
                        bool isLoose = !IsRequired(to);
                        drafts.Response(label, isLoose ? WireRules.HeaderBecameOptional : WireRules.HeaderBecameRequired, isLoose ? WireVerdict.Breaking : WireVerdict.Compatible, from, to, $"{ValueComparison.Begin(words)} is {(isLoose ? "not always there any more" : "always there now")}.", exchange: Missing());
                    }

                    if (from["schema"] is { } a && to["schema"] is { } b)
                    {
                        schemas.Compare(label, a, b, Direction.Response);
                    }

                    break;
            }
        }

        static IEnumerable<string> Required(Dictionary<string, JProperty> headers, ContractDocument document)
            => headers.Where(header => document.Resolve(header.Value.Value) is JObject written && IsRequired(written)).Select(header => header.Key.ToLowerInvariant());

        static Dictionary<string, JProperty> Headers(JObject response)
            => (response.Entries("headers")).GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
    }

    private void CompareContent(JObject old, JObject now, Direction direction, string words)
    {
        JObject before = old.Mapping("content") ?? [], after = now.Mapping("content") ?? [];
        List<JProperty> left = [.. before.Properties()], right = [.. after.Properties()];
        foreach (JProperty type in left.ToArray())
        {
            if (right.Find(other => other.Name == type.Name) is { } same)
            {
                Pair(type, same);
            }
        }

        foreach (JProperty type in left.ToArray())
        {
            // '; charset=utf-8' and the like do not make another type.
            if (right.Find(other => Covers(other.Name, type.Name, direction) || Covers(type.Name, other.Name, direction)) is { } similar)
            {
                string change = $"The media type of {words} went from {type.Name} to {similar.Name}.";
                if (!Covers(direction == Direction.Request ? similar.Name : type.Name, direction == Direction.Request ? type.Name : similar.Name, direction))
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

        foreach (JProperty type in left)
        {
            Say(WireRules.MediaTypeRemoved, WireVerdict.Breaking, type.Value, now, $"{ValueComparison.Begin(words)} may no longer be {type.Name}.", isGone: true);
        }

        foreach (JProperty type in right)
        {
            Say(WireRules.MediaTypeAdded, WireVerdict.Compatible, old, type.Value, $"{ValueComparison.Begin(words)} may be {type.Name} now.", isGone: false);
        }

        void Pair(JProperty from, JProperty to)
        {
            left.Remove(from);
            right.Remove(to);
            CompareMediaType(from, to, direction, $"{words} as {to.Name}");
        }

        // Which type shows it: of what was there, or of what is sent from now on.
        void Say(ReviewRule rule, WireVerdict verdict, JToken from, JToken to, string message, bool isGone)
            => drafts.Add(label, direction, new Draft(
                rule, verdict, from, to, message, null, isGone,
                from.Parent is JProperty { Name: var type } ? Exchange.OfMediaType(type, Names(before), Names(after)) : null));
    }

    /// <remarks>Who reads <c>application/json</c> can read <c>application/problem+json</c>; a server that takes the one may refuse the other.</remarks>
    private static bool Covers(string wide, string narrow, Direction direction)
    {
        string[] w = Parts(wide), n = Parts(narrow);
        return (w[0] == "*" || w[0] == n[0])
            && (w[^1] == "*" || w[^1] == n[^1] || (direction == Direction.Response && n[^1].EndsWith("+" + w[^1], StringComparison.Ordinal)));
    }

    private static string[] Parts(string type) => type.Split(';')[0].Trim().ToLowerInvariant().Split('/');

    private void CompareMediaType(JProperty old, JProperty now, Direction direction, string words)
    {
        switch (old.Value.Field("schema"), now.Value.Field("schema"))
        {
            case (null, { } added):
                Say(WireRules.SchemaAdded, direction == Direction.Request ? WireVerdict.Breaking : WireVerdict.Compatible, old.Value, added, $"{ValueComparison.Begin(words)} has a schema now; anything was allowed.", isGone: false);
                break;
            case ({ } removed, null):
                Say(WireRules.SchemaRemoved, direction == Direction.Request ? WireVerdict.Compatible : WireVerdict.Warning, removed, now.Value, $"{ValueComparison.Begin(words)} no longer has a schema: anything is allowed.", isGone: true);
                break;
            case ({ } before, { } after):
                schemas.Compare(label, before, after, direction);
                break;
        }

        if (now.Name.StartsWith("multipart/", StringComparison.Ordinal) || now.Name == "application/x-www-form-urlencoded")
        {
            CompareEncoding(old.Value.Mapping("encoding"), now.Value.Mapping("encoding"), old.Value, now.Value, words, direction);
        }

        void Say(ReviewRule rule, WireVerdict verdict, JToken from, JToken to, string message, bool isGone)
            => drafts.Add(label, direction, new Draft(rule, verdict, from, to, message, null, isGone));
    }

    private void CompareEncoding(JObject? old, JObject? now, JToken oldPlace, JToken newPlace, string words, Direction direction)
    {
        foreach (string part in Names(old).Union(Names(now)))
        {
            foreach (string field in (string[])["contentType", "style", "explode", "allowReserved", "headers"])
            {
                JToken? before = old.Field(part).Field(field), after = now.Field(part).Field(field);
                if (!JToken.DeepEquals(before, after))
                {
                    drafts.Add(label, direction, new Draft(
                        WireRules.EncodingChanged, WireVerdict.Breaking, before ?? old?[part] ?? oldPlace, after ?? now?[part] ?? newPlace,
                        $"The '{field}' of part '{part}' in {words} went from {ValueComparison.Show(before)} to {ValueComparison.Show(after)}.",
                        "The part is written in another way than the other side reads it."));
                }
            }
        }
    }

    private static IEnumerable<string> Names(JObject? mapping) => mapping?.Properties().Select(property => property.Name).Where(name => !name.StartsWith("x-", StringComparison.Ordinal)) ?? [];
}
