using Newtonsoft.Json.Linq;
using XaiGen.Review.Documents;

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
        foreach (JProperty section in document.Root.Entries("components"))
        {
            foreach (JProperty component in section.Value.Entries())
            {
                findings.Isolate("this component", component.Value, () => Check(section.Name, component, used));
            }
        }

        CheckDescriptions(document.Root);
    }

    private static void CollectUses(JToken node, HashSet<string> used)
    {
        foreach (JProperty property in ((JContainer)node).DescendantsAndSelf().OfType<JProperty>())
        {
            if (property is { Name: "$ref" or "defaultMapping", Value: JValue { Value: string reference } })
            {
                used.Add(reference);
            }
            else if (property is { Name: "mapping", Value: JObject mapping })
            {
                used.UnionWith(mapping.Properties().Select(entry => entry.Value.Text()).OfType<string>());
            }
        }
    }

    private void Check(string section, JProperty component, HashSet<string> used)
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

        if (component.Value is JObject schema && schema["description"] is null && schema["$ref"] is null)
        {
            findings.Add(
                LintRules.DescriptionMissing, Severity.Warning, component.Value, $"The schema '{component.Name}' has no description.",
                "It becomes the type's documentation.");
        }
    }

    private void CheckDescriptions(JToken root)
    {
        foreach (JObject schema in ((JContainer)root).DescendantsAndSelf().OfType<JObject>())
        {
            if (schema.Parent is not JProperty { Parent.Parent: JProperty { Name: "properties" } } property)
            {
                continue;
            }

            string description = schema.Scalar("description") ?? "";
            if (description.Length == 0 && schema["$ref"] is null)
            {
                findings.Add(
                    LintRules.DescriptionMissing, Severity.Warning, schema, $"The property '{property.Name}' has no description.",
                    "It becomes the property's documentation.");
            }
            else if (schema.Text("x-xaigen-unit") is { } unit
                && s_units.TryGetValue(unit, out string? word) && !description.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                findings.Add(
                    LintRules.UnitMissing, Severity.Warning, schema,
                    $"The description of '{property.Name}' does not say that it counts {unit}.", "A number without its unit is misread.");
            }
        }
    }
}
