using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Reports features of 2.0 that 3.0 cannot express, and the reverse.</summary>
internal sealed class SwaggerProblems(ICollection<Problem> problems)
{
    public void ReportLater(YamlEntry field, string what) => Report(
        ProblemRules.FieldOfLaterVersion.Message(field.Key.Text, what),
        field.Key);

    public void ReportUnsupported(YamlNode value, string what) => Report(
        ProblemRules.FeatureNotSupported.Message(what), value);

    private void Report(ProblemMessage message, YamlNode at) => problems.Add(new Problem(message, JsonPointer.Root, at.Span.Range));
}
