using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>SARIF 2.1.0, so that code-review tools show findings at the line of the contract.</summary>
public static class SarifReport
{
    public static string Write(Review review)
    {
        ReviewRule[] rules = [.. review.Findings.Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
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
                        })]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["results"] = new JsonArray([.. review.Findings.Select(finding => (JsonNode)Result(finding, Array.IndexOf(ids, finding.Rule.Id)))]),
            }),
        });
    }

    private static JsonObject Result(Finding finding, int rule)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule.Id,
            ["ruleIndex"] = rule,
            ["level"] = ReportWords.Of(finding.Severity),
            ["message"] = new JsonObject { ["text"] = ReportJson.Text($"{finding.Message} {finding.Why}") },

            // Line numbers move with every edit; rule and place do not.
            ["partialFingerprints"] = new JsonObject { ["rulePointer/v1"] = ReportJson.Text($"{finding.Rule.Id} {finding.Direction} {finding.Pointer}") },
            ["properties"] = new JsonObject
            {
                ["wire"] = finding.Wire is { } wire ? ReportWords.Of(wire) : null,
                ["csharp"] = ReportWords.Of(finding.CSharp),
                ["members"] = ReportJson.Texts(finding.Members),
            },
        };
        if (finding is { Fix: { } fix, New: { } written })
        {
            result["fixes"] = new JsonArray(Fix(fix, written.File));
        }

        if (ReportWords.PlaceOf(finding) is { } place)
        {
            result["locations"] = new JsonArray(Location(place));
            if (finding is { New: not null, Old: { } old })
            {
                result["relatedLocations"] = new JsonArray(Location(old, "Before"));
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

    private static JsonObject Location(SourceLocation place, string? message = null)
    {
        var location = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = Artifact(place.File),
                ["region"] = Region(place.Line, place.Column, place.EndLine, place.EndColumn),
            },
        };
        if (message is not null)
        {
            location["message"] = new JsonObject { ["text"] = message };
        }

        return location;
    }
}
