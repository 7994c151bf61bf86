using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>What 2.0 says that 3.0 has no words for, and the other way round.</summary>
internal sealed class SwaggerProblems(ICollection<Problem> problems)
{
    public void ReportLater(YamlEntry field, string what) => Report(
        ProblemRules.UnknownField,
        $"'{field.Key.Text}' is not a field of {what} and is ignored; OpenAPI 3 has it. Say it as 2.0 does, or bring the document to OpenAPI 3.",
        field.Key);

    public void ReportUnsupported(YamlNode value, string what) => Report(
        ProblemRules.FieldNotSupported, $"{what} is not supported and is ignored: the generated code knows nothing of it. Express the rule differently if you need it.", value);

    private void Report(ProblemRule rule, string message, YamlNode at) => problems.Add(new Problem(rule, message, JsonPointer.Root, at.Span.Range));
}
