using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>What 2.0 says that 3.0 has no words for, and the other way round.</summary>
internal sealed class SwaggerProblems(ICollection<Problem> problems)
{
    public void ReportLater(YamlEntry field, string what) => Report(
        ProblemRules.FieldOfLaterVersion.Message(field.Key.Text, what),
        field.Key);

    public void ReportUnsupported(YamlNode value, string what) => Report(
        ProblemRules.FeatureNotSupported.Message(what), value);

    private void Report(ProblemMessage message, YamlNode at) => problems.Add(new Problem(message, JsonPointer.Root, at.Span.Range));
}
