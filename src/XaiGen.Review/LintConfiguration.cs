using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Review.Documents;

namespace XaiGen.Review;

/// <summary>What a project makes of lint's rules: how loud each is, and where none counts.</summary>
/// <param name="Severities">By the rule's id; null for off.</param>
/// <param name="Ignored">Names of places, as in waivers.</param>
/// <param name="Errors">What is wrong with the file; with any, none of it may be applied.</param>
public sealed record LintConfiguration(
    IReadOnlyDictionary<string, Severity?> Severities, IReadOnlyList<string> Ignored, IReadOnlyList<string> Errors)
{
    private static readonly Dictionary<string, Severity?> s_words = new(StringComparer.Ordinal)
    {
        ["off"] = null,
        ["note"] = Severity.Info,
        ["warning"] = Severity.Warning,
        ["error"] = Severity.Error,
    };

    /// <summary>
    /// Reads <c>rules:</c>, a mapping of ids to <c>off</c>, <c>note</c>, <c>warning</c> or <c>error</c>, and <c>ignore:</c>, a list of
    /// places.
    /// </summary>
    public static LintConfiguration Read(ContractText file)
    {
        ContractTree tree = new(file.Text);
        JToken? root = tree.Fold(JsonFold.Instance);
        List<string> errors = [.. tree.Problems.Select(problem => $"{At(problem.Range)}: {problem.Message}")];
        Dictionary<string, Severity?> severities = new(StringComparer.Ordinal);
        List<string> ignored = [];
        foreach (JProperty field in root.Entries())
        {
            if (field.Name == "rules")
            {
                ReadRules(field.Value);
            }
            else if (field.Name == "ignore")
            {
                ignored.AddRange(field.Value.Items().Select(item => item.Text()).OfType<string>());
            }
            else
            {
                errors.Add($"{At(tree.Locate($"#/{field.Name}"))}: '{field.Name}' is unknown; there are rules and ignore.");
            }
        }

        return new LintConfiguration(severities, ignored, errors);

        void ReadRules(JToken rules)
        {
            foreach (JProperty rule in rules.Entries())
            {
                TextRange at = tree.Locate($"#/rules/{rule.Name}");
                if (!LintRules.All.Any(known => known.Id == rule.Name) && !ProblemRules.All.Any(known => known.Id == rule.Name))
                {
                    errors.Add($"{At(at)}: there is no rule '{rule.Name}'.");
                }
                else if (!s_words.TryGetValue(rule.Value.Scalar() ?? "", out Severity? severity))
                {
                    errors.Add($"{At(at)}: '{rule.Name}' is '{rule.Value.Scalar()}'; write {string.Join(", ", s_words.Keys)}.");
                }
                else
                {
                    severities[rule.Name] = severity;
                }
            }
        }

        string At(TextRange place) => $"{file.Name}({place.Line},{place.Column})";
    }

    /// <summary>The review as the project wants it. Errors of the reader stay: with them there is no contract.</summary>
    public Review Apply(Review review)
    {
        Waiver[] ignored = [.. Ignored.Select(place => new Waiver("", place, "", DateOnly.MaxValue))];
        return review with
        {
            Findings = [.. review.Findings
                .Where(finding => !Severities.TryGetValue(finding.Rule.Id, out Severity? severity) || severity is not null)
                .Where(finding => !ignored.Any(place => place.IsAt(finding)))
                .Select(finding => Severities.GetValueOrDefault(finding.Rule.Id) is { } severity
                    ? finding with { Severity = severity }
                    : finding)
                .InOrder()],
        };
    }
}
