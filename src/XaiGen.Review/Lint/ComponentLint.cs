using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Lint;

/// <summary>Checks that components are used, named by convention, and described.</summary>
internal sealed class ComponentLint(ContractDocument document, LintFindings findings)
{
    /// <summary>The word that the description must contain for each unit.</summary>
    private static readonly Dictionary<string, string> s_units =
        new(StringComparer.Ordinal) { ["seconds"] = "second", ["usd-ticks"] = "tick" };

    public void Check()
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        CollectUses(document.Root, used);
        foreach (JsonField section in document.Root.Entries("components"))
        {
            foreach (JsonField component in section.Value.Entries())
            {
                findings.Isolate("this component", component.Value, () => Check(section.Name, component, used));
            }
        }

        CheckDescriptions(document.Root);
    }

    private static void CollectUses(JsonNode node, HashSet<string> used)
    {
        foreach (JsonNode value in node.Descendants())
        {
            if (value is JsonScalar { Name: "$ref" or "defaultMapping", Value: string reference })
            {
                used.Add(reference);
            }
            else if (value is JsonMapping { Name: "mapping" } mapping)
            {
                used.UnionWith(mapping.Select(entry => entry.Value.Text()).OfType<string>());
            }
        }
    }

    private void Check(string section, JsonField component, HashSet<string> used)
    {
        string pointer = $"#/components/{section}/{component.Name}";
        bool isUsedByName = section == "securitySchemes" || section.StartsWith("x-", StringComparison.Ordinal);
        if (!isUsedByName && !used.Contains(pointer) && !used.Contains(component.Name))
        {
            findings.Add(
                LintRules.UnusedComponent, Severity.Warning, component.Value, $"Nothing refers to '{pointer}'.",
                "It is generated and shipped, but not used.");
        }

        if (section != "schemas")
        {
            return;
        }

        if (component.Name is not [>= 'A' and <= 'Z', ..] || !component.Name.All(char.IsAsciiLetterOrDigit))
        {
            findings.Add(
                LintRules.Naming, Severity.Info, component.Value, $"The schema name '{component.Name}' is not written in PascalCase.",
                "One convention makes names foreseeable.");
        }

        if (component.Value is JsonMapping schema && schema["description"] is null && schema["$ref"] is null)
        {
            findings.Add(
                LintRules.DescriptionMissing, Severity.Warning, component.Value, $"The schema '{component.Name}' has no description.",
                "It becomes the type's documentation.");
        }
    }

    private void CheckDescriptions(JsonNode root)
    {
        foreach (JsonMapping schema in root.Descendants().OfType<JsonMapping>())
        {
            if (schema is not { Name: { } property, Parent.Name: "properties" })
            {
                continue;
            }

            string description = schema.Scalar("description") ?? "";
            if (description.Length == 0 && schema["$ref"] is null)
            {
                findings.Add(
                    LintRules.DescriptionMissing, Severity.Warning, schema, $"The property '{property}' has no description.",
                    "It becomes the property's documentation.");
            }
            else if (schema.Text("x-xaigen-unit") is { } unit
                && s_units.TryGetValue(unit, out string? word) && !description.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(
                    LintRules.UnitMissing, Severity.Warning, schema,
                    $"The description of '{property}' does not say that it counts {unit}.", "A number without its unit is misread.");
            }
        }
    }
}
