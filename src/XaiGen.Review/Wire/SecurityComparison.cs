using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Wire;

/// <summary>Who is let in. A caller is let in with any one of the alternatives, and an alternative may need several schemes and scopes.</summary>
internal sealed class SecurityComparison(ContractDocument oldDocument, ContractDocument newDocument, OperationDrafts drafts)
{
    public void CompareOperation(string label, JObject old, JObject @new)
    {
        JToken? oldSecurity = old["security"] ?? oldDocument.Root["security"], newSecurity = @new["security"] ?? newDocument.Root["security"];
        HashSet<string>[] before = Alternatives(oldSecurity), after = Alternatives(newSecurity);
        JToken oldAt = old["security"] ?? oldSecurity ?? old, newAt = @new["security"] ?? newSecurity ?? @new;
        HashSet<string>[] shutOut = [.. before.Where(had => !after.Any(needed => needed.IsSubsetOf(had)))];
        HashSet<string>[] letIn = [.. after.Where(needed => !before.Any(had => had.IsSubsetOf(needed)))];
        if (shutOut.Length > 0)
        {
            drafts.Request(
                label, WireRules.SecurityTightened, WireVerdict.Breaking, oldAt, newAt,
                $"{label} no longer lets in who comes with {Text(shutOut)}; it needs {Text(after)}.",
                "Callers that were let in are turned away.",
                exchange: Exchange.OfCredentials(label, shutOut[0], before, after));
        }
        else if (letIn.Length > 0 || before.Length != after.Length)
        {
            if (before.Any(had => !after.Any(needed => needed.SetEquals(had))) || letIn.Length > 0)
            {
                drafts.Request(label, WireRules.SecurityRelaxed, WireVerdict.Compatible, oldAt, newAt, $"{label} lets in more than before: {Text(after)}.");
            }
        }
        else if (before.Any(had => !after.Any(needed => needed.SetEquals(had))))
        {
            drafts.Request(label, WireRules.SecurityRelaxed, WireVerdict.Compatible, oldAt, newAt, $"{label} needs less than before: {Text(after)}.");
        }
    }

    /// <summary>Compares the schemes that the old contract asks for.</summary>
    public void CompareSchemes()
    {
        HashSet<string> used = [.. oldDocument.Root.Entries("paths")
            .SelectMany(path => oldDocument.OperationsOf(path.Value).Values)
            .Append(oldDocument.Root)
            .SelectMany(asking => Alternatives(asking["security"]))
            .SelectMany(needs => needs)];
        JObject? before = oldDocument.Root.Mapping("components").Mapping("securitySchemes"), after = newDocument.Root.Mapping("components").Mapping("securitySchemes");
        foreach (JProperty scheme in before?.Properties() ?? [])
        {
            if (!used.Contains(scheme.Name) || oldDocument.Resolve(scheme.Value) is not JObject old || newDocument.Resolve(after?[scheme.Name]) is not JObject now)
            {
                continue;
            }

            foreach (string field in (string[])["type", "scheme", "in", "name", "flows", "openIdConnectUrl"])
            {
                if (Text(old[field], field) != Text(now[field], field))
                {
                    WireVerdict verdict = field is "flows" or "openIdConnectUrl" ? WireVerdict.Warning : WireVerdict.Breaking;
                    drafts.Add(null, Direction.Request, new Draft(
                        WireRules.SecuritySchemeChanged, verdict, old[field] ?? old, now[field] ?? now,
                        $"The '{field}' of the security scheme '{scheme.Name}' went from {ValueComparison.Show(old[field])} to {ValueComparison.Show(now[field])}.",
                        verdict == WireVerdict.Breaking ? "Callers that authenticate as before are turned away." : "Callers get their tokens elsewhere or with other scopes."));
                }
            }
        }

        // The names of HTTP schemes are the same in any case.
        static string? Text(JToken? value, string field) => field == "scheme" ? value?.ToString().ToLowerInvariant() : value?.ToString();
    }

    /// <summary>Each alternative as its schemes and scopes. Without any, everyone is let in.</summary>
    private static HashSet<string>[] Alternatives(JToken? security)
        => security is JArray { Count: > 0 } list
            ? [.. list.OfType<JObject>().Select(alternative => new HashSet<string>(alternative.Properties().SelectMany(Needs), StringComparer.Ordinal))]
            : [[]];

    private static IEnumerable<string> Needs(JProperty scheme)
        => ((scheme.Value as JArray)?.Select(scope => $"{scheme.Name}:{scope}") ?? []).Prepend(scheme.Name);

    private static string Text(HashSet<string>[] alternatives)
        => string.Join(" or ", alternatives.Select(needs => needs.Count == 0 ? "nothing" : string.Join(" and ", needs.Order(StringComparer.Ordinal))));
}
