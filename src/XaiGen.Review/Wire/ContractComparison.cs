using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;
using XaiGen.Review.Witnesses;

namespace XaiGen.Review.Wire;

/// <summary>Two documents: which operations are gone, new or still there.</summary>
internal sealed partial class ContractComparison(ContractDocument old, ContractDocument @new, DateOnly today)
{
    private readonly SchemaComparison _schemas = new(new SchemaViews(old), new SchemaViews(@new), today);

    private readonly Lazy<JObject> _oldCalls = new(() => Exchange.Calls(LabelsOf(old)));
    private readonly Lazy<JObject> _newCalls = new(() => Exchange.Calls(LabelsOf(@new)));

    public OperationDrafts Drafts { get; } = new();

    public PairGraph Graph => _schemas.Graph;

    private IncomingComparison Incoming => new(_schemas, Drafts, old, @new);

    /// <summary>A search for values that show what the pairs break.</summary>
    public WitnessSearch Witnesses(IReadOnlyList<SchemaPair> pairs)
    {
        var search = new WitnessSearch(_schemas.OldViews, _schemas.NewViews);
        foreach (SchemaPair pair in pairs)
        {
            search.Add(pair);
        }

        return search;
    }

    public void Run()
    {
        var reading = new ReadingComparison(old, @new, Drafts);
        Drafts.Isolate(null, "what was not read", old.Root, @new.Root, reading.CompareProblems);
        ComparePaths();
        Drafts.Isolate(null, "unused schemas", old.Root, @new.Root, reading.CompareUnused);
        Drafts.Isolate(null, "webhooks", old.Root, @new.Root, Incoming.CompareWebhooks);
        Drafts.Isolate(null, "security schemes", old.Root, @new.Root, new SecurityComparison(old, @new, Drafts).CompareSchemes);
        Drafts.Isolate(null, "servers", old.Root, @new.Root, () => CompareServers(old.Root["servers"], @new.Root["servers"], old.Root, @new.Root, label: null));
        _schemas.Run();
    }

    private void ComparePaths()
    {
        JToken oldPaths = old.Root["paths"] ?? old.Root, newPaths = @new.Root["paths"] ?? @new.Root;
        Dictionary<string, JProperty> before = ByTemplate(oldPaths), after = ByTemplate(newPaths);
        foreach ((string? template, JProperty? path) in before)
        {
            if (after.TryGetValue(template, out JProperty? match))
            {
                Drafts.Isolate(null, $"the operations of '{path.Name}'", path.Value, match.Value, () => CompareItems(path, match));
            }
            else
            {
                Drafts.Isolate(null, $"the operations of '{path.Name}'", path.Value, newPaths, () => PathRemoved(path, newPaths));
            }
        }

        foreach ((string? template, JProperty? path) in after)
        {
            if (!before.ContainsKey(template))
            {
                foreach ((string? method, JObject? operation) in @new.OperationsOf(path.Value))
                {
                    Drafts.Add(Label(method, path), null, new Draft(WireRules.PathAdded, WireVerdict.Compatible, oldPaths, operation, $"{Label(method, path)} is new."));
                }
            }
        }
    }

    /// <summary>The names of path parameters are not on the wire.</summary>
    private static Dictionary<string, JProperty> ByTemplate(JToken paths)
    {
        Dictionary<string, JProperty> byTemplate = new(StringComparer.Ordinal);
        foreach (JProperty path in paths.Entries())
        {
            if (path.Name.StartsWith('/'))
            {
                byTemplate.TryAdd(Placeholder().Replace(path.Name, "{}"), path);
            }
        }

        return byTemplate;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();

    private static IEnumerable<string> LabelsOf(ContractDocument document)
        => ByTemplate(document.Root["paths"] ?? document.Root).Values.SelectMany(path => document.OperationsOf(path.Value).Keys.Select(method => Label(method, path)));

    private static string Label(string method, JProperty path) => $"{method.ToUpperInvariant()} {path.Name}";

    private void PathRemoved(JProperty path, JToken newPaths)
    {
        foreach ((string? method, JObject? operation) in old.OperationsOf(path.Value))
        {
            OperationRemoved(WireRules.PathRemoved, Label(method, path), operation, newPaths);
        }
    }

    private void OperationRemoved(ReviewRule rule, string label, JObject operation, JToken @newPlace)
    {
        var lifecycle = Lifecycle.Of(operation);
        bool mayGo = !lifecycle.IsPromised || lifecycle.MayGo(today);
        string message = lifecycle switch
        {
            { IsPromised: false } => $"{label} is gone; it was {lifecycle.Stability}.",
            { IsDeprecated: true, SunsetDate: { } end } => $"{label} is gone; it was announced to end on {end:yyyy-MM-dd}.",
            { IsDeprecated: true } => $"{label} is gone; it was deprecated.",
            _ => $"{label} is gone.",
        };
        Drafts.Add(label, null, new Draft(
            rule, mayGo ? WireVerdict.Compatible : WireVerdict.Breaking, operation, newPlace, message, mayGo ? null : "Every call of it fails.", IsGone: true,
            Exchange.OfCall(label, _oldCalls.Value, _newCalls.Value)));
    }

    private void CompareItems(JProperty oldPath, JProperty newPath)
    {
        JToken oldItem = old.Resolve(oldPath.Value) ?? oldPath.Value, newItem = @new.Resolve(newPath.Value) ?? newPath.Value;
        Dictionary<string, JObject> before = old.OperationsOf(oldItem), after = @new.OperationsOf(newItem);
        foreach (string method in before.Keys.Union(after.Keys))
        {
            string label = Label(method, newPath);
            switch (before.GetValueOrDefault(method), after.GetValueOrDefault(method))
            {
                case ({ } removed, null):
                    OperationRemoved(WireRules.OperationRemoved, Label(method, oldPath), removed, newItem);
                    break;
                case (null, { } added):
                    Drafts.Add(label, null, new Draft(WireRules.OperationAdded, WireVerdict.Compatible, oldItem, added, $"{label} is new."));
                    break;
                case ({ } left, { } right):
                    CompareOperation(new OperationSide(old, left, oldItem, oldPath.Name), new OperationSide(@new, right, newItem, newPath.Name), label);
                    break;
            }
        }
    }

    private void CompareOperation(OperationSide left, OperationSide right, string label)
    {
        CompareLifecycle(left.Node, right.Node, label);
        if (Lifecycle.Of(left.Node) is { IsPromised: false, Stability: { } stability })
        {
            if (!_schemas.AreUnchanged(left.Node, right.Node))
            {
                Drafts.Add(label, null, new Draft(
                    WireRules.UnpromisedSkipped, WireVerdict.Compatible, left.Node, right.Node, $"{label} differs and was not compared: it was {stability}.", "Its contract promises nothing yet."));
            }

            return;
        }

        if (left.Node.Scalar("operationId") != right.Node.Scalar("operationId"))
        {
            Drafts.Add(label, null, new Draft(
                WireRules.OperationIdChanged, WireVerdict.Compatible, left.Node["operationId"] ?? left.Node, right.Node["operationId"] ?? right.Node,
                $"The operationId of {label} went from '{left.Node.Scalar("operationId")}' to '{right.Node.Scalar("operationId")}'.",
                "It is not sent. Generated code takes names from it."));
        }

        Isolate("parameters", () => new ParameterComparison(_schemas, Drafts, label, today).Compare(left, right));
        Isolate("bodies", () => new BodyComparison(_schemas, Drafts, label, old, @new).Compare(left.Node, right.Node));
        Isolate("security", () => new SecurityComparison(old, @new, Drafts).CompareOperation(label, left.Node, right.Node));
        Isolate("servers", () => CompareServers(left, right, label));
        Isolate("callbacks", () => Incoming.CompareCallbacks(label, left.Node, right.Node));

        void Isolate(string what, Action compare) => Drafts.Isolate(label, $"the {what} of {label}", left.Node, right.Node, compare);
    }

    private void CompareLifecycle(JObject left, JObject right, string label)
    {
        Lifecycle before = Lifecycle.Of(left), after = Lifecycle.Of(right);
        foreach (Draft draft in Lifecycle.Compare(before, after, label, today))
        {
            Drafts.Add(label, null, draft);
        }

        if (before.IsDeprecated != after.IsDeprecated)
        {
            string end = after.SunsetDate is { } date ? $" and ends on {date:yyyy-MM-dd}" : "";
            Drafts.Add(label, null, after.IsDeprecated
                ? new Draft(WireRules.Deprecated, WireVerdict.Compatible, left, right, $"{label} is deprecated now{end}.")
                : new Draft(WireRules.Reactivated, WireVerdict.Compatible, left, right, $"{label} is no longer deprecated."));
        }
    }

    /// <summary>The servers of an operation or of its path stand for those of the document; without any, its are compared once for all.</summary>
    private void CompareServers(OperationSide left, OperationSide right, string label)
    {
        JToken? before = left.Node["servers"] ?? left.PathItem.Field("servers"), after = right.Node["servers"] ?? right.PathItem.Field("servers");
        if (before is not null || after is not null)
        {
            CompareServers(before ?? old.Root["servers"], after ?? @new.Root["servers"], left.Node, right.Node, label);
        }
    }

    private void CompareServers(JToken? oldServers, JToken? newServers, JToken oldPlace, JToken newPlace, string? label)
    {
        JToken[] before = [.. oldServers.Items()], after = [.. newServers.Items()];
        string whose = label is null ? "" : $" of {label}";
        foreach (JToken server in before.Where(server => !after.Any(other => Same(server, other))))
        {
            Drafts.Add(label, null, new Draft(
                WireRules.ServerRemoved, WireVerdict.Warning, server, newServers ?? newPlace, $"The server '{server.Scalar("url")}'{whose} is no longer named.",
                "Whether it goes on answering, the contract does not say.", IsGone: true));
        }

        foreach (JToken server in after.Where(server => !before.Any(other => Same(server, other))))
        {
            Drafts.Add(label, null, new Draft(WireRules.ServerAdded, WireVerdict.Compatible, oldServers ?? oldPlace, server, $"The server '{server.Scalar("url")}'{whose} is new."));
        }

        static bool Same(JToken left, JToken right)
            => left is JObject && right is JObject && left.Scalar("url")?.TrimEnd('/') == right.Scalar("url")?.TrimEnd('/');
    }
}

/// <summary>An operation in one of the two documents.</summary>
internal sealed record OperationSide(ContractDocument Document, JObject Node, JToken PathItem, string Path);
