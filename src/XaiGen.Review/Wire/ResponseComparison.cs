using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// Compares the responses of an operation: a status code applies to itself, <c>4XX</c> to statuses that are not listed, <c>default</c> to
/// the rest.
/// </summary>
internal sealed class ResponseComparison(
    SchemaComparison schemas, OperationDrafts drafts, string label, string operation, ContractDocument oldDocument,
    ContractDocument newDocument, Direction sent)
{
    private readonly Direction _direction = sent == Direction.Request ? Direction.Response : Direction.Request;

    public void Compare(JsonMapping oldOperation, JsonMapping newOperation)
    {
        JsonNode? oldPlace = oldOperation["responses"], newPlace = newOperation["responses"];
        Dictionary<string, JsonNode> old = ByStatus(oldPlace), now = ByStatus(newPlace);
        HashSet<(string, string)> compared = [];
        foreach (string status in old.Keys.Where(status => !oldDocument.IsLost(old[status])))
        {
            if (Covering(now, status) is { } covering)
            {
                CompareBoth(status, covering);
            }
            else
            {
                Removed(status);
            }
        }

        foreach (string status in now.Keys.Where(status => !old.ContainsKey(status) && !newDocument.IsLost(now[status])))
        {
            if (Covering(old, status) is { } covering)
            {
                CompareBoth(covering, status);
            }
            else
            {
                drafts.Add(label, _direction, new Draft(
                    WireRules.StatusAdded, WireVerdict.Compatible, oldPlace ?? oldOperation, now[status],
                    $"{Begin} may respond with {status} now."));
            }
        }

        void CompareBoth(string from, string to)
        {
            if (compared.Add((from, to)) && !schemas.AreUnchanged(old[from], now[to])
                && oldDocument.Resolve(old[from]) is JsonMapping left && newDocument.Resolve(now[to]) is JsonMapping right)
            {
                CompareHeaders(left, right, to);
                new BodyComparison(schemas, drafts, label, oldDocument, newDocument, sent).CompareContent(
                    left, right, _direction, $"the {to} response of {operation}");
            }
        }

        void Removed(string status)
        {
            bool isSuccess = IsSuccess(status), isPartlyLeft = now.Keys
                .Any(other => status.EndsWith("XX", StringComparison.Ordinal) && other[0] == status[0]);
            drafts.Add(label, _direction, new Draft(
                WireRules.StatusRemoved, isSuccess && !isPartlyLeft ? WireVerdict.Breaking : WireVerdict.Compatible, old[status],
                newPlace ?? newOperation,
                $"{Begin} no longer responds with {status}{(isPartlyLeft ? ", but with fewer of its kind" : "")}.",
                isSuccess && !isPartlyLeft ? "Clients that wait for this status never see it." : null, IsGone: true,
                Exchange.OfStatus(status, old.Keys, now.Keys)));
        }
    }

    private string Begin => ValueComparison.Begin(operation);

    /// <summary>The key of the response that applies to a status; null if there is none.</summary>
    /// <remarks>Beside responses for success, <c>default</c> describes errors.</remarks>
    private static string? Covering(Dictionary<string, JsonNode> responses, string status)
    {
        bool isDefaultError = IsSuccess(status) && responses.Keys.Any(IsSuccess);
        return ((string[])[status, $"{status[0]}XX", .. isDefaultError ? [] : (string[])["default"]])
            .FirstOrDefault(responses.ContainsKey);
    }

    private static bool IsSuccess(string status) => status[0] is '2' or '3';

    private void CompareHeaders(JsonMapping old, JsonMapping now, string status)
    {
        Dictionary<string, JsonField> before = Headers(old), after = Headers(now);
        foreach (string name in before.Keys.Union(after.Keys))
        {
            if (oldDocument.IsLost(before.GetValueOrDefault(name).Value) || newDocument.IsLost(after.GetValueOrDefault(name).Value))
            {
                continue;
            }

            JsonMapping? left = before.TryGetValue(name, out JsonField o) ? oldDocument.Resolve(o.Value) as JsonMapping : null;
            JsonMapping? right = after.TryGetValue(name, out JsonField n) ? newDocument.Resolve(n.Value) as JsonMapping : null;
            CompareHeader($"the header '{n.Name ?? o.Name}' of the {status} response of {operation}", left, right, old, now, Missing);
        }

        Exchange Missing() => _direction == Direction.Response
            ? Exchange.OfHeaders(status, Required(after, newDocument), Required(before, oldDocument), Required(after, newDocument))
            : Exchange.OfHeaders(status, Required(before, oldDocument), Required(before, oldDocument), Required(after, newDocument));

        static IEnumerable<string> Required(Dictionary<string, JsonField> headers, ContractDocument document)
            => headers.Where(header => document.Resolve(header.Value.Value).IsTrue("required"))
                .Select(header => header.Key.ToLowerInvariant());

        static Dictionary<string, JsonField> Headers(JsonMapping response)
            => response.Entries("headers")

                // The media types of the content are meant instead, so OpenAPI ignores a header of that name.
                .Where(header => !header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                .GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
    }

    private void CompareHeader(
        string words, JsonMapping? old, JsonMapping? now, JsonMapping oldPlace, JsonMapping newPlace, Func<Exchange> missing)
    {
        string begin = ValueComparison.Begin(words);
        switch (old, now)
        {
            case ({ } removed, null):
                bool wasRequired = removed.IsTrue("required");
                Say(
                    WireRules.HeaderRemoved, Presence.OfRemoved(_direction, wasRequired), removed, newPlace,
                    $"{begin} is gone{(wasRequired ? "; it was always there" : "")}.", "Clients that read it get nothing.", isGone: true);
                break;
            case (null, { } added):
                bool isRequired = added.IsTrue("required");
                Say(
                    WireRules.HeaderAdded, Presence.OfAdded(_direction, isRequired), oldPlace, added,
                    $"{begin} is new{(isRequired && _direction == Direction.Request ? " and required" : "")}.");
                break;
            case ({ } from, { } to):
                if (from.IsTrue("required") && !to.IsTrue("required"))
                {
                    Say(WireRules.HeaderBecameOptional, Presence.OfOptional(
                        _direction), from, to, $"{begin} is not always there any more.");
                }
                else if (!from.IsTrue("required") && to.IsTrue("required"))
                {
                    Say(WireRules.HeaderBecameRequired, Presence.OfRequired(_direction), from, to, $"{begin} is always there now.");
                }

                if (from["schema"] is { } a && to["schema"] is { } b
                    && DelimitedText.Left(schemas.OldViews, a, schemas.NewViews, b, _direction) is var (left, right))
                {
                    schemas.Compare(label, words, left, right, _direction, isText: true);
                }

                break;
        }

        void Say(ReviewRule rule, WireVerdict verdict, JsonNode from, JsonNode to, string message, string? why = null, bool isGone = false)
            => drafts.Add(
                label, _direction,
                new Draft(rule, verdict, from, to, message, why, isGone, verdict == WireVerdict.Breaking ? missing() : null));
    }

    /// <summary>The responses by status; a range may be written in lower case.</summary>
    private static Dictionary<string, JsonNode> ByStatus(JsonNode? responses)
    {
        Dictionary<string, JsonNode> byStatus = new(StringComparer.Ordinal);
        foreach (JsonField response in responses.Entries())
        {
            if (response.Name.Length > 0 && !response.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                bool isRange = response.Name.EndsWith("xx", StringComparison.Ordinal);
                byStatus.TryAdd(isRange ? response.Name.ToUpperInvariant() : response.Name, response.Value);
            }
        }

        return byStatus;
    }
}
