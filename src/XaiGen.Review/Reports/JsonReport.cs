using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>The report for other programs. Fields may be added; none is renamed or removed.</summary>
public static class JsonReport
{
    public static string Write(Review review)
    {
        ReviewSummary summary = review.Summary;
        IReadOnlyList<Cause> causes = review.Causes;
        return ReportJson.Write(new JsonObject
        {
            ["findings"] = new JsonArray([.. causes.Select(cause => (JsonNode)OfCause(cause))]),
            ["waived"] = new JsonArray([.. review.Waived.Select(waived => (JsonNode)new JsonObject
            {
                ["rule"] = ReportJson.Text(waived.Waiver.Rule),
                ["pointer"] = ReportJson.Text(waived.Waiver.Pointer),
                ["message"] = ReportJson.Text(waived.Finding.Message),
                ["wire"] = waived.Finding.Wire is { } wire ? ReportWords.Of(wire) : null,
                ["csharp"] = ReportWords.Of(waived.Finding.CSharp),
                ["reason"] = ReportJson.Text(waived.Waiver.Reason),
                ["until"] = waived.Waiver.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            })]),
            ["summary"] = new JsonObject
            {
                ["findings"] = causes.Count,
                ["places"] = causes.Sum(cause => cause.Count),
                ["errors"] = summary.Errors,
                ["warnings"] = summary.Warnings,
                ["notes"] = summary.Infos,
                ["wireBreaking"] = summary.WireBreaking,
                ["sourceBreaking"] = summary.SourceBreaking,
                ["binaryBreaking"] = summary.BinaryBreaking,
                ["contractVersion"] = ReportWords.Of(Gate.ContractBump(review)),
                ["packageVersion"] = ReportWords.Of(Gate.PackageBump(review)),
            },
        });
    }

    /// <summary>Values that all places share are written at the cause; a cause with a single place has no list of places.</summary>
    private static JsonObject OfCause(Cause cause)
    {
        JsonObject json = OfFinding(cause.First);
        json["message"] = ReportJson.Text(cause.Message);
        json["members"] = ReportJson.Texts(cause.Members);
        json["operation"] = ReportJson.Text(cause.Operations.FirstOrDefault());
        json["operations"] = ReportJson.Texts(cause.Operations);
        json["count"] = cause.Count;
        if (cause.Findings.Count > 1)
        {
            json["places"] = new JsonArray([.. cause.Findings.Select(finding => (JsonNode)OfFinding(finding))]);
        }

        return json;
    }

    private static JsonObject OfFinding(Finding finding)
    {
        var json = new JsonObject
        {
            ["rule"] = ReportJson.Text(finding.Rule.Id),
            ["severity"] = ReportWords.Of(finding.Severity),
            ["wire"] = finding.Wire is { } wire ? ReportWords.Of(wire) : null,
            ["csharp"] = ReportWords.Of(finding.CSharp),
            ["members"] = ReportJson.Texts(finding.Members),
            ["code"] = new JsonArray([.. finding.Code.Select(code => (JsonNode)new JsonObject { ["member"] =
                ReportJson.Text(code.Member), ["before"] = ReportJson.Text(code.Before), ["after"] = ReportJson.Text(code.After) })]),
            ["operation"] = ReportJson.Text(finding.Operations.FirstOrDefault()),
            ["operations"] = ReportJson.Texts(finding.Operations),
            ["direction"] = finding.Direction?.ToString().ToLowerInvariant(),
            ["pointer"] = ReportJson.Text(finding.Pointer),
            ["name"] = ReportJson.Text(finding.Name),
            ["old"] = Place(finding.Old),
            ["new"] = Place(finding.New),
            ["message"] = ReportJson.Text(finding.Message),
            ["why"] = ReportJson.Text(finding.Why),
        };
        if (finding.Witness is { } witness)
        {
            json["witness"] = new JsonObject
            {
                ["value"] = ReportJson.Value(witness.Json),
                ["validBefore"] =
                witness.ValidBefore,
                ["validAfter"] = !witness.ValidBefore,
                ["message"] = ReportJson.Text(witness.Message)
            };
        }

        if (finding.Fix is { } fix)
        {
            json["fix"] = new JsonObject
            {
                ["title"] = ReportJson.Text(fix.Title),
                ["line"] =
                fix.Replaced.Line,
                ["column"] = fix.Replaced.Column,
                ["text"] = ReportJson.Text(fix.Text)
            };
        }

        return json;
    }

    private static JsonObject? Place(SourceLocation? place)
        => place is null ? null : new JsonObject
        {
            ["file"] =
            ReportJson.Text(place.File),
            ["line"] = place.Line,
            ["column"] = place.Column,
            ["pointer"] = ReportJson.Text(place.Pointer)
        };
}
