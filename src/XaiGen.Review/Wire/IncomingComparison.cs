using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>
/// Compares calls that the API makes and its users receive: webhooks and callbacks. Here users read the request and send the response.
/// </summary>
internal sealed class IncomingComparison(
    SchemaComparison schemas, OperationDrafts drafts, ContractDocument old, ContractDocument @new, DateOnly today)
{
    public void CompareWebhooks()
    {
        JObject? before = old.Root.Mapping("webhooks"), after = @new.Root.Mapping("webhooks");
        Compare(
            before, after, old.Root, @new.Root, WireRules.WebhookRemoved, WireRules.WebhookAdded, name => $"the webhook '{name}'", null, (
            left, right, words) =>
        {
            if (old.Resolve(left) is JObject oldItem && @new.Resolve(right) is JObject newItem)
            {
                CompareItems(oldItem, newItem, words, words);
            }
        });
    }

    public void CompareCallbacks(string label, JObject left, JObject right)
        => Compare(
            left.Mapping("callbacks"), right.Mapping("callbacks"), left, right, WireRules.CallbackRemoved, WireRules.CallbackAdded,
            name => $"the callback '{name}' of {label}", label, (before, after, words) => CompareAddresses(before, after, words, label));

    private void Compare(
        JObject? before, JObject? after, JToken oldPlace, JToken newPlace, ReviewRule removed, ReviewRule added, Func<string, string> words,
        string? label,
        Action<JToken, JToken, string> compare)
    {
        foreach (JProperty call in before?.Properties() ?? [])
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

        foreach (JProperty call in after?.Properties() ?? [])
        {
            if (before?[call.Name] is null)
            {
                drafts.Add(label, Direction.Response, new Draft(
                    added, WireVerdict.Compatible, before ?? oldPlace, call.Value, $"{ValueComparison.Begin(words(call.Name))} is new."));
            }
        }
    }

    /// <summary>Compares a callback's calls, one for each expression that the URL is taken from.</summary>
    private void CompareAddresses(JToken left, JToken right, string words, string label)
    {
        JProperty[] before = [.. Calls(old.Resolve(left))], after = [.. Calls(@new.Resolve(right))];
        foreach (JProperty call in before)
        {
            JProperty? match = after.FirstOrDefault(other => other.Name == call.Name)
                ?? (before.Length == 1 && after.Length == 1 ? after[0] : null);
            if (match is null)
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

            if (old.Resolve(call.Value) is JObject oldItem && @new.Resolve(match.Value) is JObject newItem)
            {
                CompareItems(oldItem, newItem, words, label);
            }
        }

        static IEnumerable<JProperty> Calls(JToken? callback)
            => callback.Entries().Where(field => !field.Name.StartsWith("x-", StringComparison.Ordinal));
    }

    private void CompareItems(JObject left, JObject right, string words, string label)
    {
        Dictionary<string, JObject> before = old.OperationsOf(left), after = @new.OperationsOf(right);
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
