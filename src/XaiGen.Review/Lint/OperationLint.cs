using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Lint;

/// <summary>What every operation is to say of itself.</summary>
internal sealed class OperationLint(ContractDocument document, LintFindings findings)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public void Check()
    {
        HashSet<string> tags = [.. (document.Root["tags"] as JArray ?? []).Select(tag => tag["name"]?.ToString() ?? "")];
        foreach (JProperty path in (document.Root["paths"] as JObject)?.Properties() ?? [])
        {
            foreach (string method in Methods)
            {
                if (document.Resolve(path.Value)?[method] is JObject operation)
                {
                    Check(operation, $"{method.ToUpperInvariant()} {path.Name}", tags);
                }
            }
        }
    }

    private void Check(JObject operation, string label, HashSet<string> tags)
    {
        switch (operation["operationId"])
        {
            case null:
                Say(LintRules.OperationIdMissing, Severity.Error, operation, $"{label} has no operationId.", "The method's name comes from it.");
                break;
            case JValue { Value: string id } written when id.Length == 0 || !char.IsAsciiLetterLower(id[0]) || !id.All(char.IsAsciiLetterOrDigit):
                Say(LintRules.Naming, Severity.Info, written, $"The operationId '{id}' is not written in camelCase.", "One convention makes names foreseeable.");
                break;
        }

        if (operation["tags"] is not JArray { Count: > 0 } used)
        {
            Say(LintRules.TagMissing, Severity.Warning, operation, $"{label} has no tag.", "The tag says to which sub-client the method belongs.");
        }
        else if (used.FirstOrDefault(tag => !tags.Contains(tag.ToString())) is { } unknown)
        {
            Say(LintRules.TagUndeclared, Severity.Warning, unknown, $"The tag '{unknown}' is not among the document's tags.", "Its sub-client has no description.");
        }

        if (operation["summary"] is null && operation["description"] is null)
        {
            Say(LintRules.DescriptionMissing, Severity.Warning, operation, $"{label} has neither summary nor description.", "It becomes the method's documentation.");
        }

        foreach (JToken written in operation["parameters"] as JArray ?? [])
        {
            if (document.Resolve(written) is JObject parameter && parameter["description"] is null)
            {
                Say(LintRules.DescriptionMissing, Severity.Warning, written, $"The parameter '{parameter["name"]}' of {label} has no description.", "It becomes the argument's documentation.");
            }
        }

        CheckErrors(operation, label);

        void Say(ReviewRule rule, Severity severity, JToken at, string message, string why) => findings.Add(rule, severity, at, message, why, label);
    }

    private void CheckErrors(JObject operation, string label)
    {
        JProperty[] errors = [.. ((operation["responses"] as JObject)?.Properties() ?? []).Where(response => response.Name is ['4' or '5', ..] or "default")];
        if (errors.Length == 0)
        {
            findings.Add(LintRules.ErrorsMissing, Severity.Warning, operation, $"{label} names no error answer.", "Callers cannot know what an error looks like.", label);
        }

        foreach (JProperty error in errors)
        {
            bool hasSchema = (document.Resolve(error.Value)?["content"] as JObject)?.Properties().Any(type => type.Value["schema"] is not null) is true;
            if (!hasSchema)
            {
                findings.Add(LintRules.ErrorWithoutSchema, Severity.Warning, error.Value, $"The {error.Name} answer of {label} has no schema.", "Callers cannot read the error.", label);
            }
        }
    }
}
