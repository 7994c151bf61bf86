
namespace XaiGen.Analyzers.Migration;

/// <summary>What became of a member of an earlier version.</summary>
/// <param name="list">The list that it is in: <c>renamed</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="fields">Its fields.</param>
internal sealed class MigrationEntry(string list, IReadOnlyDictionary<string, string> fields)
{
    public bool IsKnown => OldName.Length > 0 && (IsRenamed ? NewName.Length > 0 : list is "changed" or "removed");

    public bool IsRenamed => list == "renamed";

    public bool IsGone => list == "removed";

    /// <summary>The old name, such as <c>FilesClient.GetAsync</c>.</summary>
    public string OldName => Text(IsRenamed ? "from" : "member");

    /// <summary>The new name of a renamed member.</summary>
    public string NewName => Text("to");

    public string Reason => Text("reason");

    private string Text(string field) => fields.TryGetValue(field, out string? text) ? text : "";
}
