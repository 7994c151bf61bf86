using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Overlays;

/// <summary>
/// An overlay, 1.0 or 1.1: changes to a document that someone else maintains. Nodes that it adds keep their location in the overlay,
/// so problems with them are reported there.
/// </summary>
internal sealed class Overlay
{
    /// <summary>In nodes; many times the size of the largest public contract.</summary>
    private const long LargestDocument = 20_000_000;

    private static readonly HashSet<string> s_fields = new(["overlay", "info", "extends", "actions"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_ofAction = new(["target", "description", "update", "copy", "remove"], StringComparer.Ordinal);

    private readonly List<Problem> _problems;
    private readonly CancellationToken _cancellation;

    private Overlay(List<Problem> problems, CancellationToken cancellation)
    {
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>Returns the document with those changes of the overlay that can be made.</summary>
    public static YamlMapping Apply(YamlMapping document, SourceFile file, List<Problem> problems, CancellationToken cancellation)
        => new Overlay(problems, cancellation).Apply(document, file);

    private YamlMapping Apply(YamlMapping document, SourceFile file)
    {
        ParsedText text = file.Parse(_cancellation);
        _problems.AddRange(text.Problems);
        if (text.Root is not YamlMapping overlay || overlay.Find("overlay") is not { Value: YamlScalar version })
        {
            if (text.Problems.Count == 0)
            {
                TextRange place = text.Root?.Span.FirstLine ?? file.Document.Range(0, 0);
                Report(ProblemRules.OverlayInvalid.Message(), place);
            }

            return document;
        }

        if (!version.Text.StartsWith("1.0", StringComparison.Ordinal) && !version.Text.StartsWith("1.1", StringComparison.Ordinal))
        {
            Report(ProblemRules.OverlayVersion.Message(version.Text.Abbreviated()), version.Span.Range);
            return document;
        }

        ReportUnknown(overlay, s_fields, "an overlay");
        if (overlay.Find("actions")?.Value is not YamlSequence actions)
        {
            Report(ProblemRules.OverlayActionsMissing.Message(), version.Span.Range);
            return document;
        }

        foreach (YamlNode action in actions.Items)
        {
            _cancellation.ThrowIfCancellationRequested();
            document = Act(document, action);
        }

        return document;
    }

    private YamlMapping Act(YamlMapping document, YamlNode node)
    {
        if (node is not YamlMapping action || action.Find("target")?.Value is not YamlScalar { Kind: ScalarKind.String } target)
        {
            Report(ProblemRules.OverlayTargetMissing.Message(), node.Span.FirstLine);
            return document;
        }

        ReportUnknown(action, s_ofAction, "an action");
        if (Select(document, target) is not { } selected)
        {
            return document;
        }

        if (selected.Count == 0)
        {
            Report(
                ProblemRules.OverlayUnmatched.Message(target.Text.Abbreviated()), target.Span.Range);
            return document;
        }

        if (EditOf(document, action, target, selected) is not { } edit)
        {
            return document;
        }

        var edits = new TreeEdits();
        foreach (PathNode found in selected)
        {
            edits.Add(found.Path, edit);
        }

        return edits.Apply(document) is YamlMapping changed && IsSmall(changed, target) ? changed : document;
    }

    /// <summary>The edit of each selected node; null, and reported, if it cannot be made.</summary>
    private Func<YamlNode, YamlNode?>? EditOf(YamlMapping document, YamlMapping action, YamlScalar target, IReadOnlyList<PathNode> selected)
    {
        if (action.Find("remove")?.Value is YamlScalar { Kind: ScalarKind.Boolean } remove && remove.Text[0] is 't' or 'T')
        {
            if (selected.All(found => found.Parent is not null))
            {
                return _ => null;
            }

            Report(ProblemRules.OverlayRemovesAll.Message(), target.Span.Range);
            return null;
        }

        return ValueOf(document, action, target) is { } value ? at => Merged(at, value) : null;
    }

    private IReadOnlyList<PathNode>? Select(YamlMapping document, YamlScalar path)
    {
        try
        {
            return JsonPath.Parse(path.Text).Select(document);
        }
        catch (JsonPathException fault)
        {
            Report(ProblemRules.OverlayPath.Message(path.Text.Abbreviated(), fault.Message), path.Span.Range);
            return null;
        }
    }

    /// <summary>The value to merge; null, and reported, if there is none.</summary>
    private YamlNode? ValueOf(YamlMapping document, YamlMapping action, YamlScalar target)
    {
        if (action.Find("update") is { } update)
        {
            return update.Value;
        }

        if (action.Find("copy")?.Value is not YamlScalar { Kind: ScalarKind.String } path)
        {
            Report(ProblemRules.OverlayActionEmpty.Message(), target.Span.Range);
            return null;
        }

        if (Select(document, path) is not { } selected)
        {
            return null;
        }

        if (selected.Count != 1)
        {
            Report(
                ProblemRules.OverlayCopyOfMany.Message(path.Text.Abbreviated(), selected.Count), path.Span.Range);
            return null;
        }

        return selected[0].Node;
    }

    /// <summary>Whether the document is within its limits; repeated copies of copies could make it grow exponentially.</summary>
    private bool IsSmall(YamlMapping document, YamlScalar target)
    {
        ProblemMessage? broken = document.Height > TreeContext.MaxDepth ? ProblemRules.OverlayTooDeep.Message(TreeContext.MaxDepth)
            : document.Weight > LargestDocument ? ProblemRules.OverlayTooLarge.Message(LargestDocument)
            : null;
        if (broken is not null)
        {
            Report(broken, target.Span.Range);
        }

        return broken is null;
    }

    private YamlNode Merged(YamlNode at, YamlNode value)
    {
        switch (at, value)
        {
            case (YamlMapping mapping, YamlMapping update):
                List<YamlEntry> entries = [.. mapping.Entries];
                foreach (YamlEntry entry in update.Entries)
                {
                    int index = mapping.IndexOf(entry.Key.Text);
                    if (index < 0)
                    {
                        entries.Add(entry);
                    }
                    else
                    {
                        entries[index] = new YamlEntry(
                            entry.Value is YamlScalar ? entry.Key : mapping.Entries[index].Key,
                            Merged(mapping.Entries[index].Value, entry.Value));
                    }
                }

                return new YamlMapping([.. entries], mapping.Span);
            case (YamlSequence list, YamlSequence more):
                return new YamlSequence([.. list.Items, .. more.Items], list.Span);
            case (YamlSequence list, _):
                return new YamlSequence([.. list.Items, value], list.Span);
            case (YamlScalar, YamlScalar) or (YamlScalar { Kind: ScalarKind.Null }, _):
                return value;
            case (_, YamlScalar { Kind: ScalarKind.Null }):
                // A field with an empty value, which may only show the structure, changes nothing.
                return at;
            default:
                Report(
                    ProblemRules.OverlayUnmergeable.Message(value.Description, at.Description),
                    value.Span.FirstLine);
                return at;
        }
    }

    private void ReportUnknown(YamlMapping node, HashSet<string> known, string what)
    {
        foreach (YamlEntry entry in node.Entries.Where(
            entry => !known.Contains(entry.Key.Text) && !entry.Key.Text.StartsWith("x-", StringComparison.Ordinal)))
        {
            Report(
                ProblemRules.UnknownField.Message(entry.Key.Text.Abbreviated(), what, Wording.DidYouMean(entry.Key.Text, known)),
                entry.Key.Span.Range);
        }
    }

    private void Report(ProblemMessage message, TextRange place) => _problems.Add(new Problem(message, JsonPointer.Root, place));
}
