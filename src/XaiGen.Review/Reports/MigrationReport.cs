using System.Text.Json.Nodes;

namespace XaiGen.Review.Reports;

/// <summary>
/// A report for programs that upgrade code: the members of the generated C# that were renamed, changed or removed. Renames can be applied
/// automatically, by the code fix of XA0005 for example; the other changes need review.
/// </summary>
public static class MigrationReport
{
    public static string Write(Review review)
    {
        return ReportJson.Write(new JsonObject
        {
            ["version"] = 1,
            ["namespace"] = ReportJson.Text(review.Namespace),
            ["renamed"] = new JsonArray([.. review.Renames.Select(rename => (JsonNode)new JsonObject
            {
                ["kind"] = rename.Kind,
                ["from"] = ReportJson.Text(rename.OldName),
                ["to"] = ReportJson.Text(rename.NewName),
                ["pointer"] = ReportJson.Text(rename.Pointer),
            })]),
            ["changed"] = new JsonArray([.. review.Changes.Where(change => change.After is not null).Select(Written)]),
            ["removed"] = new JsonArray([.. review.Changes.Where(change => change.After is null).Select(Written)]),
        });
    }

    private static JsonNode Written(MemberChange change) => new JsonObject
    {
        ["member"] = ReportJson.Text(change.Member),
        ["before"] = ReportJson.Text(change.Before),
        ["after"] = ReportJson.Text(change.After),
        ["reason"] = ReportJson.Text(change.Reason),
        ["pointer"] = ReportJson.Text(change.Pointer),
    };
}
