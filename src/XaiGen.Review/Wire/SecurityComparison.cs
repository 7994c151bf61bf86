using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// Compares the required credentials. A caller needs to satisfy one of the alternatives, and each alternative may require several schemes
/// and scopes.
/// </summary>
internal sealed class SecurityComparison(ContractDocument oldDocument, ContractDocument newDocument, OperationDrafts drafts)
{
    private static readonly string[] s_fields = ["type", "scheme", "in", "name", "flows", "openIdConnectUrl"];

    private static readonly string[] s_urls = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

    /// <param name="label">The operation that findings are reported for.</param>
    /// <param name="words">The operation's name in messages.</param>
    /// <param name="old">The old operation.</param>
    /// <param name="new">The new operation.</param>
    /// <param name="sent">Whether users send the credentials, or receive them with incoming calls.</param>
    public void CompareOperation(string label, string words, JsonMapping old, JsonMapping @new, Direction sent)
    {
        JsonNode? oldSecurity = Own(old, oldDocument), newSecurity = Own(@new, newDocument);
        HashSet<string>[] before = Alternatives(oldSecurity, isOld: true), after = Alternatives(newSecurity, isOld: false);
        JsonNode oldAt = oldSecurity ?? old, newAt = newSecurity ?? @new;
        HashSet<string>[] shutOut = [.. before.Where(had => !after.Any(needed => needed.IsSubsetOf(had)))];
        HashSet<string>[] letIn = [.. after.Where(needed => !before.Any(had => had.IsSubsetOf(needed)))];
        string begin = ValueComparison.Begin(words);
        if (sent == Direction.Response)
        {
            if (letIn.Length > 0)
            {
                Say(
                    WireRules.SecurityRelaxed, WireVerdict.Breaking,
                    $"{begin} may come with {Text(letIn)} now; it came with {Text(before)}.",
                    "Receivers that check the credentials reject it.");
            }
            else if (shutOut.Length > 0)
            {
                Say(
                    WireRules.SecurityTightened, WireVerdict.Warning, $"{begin} comes with {Text(after)} now; it came with {Text(before)}.",
                    "Receivers that do not expect credentials may reject it.");
            }
        }
        else if (shutOut.Length > 0)
        {
            Say(
                WireRules.SecurityTightened, WireVerdict.Breaking,
                $"{begin} no longer accepts callers with {Text(shutOut)}; it requires {Text(after)}.",
                "Callers that had access are rejected.", Exchange.OfCredentials(label, shutOut[0], before, after));
        }
        else if (letIn.Length > 0)
        {
            Say(WireRules.SecurityRelaxed, WireVerdict.Compatible, $"{begin} accepts further credentials: {Text(after)}.");
        }
        else if (before.Any(had => !after.Any(needed => needed.SetEquals(had))))
        {
            Say(WireRules.SecurityRelaxed, WireVerdict.Compatible, $"{begin} requires less than before: {Text(after)}.");
        }

        void Say(ReviewRule rule, WireVerdict verdict, string message, string? why = null, Exchange? exchange = null)
            => drafts.Add(label, sent, new Draft(rule, verdict, oldAt, newAt, message, why, false, exchange));

        // The document's credentials apply to calls to the API, not to calls that users receive.
        JsonNode? Own(JsonMapping operation, ContractDocument document)
            => operation["security"] ?? (sent == Direction.Request ? document.Root["security"] : null);
    }

    /// <summary>Compares the schemes that the old contract requires.</summary>
    public void CompareSchemes()
    {
        HashSet<string> used = [.. oldDocument.Root.Entries("paths")
            .SelectMany(path => oldDocument.OperationsOf(path.Value).Values)
            .Append(oldDocument.Root)
            .SelectMany(asking => Alternatives(asking["security"], isOld: true))
            .SelectMany(needs => needs)];
        JsonMapping? after = Schemes(newDocument);
        foreach (JsonField scheme in Schemes(oldDocument).Entries())
        {
            if (!used.Contains(scheme.Name)
                || oldDocument.Resolve(scheme.Value) is not JsonMapping old
                || newDocument.Resolve(after?[scheme.Name]) is not JsonMapping now)
            {
                continue;
            }

            // Another type has other fields, which are not changes of their own.
            bool isOtherType = !AreSame(old, now, "type");
            if (!isOtherType)
            {
                CompareFlows(scheme.Name, old, now);
            }

            foreach (string field in isOtherType ? ["type"] : s_fields.Where(field => field != "flows" && !AreSame(old, now, field)))
            {
                WireVerdict verdict = field == "openIdConnectUrl" ? WireVerdict.Warning : WireVerdict.Breaking;
                drafts.Add(null, Direction.Request, new Draft(
                    WireRules.SecuritySchemeChanged, verdict, old[field] ?? old, now[field] ?? now,
                    $"The '{field}' of the security scheme '{scheme.Name}' went from {ValueComparison.Show(old[field])} to "
                    + $"{ValueComparison.Show(now[field])}.",
                    verdict == WireVerdict.Breaking
                        ? "Callers that authenticate as before are rejected."
                        : "Callers get their tokens from another place."));
            }
        }
    }

    /// <summary>Compares the ways to get a token and the scopes that can be requested.</summary>
    private void CompareFlows(string scheme, JsonMapping old, JsonMapping now)
    {
        JsonMapping? before = old.Mapping("flows"), after = now.Mapping("flows");
        foreach (string flow in Names(before).Union(Names(after)))
        {
            JsonNode? left = before.Field(flow), right = after.Field(flow);
            string words = $"the {flow} flow of the security scheme '{scheme}'";
            if (left is null || right is null)
            {
                Say(
                    right is null ? WireVerdict.Warning : WireVerdict.Compatible, left, right,
                    $"{ValueComparison.Begin(words)} is {(right is null ? "gone" : "new")}.",
                    right is null ? "Callers that get their tokens with it may be rejected." : "Callers may get their tokens with it.");
                continue;
            }

            foreach (string url in s_urls.Where(url => left.Scalar(url) != right.Scalar(url)))
            {
                Say(
                    WireVerdict.Warning, left.Field(url) ?? left, right.Field(url) ?? right,
                    $"The {url} of {words} went from {ValueComparison.Show(left.Field(url))} to {ValueComparison.Show(right.Field(url))}.",
                    "Callers get their tokens from another place.");
            }

            // The text of a scope is its description.
            JsonMapping? had = left.Mapping("scopes"), has = right.Mapping("scopes");
            foreach (string scope in Names(had).Except(Names(has)))
            {
                Say(
                    WireVerdict.Warning, had.Field(scope), null, $"{ValueComparison.Begin(words)} no longer has the scope '{scope}'.",
                    "Callers that request it may be rejected.");
            }

            foreach (string scope in Names(has).Except(Names(had)))
            {
                Say(
                    WireVerdict.Compatible, null, has.Field(scope), $"{ValueComparison.Begin(words)} has the new scope '{scope}'.",
                    "Callers may request it.");
            }

            void Say(WireVerdict verdict, JsonNode? from, JsonNode? to, string message, string why)
                => drafts.Add(null, Direction.Request, new Draft(
                    WireRules.SecuritySchemeChanged, verdict, from ?? left ?? before ?? old, to ?? right ?? after ?? now, message, why,
                    IsGone: to is null));
        }

        static IEnumerable<string> Names(JsonMapping? mapping)
            => mapping.Entries().Select(entry => entry.Name).Where(name => !name.StartsWith("x-", StringComparison.Ordinal));
    }

    /// <summary>Each alternative as its schemes and scopes. If there is none, every caller is accepted.</summary>
    private HashSet<string>[] Alternatives(JsonNode? security, bool isOld)
        => security is JsonList { Count: > 0 } list
            ? [.. list.OfType<JsonMapping>().Select(alternative =>
                new HashSet<string>(
                    alternative.SelectMany(scheme => Needs(scheme, isOld ? scheme.Name : OldName(scheme.Name))),
                    StringComparer.Ordinal))]
            : [[]];

    private static IEnumerable<string> Needs(JsonField scheme, string name)
        => ((scheme.Value as JsonList)?.Select(scope => $"{name} ({scope})") ?? []).Prepend(name);

    /// <summary>The old contract's name of a scheme: names are not sent.</summary>
    private string OldName(string name)
    {
        JsonMapping? before = Schemes(oldDocument), after = Schemes(newDocument);
        if (before is null || before[name] is not null || newDocument.Resolve(after?[name]) is not JsonMapping now)
        {
            return name;
        }

        return before.FirstOrDefault(
            scheme => after?[scheme.Name] is null && oldDocument.Resolve(scheme.Value) is JsonMapping old
                && AreSame(old, now)).Name ?? name;
    }

    private static JsonMapping? Schemes(ContractDocument document) => document.Root.Mapping("components").Mapping("securitySchemes");

    private static bool AreSame(JsonMapping old, JsonMapping now) => s_fields.All(field => AreSame(old, now, field));

    /// <remarks>The names of HTTP schemes and of headers are case-insensitive.</remarks>
    private static bool AreSame(JsonMapping old, JsonMapping now, string field)
        => field == "scheme" || (field == "name" && old.Scalar("in") == "header" && now.Scalar("in") == "header")
            ? string.Equals(old.Scalar(field), now.Scalar(field), StringComparison.OrdinalIgnoreCase)
            : NodeEquality.AreEqual(old[field], now[field]);

    private static string Text(HashSet<string>[] alternatives)
    {
        return string.Join(" or ", alternatives.Select(needs => needs.Count == 0 ? "no credentials" : string.Join(" and ", Shown(needs))));

        // A scope names its scheme, too.
        static IEnumerable<string> Shown(HashSet<string> needs)
            => needs.Where(need => !needs.Any(other => other.StartsWith($"{need} (", StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal);
    }
}
