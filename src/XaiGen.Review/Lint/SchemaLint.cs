using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Lint;

/// <summary>Finds parts of schemas that have no effect.</summary>
internal sealed class SchemaLint(ContractDocument document, LintFindings findings)
{
    /// <summary>The type that each keyword applies to; values of other types always satisfy it.</summary>
    private static readonly Dictionary<string, string> s_typeOf = new(StringComparer.Ordinal)
    {
        ["minLength"] = "string",
        ["maxLength"] = "string",
        ["pattern"] = "string",
        ["minItems"] = "array",
        ["maxItems"] = "array",
        ["uniqueItems"] = "array",
        ["items"] = "array",
        ["minProperties"] = "object",
        ["maxProperties"] = "object",
        ["properties"] = "object",
        ["additionalProperties"] = "object",
        ["required"] = "object",
        ["minimum"] = "number",
        ["maximum"] = "number",
        ["exclusiveMinimum"] = "number",
        ["exclusiveMaximum"] = "number",
        ["multipleOf"] = "number",
    };

    /// <summary>Keywords that OpenAPI 3.0 ignores beside a reference, besides constraints. Words for people are notes.</summary>
    private static readonly Dictionary<string, Severity> s_besideReference = new(StringComparer.Ordinal)
    {
        ["nullable"] = Severity.Warning,
        ["default"] = Severity.Warning,
        ["deprecated"] = Severity.Warning,
        ["readOnly"] = Severity.Warning,
        ["writeOnly"] = Severity.Warning,
        ["description"] = Severity.Info,
        ["title"] = Severity.Info,
        ["example"] = Severity.Info,
    };

    public void Check() => Check(document.Root, isSchema: false);

    private void Check(JsonNode node, bool isSchema)
    {
        if (node is JsonList list)
        {
            foreach (JsonNode item in list)
            {
                Check(item, isSchema);
            }
        }

        if (node is not JsonMapping mapping)
        {
            return;
        }

        if (isSchema)
        {
            findings.Isolate("this schema", mapping, () => CheckSchema(mapping));
        }

        foreach (JsonField entry in mapping)
        {
            if (entry.Name is "example" or "examples" or "default" or "enum" or "const" or ['x', '-', ..] && !IsMap(mapping))
            {
                continue;
            }

            Check(entry.Value, entry.Name is "schema"
                or "itemSchema" or "items" or "additionalProperties" or "not" or "allOf" or "oneOf" or "anyOf" || IsMap(mapping));
        }
    }

    /// <summary>Whether the fields of the mapping are named schemas.</summary>
    private static bool IsMap(JsonMapping mapping) => mapping is { Name: "properties" }
        or { Name: "schemas", Parent: { Name: "components", Parent.Parent: null } };

    private void CheckSchema(JsonMapping schema)
    {
        if (schema.IsTrue("nullable") && (!document.IsVersion30 || (schema["type"] is null && schema["$ref"] is null)))
        {
            Say(
                LintRules.NullableWithoutEffect, schema["nullable"]!,
                document.IsVersion30
                    ? "'nullable' has no effect without 'type'. Write the type beside it."
                    : "OpenAPI 3.1 has no 'nullable'. Write 'null' among the types.",
                "People read it as a value that may be null; by the specification it changes nothing.");
        }

        foreach (string keyword in (string[])["allOf", "oneOf", "anyOf"])
        {
            if (schema[keyword] is JsonList { Count: 0 } members)
            {
                Say(
                    LintRules.UnionEmpty, members, $"'{keyword}' has no members. List them, or remove it.",
                    "Some tools accept no value, others any.");
            }
        }

        CheckValues(schema);
        CheckReference(schema);
        if (schema.Text("type") == "array" && document.IsVersion30 && schema["items"] is null && schema["$ref"] is null)
        {
            Say(
                LintRules.ItemsMissing, schema, "The array does not describe its items: 'items' is required beside it in OpenAPI 3.0.",
                "Nothing is known of its items.");
        }

        if (schema.Text("type") is not { } type || (document.IsVersion30 && schema["$ref"] is not null))
        {
            return;
        }

        foreach (JsonField keyword in schema)
        {
            if (s_typeOf.TryGetValue(keyword.Name, out string? applies) && applies != type && !(applies == "number" && type == "integer"))
            {
                Say(
                    LintRules.KeywordWithoutEffect, keyword.Value,
                    $"'{keyword.Name}' has no effect on a value of type '{type}'. Remove it, or correct the type.",
                    "It applies to another type only, so nothing is checked.");
            }
        }
    }

    private void CheckValues(JsonMapping schema)
    {
        IReadOnlyList<JsonNode> values = schema.Items("enum");
        foreach (JsonNode again in values.Where((value, index) => values.Take(index).Any(other => NodeEquality.AreEqual(value, other))))
        {
            Say(
                LintRules.ValueTwice, again, $"The value {again.ToJson()} is in the list twice. Remove one.",
                "It is often a misspelt other value.");
        }
    }

    /// <remarks>Constraints are reported by the reader.</remarks>
    private void CheckReference(JsonMapping schema)
    {
        if (!document.IsVersion30 || schema.Text("$ref") is null)
        {
            return;
        }

        foreach (JsonField beside in schema.Where(beside => s_besideReference.ContainsKey(beside.Name)))
        {
            findings.Add(
                LintRules.BesideReference, s_besideReference[beside.Name], beside.Value,
                $"'{beside.Name}' is beside '$ref', where OpenAPI 3.0 ignores it. Put the reference into an 'allOf', and '{beside.Name}' beside "
                + "the 'allOf'.",
                "Tools differ in whether they read it.");
        }
    }

    private void Say(ReviewRule rule, JsonNode at, string message, string why) => findings.Add(rule, Severity.Warning, at, message, why);
}
