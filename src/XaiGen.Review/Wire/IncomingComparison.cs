using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>Calls that the API makes and its users receive: webhooks and callbacks. What is a request elsewhere is read here, and the answer is sent.</summary>
internal sealed class IncomingComparison(SchemaComparison schemas, OperationDrafts drafts, ContractDocument old, ContractDocument @new)
{
    public void CompareWebhooks()
        => Compare(old.Root.Mapping("webhooks"), @new.Root.Mapping("webhooks"), old.Root, @new.Root, WireRules.WebhookRemoved, WireRules.WebhookAdded, name => $"the webhook '{name}'", null, Item);

    public void CompareCallbacks(string label, JObject left, JObject right)
        => Compare(
            left.Mapping("callbacks"), right.Mapping("callbacks"), left, right, WireRules.CallbackRemoved, WireRules.CallbackAdded,
            name => $"the callback '{name}' of {label}", label,
            // A callback has one address, as an expression whose wording is on no wire.
            static (document, callback) => Item(document, document.Resolve(callback).Entries().FirstOrDefault(field => !field.Name.StartsWith("x-", StringComparison.Ordinal))?.Value));

    private static JObject? Item(ContractDocument document, JToken? item) => document.Resolve(item) as JObject;

    private void Compare(
        JObject? before, JObject? after, JToken oldPlace, JToken newPlace, ReviewRule removed, ReviewRule added, Func<string, string> words, string? label, Func<ContractDocument, JToken?, JObject?> itemOf)
    {
        foreach (JProperty call in before?.Properties() ?? [])
        {
            if (after?[call.Name] is not { } match)
            {
                drafts.Add(label, null, new Draft(
                    removed, WireVerdict.Breaking, call.Value, after ?? newPlace, $"{ValueComparison.Begin(words(call.Name))} is gone.", "Receivers wait for calls that no longer come.", IsGone: true));
            }
            else if (itemOf(old, call.Value) is { } left && itemOf(@new, match) is { } right)
            {
                CompareItems(left, right, words(call.Name), label ?? words(call.Name));
            }
        }

        foreach (JProperty call in after?.Properties() ?? [])
        {
            if (before?[call.Name] is null)
            {
                drafts.Add(label, null, new Draft(added, WireVerdict.Compatible, before ?? oldPlace, call.Value, $"{ValueComparison.Begin(words(call.Name))} is new."));
            }
        }
    }

    private void CompareItems(JObject left, JObject right, string words, string label)
    {
        Dictionary<string, JObject> before = old.OperationsOf(left), after = @new.OperationsOf(right);
        foreach (string method in before.Keys.Intersect(after.Keys))
        {
            new BodyComparison(schemas, drafts, label, old, @new).CompareIncoming(before[method], after[method], words);
        }
    }
}
