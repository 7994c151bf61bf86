using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>For other programs. Fields may be added; none is renamed or removed.</summary>
public static class JsonReport
{
    internal static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Review review)
    {
        ReviewSummary summary = review.Summary;
        return new JsonObject
        {
            ["findings"] = new JsonArray([.. review.Findings.Select(finding => (JsonNode)Finding(finding))]),
            ["waived"] = new JsonArray([.. review.Waived.Select(waived => (JsonNode)new JsonObject
            {
                ["rule"] = waived.Waiver.Rule,
                ["pointer"] = waived.Waiver.Pointer,
                ["reason"] = waived.Waiver.Reason,
                ["until"] = waived.Waiver.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            })]),
            ["summary"] = new JsonObject
            {
                ["errors"] = summary.Errors,
                ["warnings"] = summary.Warnings,
                ["notes"] = summary.Infos,
                ["wireBreaking"] = summary.WireBreaking,
                ["sourceBreaking"] = summary.SourceBreaking,
                ["binaryBreaking"] = summary.BinaryBreaking,
                ["contractVersion"] = ReportText.Of(Gate.ContractBump(review)),
                ["packageVersion"] = ReportText.Of(Gate.PackageBump(review)),
            },
        }.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Finding(Finding finding)
    {
        var json = new JsonObject
        {
            ["rule"] = finding.Rule.Id,
            ["severity"] = ReportText.Of(finding.Severity),
            ["wire"] = finding.Wire is { } wire ? ReportText.Of(wire) : null,
            ["csharp"] = ReportText.Of(finding.CSharp),
            ["members"] = Texts(finding.Members),
            ["code"] = new JsonArray([.. finding.Code.Select(code => (JsonNode)new JsonObject { ["member"] = code.Member, ["before"] = code.Before, ["after"] = code.After })]),
            ["operation"] = finding.Operations.FirstOrDefault(),
            ["operations"] = Texts(finding.Operations),
            ["direction"] = finding.Direction?.ToString().ToLowerInvariant(),
            ["pointer"] = finding.Pointer,
            ["old"] = Place(finding.Old),
            ["new"] = Place(finding.New),
            ["message"] = finding.Message,
            ["why"] = finding.Why,
        };
        if (finding.Witness is { } witness)
        {
            json["witness"] = new JsonObject { ["value"] = JsonNode.Parse(witness.Json), ["validBefore"] = witness.ValidBefore, ["validAfter"] = !witness.ValidBefore };
        }

        if (finding.Fix is { } fix)
        {
            json["fix"] = new JsonObject { ["title"] = fix.Title, ["line"] = fix.Replaced.Line, ["column"] = fix.Replaced.Column, ["text"] = fix.Text };
        }

        return json;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject? Place(SourceLocation? place)
        => place is null ? null : new JsonObject { ["file"] = place.File, ["line"] = place.Line, ["column"] = place.Column, ["pointer"] = place.Pointer };
}
