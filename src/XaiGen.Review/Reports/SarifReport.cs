using System.Globalization;
using System.Text.Json.Nodes;
using XaiGen.Contract.Editing;

namespace XaiGen.Review.Reports;

/// <summary>SARIF 2.1.0, with which code-review tools show findings at the lines of the contract.</summary>
public static class SarifReport
{
    public static string Write(Review review)
    {
        ReviewRule[] rules = [.. review.Findings.Concat(review.Waived.Select(waived => waived.Finding))
            .Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        Dictionary<string, int> fingerprints = new(StringComparer.Ordinal);
        string[] ids = [.. rules.Select(rule => rule.Id)];
        return ReportJson.Write(new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "xaigen",
                        ["rules"] = new JsonArray([.. rules.Select(rule => (JsonNode)new JsonObject
                        {
                            ["id"] = rule.Id,
                            ["shortDescription"] = new JsonObject { ["text"] = rule.Title },

                            // Code scanning on GitHub requires both.
                            ["fullDescription"] = new JsonObject { ["text"] = $"{rule.Title}." },
                            ["help"] = new JsonObject
                            {
                                ["text"] = $"{rule.Title}. To accept a finding, add a waiver with the rule '{rule.Id}' and the finding's place.",
                            },
                        })]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([
                    .. review.Findings.Select(
                        finding => (JsonNode)Result(finding, Array.IndexOf(ids, finding.Rule.Id), fingerprints, null)),
                    .. review.Waived.Select(waived => (JsonNode)Result(
                        waived.Finding, Array.IndexOf(ids, waived.Finding.Rule.Id), fingerprints, waived.Waiver)),
                ]),
            }),
        });
    }

    private static JsonObject Result(Finding finding, int rule, Dictionary<string, int> fingerprints, Waiver? waiver)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = rule,
            ["level"] = ReportWords.Of(finding.Severity),
            ["message"] = new JsonObject { ["text"] = ReportJson.Text($"{finding.Message} {finding.Why}") },

            // Line numbers change with every edit; rule and place do not.
            ["partialFingerprints"] = new JsonObject { ["rulePointer/v1"] = ReportJson.Text(Fingerprint(finding, fingerprints)) },
            ["properties"] = new JsonObject
            {
                ["wire"] = finding.Wire is { } wire ? ReportWords.Of(wire) : null,
                ["csharp"] = ReportWords.Of(finding.CSharp),
                ["members"] = ReportJson.Texts(finding.Members),
            },
        };
        if (waiver is not null)
        {
            result["suppressions"] = new JsonArray(
                new JsonObject { ["kind"] = "external", ["status"] = "accepted", ["justification"] = ReportJson.Text(waiver.Reason) });
        }

        if (finding is { Fix: { } fix, New: { } written })
        {
            result["fixes"] = new JsonArray(Fix(fix, written.File));
        }

        result["locations"] = new JsonArray();
        if (finding.Place is { } place)
        {
            result["locations"] = new JsonArray(Location(place, finding.Operations));
            if ((finding.IsGone ? finding.New : finding.Old) is { } other && other != place)
            {
                result["relatedLocations"] = new JsonArray(Location(other, [], finding.IsGone ? "What it was taken from" : "Before"));
            }
        }

        return result;
    }

    private static JsonObject Fix(Fix fix, string file) => new()
    {
        ["description"] = new JsonObject { ["text"] = ReportJson.Text(fix.Title) },
        ["artifactChanges"] = new JsonArray(new JsonObject
        {
            ["artifactLocation"] = Artifact(file),
            ["replacements"] = new JsonArray(new JsonObject
            {
                ["deletedRegion"] = Region(fix.Replaced.Line, fix.Replaced.Column, fix.Replaced.EndLine, fix.Replaced.EndColumn),
                ["insertedContent"] = new JsonObject { ["text"] = ReportJson.Text(fix.Text) },
            }),
        }),
    };

    private static JsonObject Artifact(string file)
        => new() { ["uri"] = Uri.EscapeDataString(file.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal) };

    private static JsonObject Region(int line, int column, int endLine, int endColumn)
        => new() { ["startLine"] = line, ["startColumn"] = column, ["endLine"] = endLine, ["endColumn"] = endColumn };

    /// <summary>Rule, direction and place; findings that share all three are distinguished by their subject.</summary>
    private static string Fingerprint(Finding finding, Dictionary<string, int> known)
    {
        string own = string.Join(
            ' ',
            new[] { finding.Rule.Id, finding.Direction?.ToString(), finding.Pointer, finding.Members.FirstOrDefault() }.OfType<string>());
        int count = known.GetValueOrDefault(own);
        known[own] = count + 1;
        return count == 0 ? own : $"{own} {count.ToString(CultureInfo.InvariantCulture)}";
    }

    private static JsonObject Location(SourceLocation place, IEnumerable<string> operations, string? message = null)
    {
        var location = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = Artifact(place.File),
                ["region"] = Region(place.Line, place.Column, place.EndLine, place.EndColumn),
            },
        };
        location["logicalLocations"] = new JsonArray([
            new JsonObject { ["fullyQualifiedName"] = ReportJson.Text(place.Pointer), ["kind"] = "element" },
            .. operations.Select(
                operation => (JsonNode)new JsonObject { ["fullyQualifiedName"] = ReportJson.Text(operation), ["kind"] = "function" }),
        ]);
        if (message is not null)
        {
            location["message"] = new JsonObject { ["text"] = message };
        }

        return location;
    }
}
