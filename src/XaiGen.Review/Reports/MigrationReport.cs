using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>
/// A report for programs that upgrade code: the members of the generated C# that were renamed, changed or removed. Renames can be applied
/// automatically; the other changes need review.
/// </summary>
public static class MigrationReport
{
    public static string Write(Review review)
    {
        HashSet<string> renamed = [.. review.Renames.Select(rename => rename.OldName)];
        Finding[] broken = [.. review.Findings.Concat(review.Waived.Select(waived => waived.Finding))
            .Where(finding => finding.CSharp >= CSharpVerdict.BinaryBreaking)];
        (Finding Finding, CSharpChange Code)[] codes =
        [
            .. broken.SelectMany(finding => finding.Code.Select(code => (finding, code)))
                .Where(each => !renamed.Contains(each.code.Member)),
        ];
        return ReportJson.Write(new JsonObject
        {
            ["version"] = 1,
            ["renamed"] = new JsonArray([.. review.Renames.Select(rename => (JsonNode)new JsonObject
            {
                ["kind"] = rename.Kind,
                ["from"] = ReportJson.Text(rename.OldName),
                ["to"] = ReportJson.Text(rename.NewName),
                ["pointer"] = ReportJson.Text(rename.Pointer),
            })]),
            ["changed"] = new JsonArray(
                [.. codes.Where(each => each.Code.After is not null).Select(each => (JsonNode)Change(each.Finding, each.Code))]),
            ["removed"] =
                new JsonArray([.. codes.Where(each => each.Code.After is null).Select(each => (JsonNode)Change(each.Finding, each.Code))]),
        });
    }

    private static JsonObject Change(Finding finding, CSharpChange code) => new()
    {
        ["member"] = ReportJson.Text(code.Member),
        ["before"] = ReportJson.Text(code.Before),
        ["after"] = ReportJson.Text(code.After),
        ["reason"] = ReportJson.Text(finding.Message),
        ["pointer"] = ReportJson.Text(finding.Pointer),
    };
}
