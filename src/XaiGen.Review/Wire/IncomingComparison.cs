using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// Compares calls that the API makes and its users receive: webhooks and callbacks. Here users read the request and send the response.
/// </summary>
internal sealed class IncomingComparison(
    SchemaComparison schemas, OperationDrafts drafts, ContractDocument old, ContractDocument @new, DateOnly today)
{
    public void CompareWebhooks()
    {
        JsonMapping? before = old.Root.Mapping("webhooks"), after = @new.Root.Mapping("webhooks");
        Compare(
            before, after, old.Root, @new.Root, WireRules.WebhookRemoved, WireRules.WebhookAdded, name => $"the webhook '{name}'", null, (
            left, right, words) =>
        {
            if (old.Resolve(left) is JsonMapping oldItem && @new.Resolve(right) is JsonMapping newItem)
            {
                CompareItems(oldItem, newItem, words, words);
            }
        });
    }

    public void CompareCallbacks(string label, JsonMapping left, JsonMapping right)
        => Compare(
            left.Mapping("callbacks"), right.Mapping("callbacks"), left, right, WireRules.CallbackRemoved, WireRules.CallbackAdded,
            name => $"the callback '{name}' of {label}", label, (before, after, words) => CompareAddresses(before, after, words, label));

    private void Compare(
        JsonMapping? before, JsonMapping? after, JsonNode oldPlace, JsonNode newPlace, ReviewRule removed, ReviewRule added,
        Func<string, string> words,
        string? label,
        Action<JsonNode, JsonNode, string> compare)
    {
        foreach (JsonField call in before.Entries())
        {
            if (after?[call.Name] is { } match)
            {
                compare(call.Value, match, words(call.Name));
            }
            else
            {
                drafts.Add(label, Direction.Response, new Draft(
                    removed, WireVerdict.Breaking, call.Value, after ?? newPlace, $"{ValueComparison.Begin(words(call.Name))} is gone.",
                    "Receivers expect calls that no longer come.", IsGone: true));
            }
        }

        foreach (JsonField call in after.Entries())
        {
            if (before?[call.Name] is null)
            {
                drafts.Add(label, Direction.Response, new Draft(
                    added, WireVerdict.Compatible, before ?? oldPlace, call.Value, $"{ValueComparison.Begin(words(call.Name))} is new."));
            }
        }
    }

    /// <summary>Compares a callback's calls, one for each expression that the URL is taken from.</summary>
    private void CompareAddresses(JsonNode left, JsonNode right, string words, string label)
    {
        JsonField[] before = [.. Calls(old.Resolve(left))], after = [.. Calls(@new.Resolve(right))];
        foreach (JsonField call in before)
        {
            JsonField match = before.Length == 1 && after.Length == 1
                ? after[0]
                : after.FirstOrDefault(other => other.Name == call.Name);
            if (match == default)
            {
                drafts.Add(label, Direction.Response, new Draft(
                    WireRules.CallbackRemoved, WireVerdict.Breaking, call.Value, right,
                    $"{ValueComparison.Begin(words)} no longer calls '{call.Name}'.",
                    "Receivers expect calls that no longer come.", IsGone: true));
                continue;
            }

            if (match.Name != call.Name)
            {
                drafts.Add(label, Direction.Response, new Draft(
                    WireRules.CallbackUrlChanged, WireVerdict.Breaking, call.Value, match.Value,
                    $"{ValueComparison.Begin(words)} calls '{match.Name}' now, and not '{call.Name}'.",
                    "Callers that provide their URL as before are no longer called."));
            }

            if (old.Resolve(call.Value) is JsonMapping oldItem && @new.Resolve(match.Value) is JsonMapping newItem)
            {
                CompareItems(oldItem, newItem, words, label);
            }
        }

        static IEnumerable<JsonField> Calls(JsonNode? callback)
            => callback.Entries().Where(field => !field.Name.StartsWith("x-", StringComparison.Ordinal));
    }

    private void CompareItems(JsonMapping left, JsonMapping right, string words, string label)
    {
        Dictionary<string, JsonMapping> before = old.OperationsOf(left), after = @new.OperationsOf(right);
        foreach (string method in before.Keys.Union(after.Keys))
        {
            switch (before.GetValueOrDefault(method), after.GetValueOrDefault(method))
            {
                case ({ } removed, null):
                    drafts.Add(label, Direction.Response, new Draft(
                        WireRules.OperationRemoved, WireVerdict.Breaking, removed, right,
                        $"{ValueComparison.Begin(words)} no longer comes as {method.ToUpperInvariant()}.",
                        "Receivers expect calls that no longer come.", IsGone: true));
                    break;
                case (null, { } added):
                    drafts.Add(label, Direction.Response, new Draft(
                        WireRules.OperationAdded, WireVerdict.Compatible, left, added,
                        $"{ValueComparison.Begin(words)} also comes as {method.ToUpperInvariant()} now."));
                    break;
                case ({ } from, { } to):
                    new OperationComparison(schemas, drafts, today, Direction.Response).Compare(
                        new OperationSide(old, from, left, ""), new OperationSide(@new, to, right, ""), label, words);
                    break;
            }
        }
    }
}
