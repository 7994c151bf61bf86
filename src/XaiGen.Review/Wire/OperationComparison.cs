using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// Compares one operation of both documents. Webhooks and callbacks, which the API calls and users receive, have the opposite direction:
/// users read the request.
/// </summary>
/// <param name="schemas">Compares the schemas.</param>
/// <param name="drafts">Receives the differences.</param>
/// <param name="today">The date that sunset dates are compared with.</param>
/// <param name="sent">The direction of the operation's parameters and body, from the users' point of view.</param>
internal sealed class OperationComparison(SchemaComparison schemas, OperationDrafts drafts, DateOnly today, Direction sent)
{
    /// <param name="left">The old operation.</param>
    /// <param name="right">The new operation.</param>
    /// <param name="label">The operation that findings are reported for.</param>
    /// <param name="words">The operation's name in messages.</param>
    public void Compare(OperationSide left, OperationSide right, string label, string words)
    {
        CompareLifecycle(left.Node, right.Node, label, words);
        if (Lifecycle.Of(left.Node) is { IsPromised: false, Stability: { } stability })
        {
            if (Differs(left, right, label, words))
            {
                drafts.Add(label, null, new Draft(
                    WireRules.UnpromisedSkipped, WireVerdict.Compatible, left.Node, right.Node,
                    $"{ValueComparison.Begin(words)} differs and was not compared: it was {stability}.",
                    "Nothing is guaranteed for it yet."));
            }

            return;
        }

        CompareParts(left, right, label, words);
    }

    /// <summary>Whether a comparison of what the operation takes and returns would find anything.</summary>
    private bool Differs(OperationSide left, OperationSide right, string label, string words)
    {
        if (schemas.AreUnchanged(left.Node, right.Node))
        {
            return false;
        }

        OperationDrafts found = new();
        SchemaComparison own = new(schemas.OldViews, schemas.NewViews, today);
        new OperationComparison(own, found, today, sent).CompareParts(left, right, label, words);
        own.Run();
        return found.All.Count > 0 || own.Graph.Pairs.Any(pair => pair.Drafts.Count > 0);
    }

    private void CompareParts(OperationSide left, OperationSide right, string label, string words)
    {
        if (left.Node.Scalar("operationId") != right.Node.Scalar("operationId"))
        {
            drafts.Add(label, null, new Draft(
                WireRules.OperationIdChanged, WireVerdict.Compatible, left.Node["operationId"] ?? left.Node,
                right.Node["operationId"] ?? right.Node,
                $"The operationId of {words} went from {Quoted(left)} to {Quoted(right)}.",
                "It is not sent. Generated code takes names from it."));
        }

        bool isUnchanged = schemas.AreUnchanged(left.Node, right.Node);
        if (!isUnchanged || left.Path != right.Path
            || !schemas.AreUnchanged(left.PathItem.Field("parameters"), right.PathItem.Field("parameters")))
        {
            Isolate("parameters", () => new ParameterComparison(schemas, drafts, label, words, today, sent).Compare(left, right));
        }

        if (!isUnchanged)
        {
            Isolate("body", () => new BodyComparison(schemas, drafts, label, left.Document, right.Document, sent).Compare(
                left.Node, right.Node, words));
            Isolate("responses", () => new ResponseComparison(
                schemas, drafts, label, words, left.Document, right.Document, sent).Compare(left.Node, right.Node));
        }

        // These depend on more than the operation.
        Isolate("security", () => new SecurityComparison(left.Document, right.Document, drafts).CompareOperation(
            label, words, left.Node, right.Node, sent));
        Isolate("servers", () => new ServerComparison(drafts).CompareOperation(left, right, label, words));
        if (sent == Direction.Request)
        {
            Isolate("callbacks", () => new IncomingComparison(schemas, drafts, left.Document, right.Document, today).CompareCallbacks(
                label, left.Node, right.Node));
        }

        void Isolate(string what, Action compare) => drafts.Isolate(label, $"the {what} of {words}", left.Node, right.Node, compare);
    }

    private static string Quoted(OperationSide side) => side.Node.Scalar("operationId") is { } id ? $"'{id}'" : "none";

    private void CompareLifecycle(JsonMapping left, JsonMapping right, string label, string words)
    {
        Lifecycle before = Lifecycle.Of(left), after = Lifecycle.Of(right);
        foreach (Draft draft in Lifecycle.Compare(before, after, words, today))
        {
            drafts.Add(label, null, draft);
        }

        if (before.IsDeprecated != after.IsDeprecated)
        {
            string name = ValueComparison.Begin(words), end = after.SunsetDate is { } date ? $" and ends on {date:yyyy-MM-dd}" : "";
            drafts.Add(label, null, after.IsDeprecated
                ? new Draft(WireRules.Deprecated, WireVerdict.Compatible, left, right, $"{name} is deprecated now{end}.")
                : new Draft(WireRules.Reactivated, WireVerdict.Compatible, left, right, $"{name} is no longer deprecated."));
        }
    }
}
