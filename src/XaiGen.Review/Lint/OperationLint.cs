using XaiGen.Contract.Editing;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Lint;

/// <summary>Checks the information that every operation should have.</summary>
internal sealed class OperationLint(ContractDocument document, LintFindings findings)
{
    /// <summary>The first use of each tag.</summary>
    private readonly Dictionary<string, JsonScalar> _usedTags = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (JsonField path in document.Root.Entries("paths"))
        {
            CheckPath(path);
            foreach ((string? method, JsonMapping? operation) in document.OperationsOf(path.Value))
            {
                findings.Isolate("this operation", operation, () => Check(operation, method, path.Name));
            }
        }

        CheckTags();
        CheckPaths();
    }

    private void CheckPath(JsonField path)
    {
        string? fault = path.Name.Contains('?', StringComparison.Ordinal) ? "contains a query. Describe it by parameters."
            : path.Name.Length > 1 && path.Name.EndsWith('/') ? "ends with a slash, which many clients and proxies drop."
            : null;
        if (fault is not null)
        {
            findings.Add(
                LintRules.PathUnusual, Severity.Warning, path.Value, $"The path '{path.Name}' {fault}", "Requests may not find the operation.");
        }
    }

    /// <summary>If two paths match the same URL, one must be more specific; otherwise the match is ambiguous.</summary>
    private void CheckPaths()
    {
        (JsonField Path, string[] Parts)[] all = [.. document.Root.Entries("paths").Select(path => (path, path.Name.Split('/')))];
        for (int i = 0; i < all.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (string, string)[] parts = all[i].Parts.Length == all[j].Parts.Length ? [.. all[i].Parts.Zip(all[j].Parts)] : [];
                bool isMatch = parts.Length > 0
                    && parts.All(part => part.Item1 == part.Item2 || IsTemplate(part.Item1) || IsTemplate(part.Item2));
                bool isMorePrecise = parts.Any(part => !IsTemplate(part.Item1) && IsTemplate(part.Item2)), isLessPrecise =
                    parts.Any(part => IsTemplate(part.Item1) && !IsTemplate(part.Item2));
                if (isMatch && isMorePrecise == isLessPrecise
                    && document.OperationsOf(all[i].Path.Value).Keys.Intersect(document.OperationsOf(all[j].Path.Value).Keys).Any())
                {
                    findings.Add(
                        LintRules.PathsAmbiguous, Severity.Warning, all[i].Path.Value,
                        $"'{all[i].Path.Name}' and '{all[j].Path.Name}' match the same URLs.",
                        "Which operation a request is for depends on who reads it.");
                }
            }
        }

        static bool IsTemplate(string part) => part.StartsWith('{') && part.EndsWith('}');
    }

    private void Check(JsonMapping operation, string method, string path)
    {
        string label = $"{method.ToUpperInvariant()} {path}";
        switch (operation["operationId"])
        {
            case null:
                findings.Add(
                    LintRules.OperationIdMissing, Severity.Error, operation, $"{label} has no operationId.",
                    "The method's name comes from it.", label,
                    document.Edit(fixes => fixes.AddOperationId(ContractDocument.PointerOf(operation), method, path)));
                break;
            case JsonScalar { Value: string id } written when id.Length == 0
                || !char.IsAsciiLetterLower(id[0]) || !id.All(char.IsAsciiLetterOrDigit):
                Say(
                    LintRules.Naming, Severity.Info, written, $"The operationId '{id}' is not written in camelCase.",
                    "One convention makes names foreseeable.");
                break;
        }

        if (operation.Items("tags") is { Count: > 0 } used)
        {
            foreach (JsonScalar tag in used.OfType<JsonScalar>())
            {
                _usedTags.TryAdd(tag.ToString(), tag);
            }
        }
        else
        {
            Say(
                LintRules.TagMissing, Severity.Warning, operation, $"{label} has no tag.",
                "The tag says to which sub-client the method belongs.");
        }

        if (operation["summary"] is null && operation["description"] is null)
        {
            Say(
                LintRules.DescriptionMissing, Severity.Warning, operation, $"{label} has neither summary nor description.",
                "It becomes the method's documentation.");
        }

        foreach (JsonNode written in operation.Items("parameters"))
        {
            if (document.Resolve(written) is JsonMapping parameter && parameter["description"] is null)
            {
                Say(
                    LintRules.DescriptionMissing, Severity.Warning, written,
                    $"The parameter '{parameter.Scalar("name")}' of {label} has no description.",
                    "It becomes the argument's documentation.");
            }
        }

        CheckErrors(operation, label);

        void Say(ReviewRule rule, Severity severity, JsonNode at, string message, string why)
            => findings.Add(rule, severity, at, message, why, label);
    }

    private void CheckTags()
    {
        HashSet<string> declared = [.. document.Root.Items("tags").Select(tag => tag.Scalar("name") ?? "")];
        KeyValuePair<string, JsonScalar>[] unknown = [.. _usedTags.Where(tag => !declared.Contains(tag.Key))];
        Fix? all = document.Root["tags"] is null && unknown.Length > 0
            ? document.Edit(fixes => fixes.AddTags([.. unknown.Select(tag => tag.Key)]))
            : null;
        foreach ((string name, JsonScalar use) in unknown)
        {
            findings.Add(
                LintRules.TagUndeclared, Severity.Warning, use, $"The tag '{name}' is not among the document's tags.",
                "Its sub-client has no description.",
                fix: all ?? document.Edit(fixes => fixes.AddTag(name)));
        }
    }

    private static bool HasSchema(JsonNode? mediaType) => (mediaType.Field("schema") ?? mediaType.Field("itemSchema")) is not null;

    private void CheckErrors(JsonMapping operation, string label)
    {
        JsonField[] errors = [.. operation.Entries("responses").Where(response => response.Name is ['4' or '5', ..] or "default")];
        if (errors.Length == 0)
        {
            findings.Add(
                LintRules.ErrorsMissing, Severity.Warning, operation, $"{label} names no error response.",
                "Callers cannot know what an error looks like.", label);
        }

        if (!operation.Entries("responses").Any(response => response.Name is ['1' or '2' or '3', ..] or "default"))
        {
            findings.Add(
                LintRules.SuccessMissing, Severity.Warning, operation, $"{label} names no successful response.",
                "Callers cannot know what they get.", label);
        }

        foreach (JsonField error in errors)
        {
            bool hasSchema = document.Resolve(error.Value).Entries("content").Any(type => HasSchema(document.Resolve(type.Value)));
            if (!hasSchema)
            {
                findings.Add(
                    LintRules.ErrorWithoutSchema, Severity.Warning, error.Value, $"The {error.Name} response of {label} has no schema.",
                    "Callers cannot read the error.", label);
            }
        }
    }
}
