using XaiGen.Contract;
using XaiGen.Contract.Editing;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Traffic.Learning;

/// <summary>Applies several edits to a contract's text, each to the result of those before it.</summary>
internal sealed class EditSteps
{
    private readonly List<Fix> _edits = [];
    private bool _isLost;

    public EditSteps(ContractDocument document) => Document = document;

    public ContractDocument Document { get; private set; }

    /// <summary>The edits; none if one of them failed.</summary>
    public IReadOnlyList<Fix> Edits => _isLost ? [] : _edits;

    public ContractText Text => Document.Source;

    public JsonNode? At(string pointer) => Document.At(pointer);

    /// <summary>Appends a field to a mapping, which is created if it is missing.</summary>
    public void Field(string mapping, string name, JsonNode value)
    {
        if (At(mapping) is JsonMapping known)
        {
            // A key that is there twice makes the contract unreadable.
            _isLost |= known.ContainsKey(name);

            Make(Document.Edits.Append(mapping, name, value));
        }
        else if (JsonPointer.Parent(mapping) is { } parent && JsonPointer.Segments(mapping) is [.., var last])
        {
            Field(parent, last, new JsonMapping { [name] = value });
        }
    }

    /// <summary>Appends an item to a list, which is created if it is missing.</summary>
    public void Item(string owner, string list, JsonNode value)
    {
        if (At($"{owner}/{list}") is JsonList)
        {
            Make(Document.Edits.Append($"{owner}/{list}", null, value));
        }
        else
        {
            Make(Document.Edits.Append(owner, list, new JsonList(value)));
        }
    }

    /// <summary>Sets a field of a mapping, whether it is there or not.</summary>
    public void Set(string owner, string field, JsonNode value)
    {
        if (At(owner).Field(field) is null)
        {
            Field(owner, field, value);
        }
        else
        {
            Replace($"{owner}/{field}", value);
        }
    }

    public void Replace(string pointer, JsonNode value) => Make(Document.Edits.Replace(pointer, value));

    public void Remove(string pointer) => Make(Document.Edits.Remove(pointer));

    private void Make(Fix? edit)
    {
        if (edit is null || _isLost)
        {
            _isLost = true;
            return;
        }

        string text = string.Concat(
            Document.Source.Text.AsSpan(0, edit.Replaced.Start), edit.Text,
                Document.Source.Text.AsSpan(edit.Replaced.Start + edit.Replaced.Length));
        (ContractDocument? edited, _) = ContractDocument.Open(Document.Source with { Text = text });
        if (edited is null)
        {
            _isLost = true;
            return;
        }

        _edits.Add(edit);
        Document = edited;
    }
}
