using NJsonSchema.Validation;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Lint;

/// <summary>Validates examples and defaults against their schemas with NJsonSchema.</summary>
internal sealed class ExampleLint(ContractDocument document, LintFindings findings)
{
    private sealed record Claim(JsonNode Schema, JsonNode Value, Direction Direction, bool IsDefault);

    private readonly PlainSchemas _schemas = new(document);
    private readonly List<Claim> _claims = [];

    public void Check()
    {
        Collect(document.Root, Direction.Response);
        foreach (Claim claim in _claims)
        {
            _schemas.Add(claim.Schema, claim.Direction);
        }

        List<(Claim Claim, string Reason)> undecided = [];
        foreach (Claim claim in _claims)
        {
            findings.Isolate("this example or default", claim.Value, () =>
            {
                CheckedValue judged = _schemas.Judge(claim.Schema, claim.Direction, claim.Value);
                if (judged.NotChecked is { } reason)
                {
                    undecided.Add((claim, reason));
                }
                else if (judged.Errors.Count > 0)
                {
                    Report(claim, judged.Errors);
                }
            });
        }

        foreach (IGrouping<string, (Claim Claim, string Reason)> same in undecided.GroupBy(claim => claim.Reason))
        {
            int more = same.Count() - 1;
            findings.Add(
                LintRules.NotChecked, Severity.Info, same.First().Claim.Value,
                $"This example or default{(more > 0 ? $" (and {more} more in this contract)" : "")} was not checked: {same.Key}.",
                "It has not been checked against its schema.");
        }
    }

    private void Report(Claim claim, IReadOnlyCollection<ValidationError> errors)
    {
        string reasons = string.Join("; ", errors.Take(3)
            .Select(error => $"{(error.Path?.TrimStart('#', '/') is { Length: > 0 } path ? path : "the value")}: {error.Kind}"));
        string shown = claim.Value.ToJson();
        findings.Add(
            claim.IsDefault ? LintRules.DefaultInvalid : LintRules.ExampleInvalid,
            Severity.Error,
            claim.Value,
            $"The {(claim.IsDefault ? "default" : "example")} {(shown.Length <= 60 ? shown : shown[..57] + "...")} does not fit its "
            + $"schema ({reasons}).",
            "Readers copy examples, and programs send defaults.");
    }

    /// <remarks>Everything under <c>requestBody</c> or <c>parameters</c> is sent; anything else may be received.</remarks>
    private void Collect(JsonNode node, Direction direction)
    {
        if (node is JsonMapping mapping)
        {
            Claims(mapping, direction);
            foreach (JsonField entry in mapping)
            {
                // The content of an example is a value, not a part of the contract.
                if (entry.Name is not ("example" or "examples" or "default" or "enum" or "const")
                    || mapping.Name == "properties")
                {
                    Collect(entry.Value, entry.Name is "requestBody" or "requestBodies" or "parameters" ? Direction.Request : direction);
                }
            }
        }
        else if (node is JsonList list)
        {
            foreach (JsonNode item in list)
            {
                Collect(item, direction);
            }
        }
    }

    private void Claims(JsonMapping node, Direction direction)
    {
        bool isPropertyMap = node.Name == "properties";
        if (isPropertyMap)
        {
            return;
        }

        if (node["schema"] is JsonMapping schema)
        {
            Examples(node, schema, direction);
            if (node.Name is { } type
                && type.Split(';')[0].EndsWith("json", StringComparison.Ordinal) && !HasExample(node, schema))
            {
                findings.Add(
                    LintRules.ExampleMissing, Severity.Warning, node, $"There is no example of this {type} body.",
                    "An example says in a moment what a schema takes minutes to say, and is checked.");
            }
        }
        else if (IsSchema(node))
        {
            if (node["default"] is { } value)
            {
                _claims.Add(new Claim(node, value, direction, IsDefault: true));
            }

            if (node["example"] is { } example)
            {
                _claims.Add(new Claim(node, example, direction, IsDefault: false));
            }

            foreach (JsonNode listed in node.Items("examples"))
            {
                _claims.Add(new Claim(node, listed, direction, IsDefault: false));
            }
        }
    }

    private void Examples(JsonMapping holder, JsonMapping schema, Direction direction)
    {
        if (holder["example"] is { } example)
        {
            _claims.Add(new Claim(schema, example, direction, IsDefault: false));
        }

        foreach (JsonField named in holder.Entries("examples"))
        {
            if (document.Resolve(named.Value).Field("value") is { } value)
            {
                _claims.Add(new Claim(schema, value, direction, IsDefault: false));
            }
        }
    }

    private bool HasExample(JsonMapping holder, JsonMapping schema)
        => holder["example"] is not null || holder["examples"] is not null
            || document.Resolve(schema).Field("example") is not null || document.Resolve(schema).Field("examples") is not null;

    private static bool IsSchema(JsonMapping node)
        => node["type"] is not null || node["$ref"] is not null
            || node["allOf"] is not null || node["oneOf"] is not null || node["anyOf"] is not null || node["enum"] is not null;
}
