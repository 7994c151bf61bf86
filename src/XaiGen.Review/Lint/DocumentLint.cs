using System.Text.RegularExpressions;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Lint;

/// <summary>Checks the parts that belong to the whole document: servers, tags, scopes.</summary>
internal sealed partial class DocumentLint(ContractDocument document, LintFindings findings)
{
    public void Check()
    {
        foreach (JsonNode server in ServersOf(document.Root))
        {
            findings.Isolate("this server", server, () => CheckServer(server));
        }

        CheckTags();
        CheckScopes(document.Root, null);
        foreach (JsonField path in document.Root.Entries("paths"))
        {
            foreach ((string method, JsonMapping operation) in document.OperationsOf(path.Value))
            {
                CheckScopes(operation, $"{method.ToUpperInvariant()} {path.Name}");
            }
        }
    }

    private IEnumerable<JsonNode> ServersOf(JsonNode root)
        => root.Items("servers").Concat(root.Entries("paths").SelectMany(path => path.Value.Items("servers")
            .Concat(document.OperationsOf(path.Value).Values.SelectMany(operation => operation.Items("servers")))));

    private void CheckServer(JsonNode server)
    {
        string url = server.Scalar("url") ?? "";
        JsonNode at = server.Field("url") ?? server;
        if (Example().IsMatch(url))
        {
            Say(at, Severity.Info, $"The server '{url}' is an example, which nobody can call.");
        }

        if (url.Length > 1 && url.EndsWith('/'))
        {
            Say(at, Severity.Info, $"The server '{url}' ends with a slash, and so paths have two after one another. Remove it.");
        }

        string[] used = [.. Placeholder().Matches(url).Select(match => match.Groups[1].Value)];
        foreach (string name in used.Where(name => server.Mapping("variables").Field(name) is null))
        {
            Say(
                at, Severity.Warning,
                $"The server '{url}' has '{{{name}}}', which is not among its variables. Declare it, with a default.");
        }

        foreach (JsonField variable in server.Entries("variables"))
        {
            string? value = variable.Value.Scalar("default");
            IReadOnlyList<JsonNode> values = variable.Value.Items("enum");
            string? fault = !used.Contains(variable.Name) ? "is not in its URL. Remove it."
                : value is null ? "has no default, which is required."
                : variable.Value.Field("enum") is JsonList { Count: 0 } ? "has an empty list of values. Name them, or remove the list."
                : values.Count > 0 && values.All(each => each.Scalar() != value)
                    ? $"has the default '{value}', which is not among its values."
                : null;
            if (fault is not null)
            {
                Say(variable.Value, Severity.Warning, $"The variable '{variable.Name}' of the server '{url}' {fault}");
            }
        }

        void Say(JsonNode place, Severity severity, string message)
            => findings.Add(LintRules.ServerUnusable, severity, place, message, "Callers get the URL of their calls from it.");
    }

    private void CheckTags()
    {
        foreach (IGrouping<string, JsonNode> same in document.Root.Items("tags").Where(tag => tag.Scalar("name") is not null)
            .GroupBy(tag => tag.Scalar("name")!))
        {
            foreach (JsonNode again in same.Skip(1))
            {
                findings.Add(
                    LintRules.TagTwice, Severity.Warning, again, $"The tag '{same.Key}' is declared twice. Remove one of them.",
                    "Only one of the descriptions is used.");
            }
        }

        // OpenAPI 3.2 nests tags.
        HashSet<string> declared = [.. document.Root.Items("tags").Select(tag => tag.Scalar("name")).OfType<string>()];
        foreach (JsonNode tag in document.Root.Items("tags").Where(tag => tag.Scalar("parent") is { } parent && !declared.Contains(parent)))
        {
            findings.Add(
                LintRules.TagUndeclared, Severity.Warning, tag.Field("parent")!,
                $"'{tag.Scalar("parent")}', the parent of the tag '{tag.Scalar("name")}', is not declared. Correct the name, or declare it.",
                "The tag is in no group.");
        }
    }

    /// <summary>Scopes that an operation requires have to be among those that a caller can request.</summary>
    private void CheckScopes(JsonNode asking, string? label)
    {
        JsonMapping? schemes = document.Root.Mapping("components").Mapping("securitySchemes");
        foreach (JsonField needed in asking.Items("security").SelectMany(alternative => alternative.Entries()))
        {
            JsonNode? scheme = document.Resolve(schemes.Field(needed.Name));
            if (scheme.Text("type") != "oauth2")
            {
                continue;
            }

            HashSet<string> known =
                [.. scheme.Entries("flows").SelectMany(flow => flow.Value.Entries("scopes")).Select(scope => scope.Name)];
            foreach (JsonNode scope in needed.Value.Items().Where(scope => scope.Scalar() is { } name && !known.Contains(name)))
            {
                findings.Add(
                    LintRules.ScopeUndeclared, Severity.Warning, scope,
                    $"The scope '{scope.Scalar()}' is not declared by the security scheme '{needed.Name}'. Correct the name, or declare it.",
                    "Callers cannot request it.", label);
            }
        }
    }

    [GeneratedRegex(@"^https?://([^/]*\.)?example\.(com|org|net)(?=[:/]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();
}
