using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review;

/// <summary>A project's lint configuration: the severity of rules, and ignored places.</summary>
/// <param name="Severities">Severities by rule ID; null for off.</param>
/// <param name="Ignored">Names of places, as in waivers.</param>
/// <param name="Errors">The errors of the file; if there are any, the configuration must not be applied.</param>
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
    /// Reads <c>rules:</c>, a mapping of IDs to <c>off</c>, <c>note</c>, <c>warning</c> or <c>error</c>, and <c>ignore:</c>, a list of
    /// places.
    /// </summary>
    public static LintConfiguration Read(ContractText file)
    {
        ContractTree tree = new(file.Text);
        JsonNode? root = tree.Fold(JsonFold.Instance);
        List<string> errors = [.. tree.Problems.Select(problem => $"{At(problem.Range)}: {problem.Message}")];
        Dictionary<string, Severity?> severities = new(StringComparer.Ordinal);
        List<string> ignored = [];
        foreach (JsonField field in root.Entries())
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

        void ReadRules(JsonNode rules)
        {
            foreach (JsonField rule in rules.Entries())
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

    /// <summary>Applies the configuration to a review. Errors of the reader are kept: with them the contract cannot be used.</summary>
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
