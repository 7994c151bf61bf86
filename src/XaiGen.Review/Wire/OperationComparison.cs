using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>
/// One operation in both documents. Of webhooks and callbacks, which the API calls and users take, everything goes the other way: what is
/// sent elsewhere is read here.
/// </summary>
/// <param name="schemas">Where the schemas meet.</param>
/// <param name="drafts">What differs.</param>
/// <param name="today">The day by which announced ends are judged.</param>
/// <param name="sent">Which way the operation's parameters and its body travel, as users see it.</param>
internal sealed class OperationComparison(SchemaComparison schemas, OperationDrafts drafts, DateOnly today, Direction sent)
{
    /// <param name="left">The operation as it was.</param>
    /// <param name="right">The operation as it is.</param>
    /// <param name="label">The operation that findings are of.</param>
    /// <param name="words">What messages call it.</param>
    public void Compare(OperationSide left, OperationSide right, string label, string words)
    {
        CompareLifecycle(left.Node, right.Node, label, words);
        if (Lifecycle.Of(left.Node) is { IsPromised: false, Stability: { } stability })
        {
            if (!schemas.AreUnchanged(left.Node, right.Node))
            {
                drafts.Add(label, null, new Draft(
                    WireRules.UnpromisedSkipped, WireVerdict.Compatible, left.Node, right.Node,
                    $"{ValueComparison.Begin(words)} differs and was not compared: it was {stability}.",
                    "Its contract promises nothing yet."));
            }

            return;
        }

        if (left.Node.Scalar("operationId") != right.Node.Scalar("operationId"))
        {
            drafts.Add(label, null, new Draft(
                WireRules.OperationIdChanged, WireVerdict.Compatible, left.Node["operationId"] ?? left.Node,
                right.Node["operationId"] ?? right.Node,
                $"The operationId of {words} went from {Quoted(left)} to {Quoted(right)}.",
                "It is not sent. Generated code takes names from it."));
        }

        Isolate("parameters", () => new ParameterComparison(schemas, drafts, label, words, today, sent).Compare(left, right));
        Isolate(
            "body",
            () => new BodyComparison(schemas, drafts, label, left.Document, right.Document, sent).Compare(left.Node, right.Node, words));
        Isolate("responses", () => new ResponseComparison(schemas, drafts, label, words, left.Document, right.Document, sent).Compare(
            left.Node, right.Node));
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

    private void CompareLifecycle(JObject left, JObject right, string label, string words)
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
