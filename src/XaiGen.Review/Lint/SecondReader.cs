using NJsonSchema;
using NSwag;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Review.Validation;

namespace XaiGen.Review.Lint;

/// <summary>
/// Reads the contract again with NSwag, which shares no code with our reader, so that each finds errors that the other misses.
/// </summary>
internal sealed class SecondReader(ContractDocument document, LintFindings findings)
{
    public void Check()
    {
        if (!document.IsVersion30)
        {
            findings.Add(
                LintRules.SecondReaderAbsent, Severity.Info, document.Root.Field("openapi") ?? document.Root,
                "NSwag reads OpenAPI 3.0 only, so there is no second opinion on this contract.",
                "Only our own reader has checked it.");
            return;
        }

        OpenApiDocument second;
        try
        {
            second = new NSwagDocument(document).Read();
        }
        catch (Exception fault)
        {
            findings.Add(
                LintRules.SecondReaderRefuses, Severity.Error, document.Root,
                "NSwag cannot read the contract, so its operations and schemas were not compared with what NSwag sees: "
                + $"{fault.GetType().Name}: {fault.Message.Split('\n')[0]}",
                "Other tools will stumble over the same.");
            return;
        }

        findings.Isolate("the operations that NSwag sees", document.Root, () => CompareOperations(second));
        findings.Isolate("the schemas that NSwag sees", document.Root, () => CompareSchemas(second));
    }

    private void CompareOperations(OpenApiDocument second)
    {
        foreach (JsonField path in document.Root.Entries("paths"))
        {
            second.Paths.TryGetValue(path.Name, out OpenApiPathItem? item);
            foreach ((string? method, JsonMapping? written) in document.OperationsOf(path.Value))
            {
                OpenApiOperation? operation = null;
                if (item?.TryGetValue(method, out operation) is not true || operation is null)
                {
                    Disagree(written, $"NSwag does not see {method.ToUpperInvariant()} {path.Name}.");
                    continue;
                }

                int parameters = document.Resolve(path.Value).Items("parameters").Count + written.Items("parameters").Count;
                Expect(written, $"parameters of {method.ToUpperInvariant()} {path.Name}", parameters, operation.ActualParameters.Count(
                    parameter => parameter.Kind != OpenApiParameterKind.Body));
                Expect(written, $"responses of {method.ToUpperInvariant()} {path.Name}", written.Mapping("responses")?.Count
                    ?? 0, operation.Responses.Count);
            }
        }
    }

    private void CompareSchemas(OpenApiDocument second)
    {
        foreach (JsonField schema in document.Root.Mapping("components").Entries("schemas"))
        {
            if (!second.Components.Schemas.TryGetValue(schema.Name, out JsonSchema? other))
            {
                Disagree(schema.Value, $"NSwag does not see the schema '{schema.Name}'.");
                continue;
            }

            Expect(schema.Value, $"properties of '{schema.Name}'", schema.Value.Mapping("properties")?.Count ?? 0, other.Properties.Count);
            Expect(schema.Value, $"values of '{schema.Name}'", schema.Value.Items("enum").Count, other.Enumeration.Count);
        }
    }

    private void Expect(JsonNode at, string what, int ours, int theirs)
    {
        if (ours != theirs)
        {
            Disagree(at, $"Our reader sees {ours} {what}, NSwag {theirs}.");
        }
    }

    private void Disagree(JsonNode at, string message)
        => findings.Add(
            LintRules.ReadersDisagree, Severity.Warning, at, message,
            "Where two readers disagree, so will the tools of those who use the contract.");
}
