using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review;

/// <summary>The content of a waiver file. Waivers match by rule and place, never by wording.</summary>
/// <param name="Waivers">The waivers.</param>
/// <param name="Errors">The errors of the file; if there are any, no waiver may be applied.</param>
public sealed partial record WaiverFile(IReadOnlyList<Waiver> Waivers, IReadOnlyList<string> Errors)
{
    public static readonly ReviewRule Stale = new("waiver-stale", "Waiver matches no finding");
    public static readonly ReviewRule Ended = new("waiver-ended", "Waiver has ended");

    private static readonly string[] s_fields = ["rule", "pointer", "reason", "until"];

    private const string DirectionField = "direction";

    /// <summary>Reads <c>waivers:</c>, a list of <c>rule</c>, <c>pointer</c>, <c>reason</c> and <c>until</c> (yyyy-MM-dd).</summary>
    public static WaiverFile Read(ContractText file)
    {
        ContractTree tree = new(file.Text);
        JsonNode? root = tree.Fold(JsonFold.Instance);
        if (tree.Problems.Count > 0)
        {
            return new WaiverFile([], [.. tree.Problems.Select(problem => $"{At(problem.Range)}: {problem.Message}")]);
        }

        if (root is not JsonMapping { Count: 1 } document || document["waivers"] is not (JsonList or JsonScalar { Value: null }))
        {
            return new WaiverFile(
                [], [$"{At(tree.Locate("#"))}: expected the one field 'waivers' with a list. Write 'waivers: []' where there are none."]);
        }

        List<Waiver> waivers = [];
        List<string> errors = [];
        int number = 0;
        foreach (JsonNode entry in document.Items("waivers"))
        {
            number++;
            if (WhatIsWrong(entry) is { } wrong)
            {
                errors.Add($"{At(tree.Locate($"#/waivers/{number - 1}"))}: waiver {number}: {wrong}");
            }
            else
            {
                TextRange at = tree.Locate($"#/waivers/{number - 1}");
                waivers.Add(new Waiver(Text(entry, "rule"), Text(entry, "pointer"), Text(entry, "reason"), Day(entry)!.Value)
                {
                    Direction = Enum.TryParse(Text(entry, DirectionField), ignoreCase: true, out Direction direction) ? direction : null,
                    Place = new SourceLocation(file.Name, $"#/waivers/{number - 1}", at.Line, at.Column, at.EndLine, at.EndColumn),
                });
            }
        }

        return new WaiverFile(waivers, errors);

        string At(TextRange place) => $"{file.Name}({place.Line},{place.Column})";
    }

    /// <summary>Removes accepted findings from a review, and adds findings for invalid waivers.</summary>
    public Review Apply(Review review, DateOnly today)
    {
        List<WaivedFinding> waived = [];
        List<Finding> left = [];
        HashSet<Waiver> used = new(ReferenceEqualityComparer.Instance);
        foreach (Finding finding in review.Findings)
        {
            if (Waivers.FirstOrDefault(waiver => waiver.Until >= today && waiver.Matches(finding)) is { } waiver)
            {
                used.Add(waiver);
                waived.Add(new WaivedFinding(finding, waiver));
            }
            else
            {
                left.Add(finding);
            }
        }

        // If a part was not compared, it is unknown whether a waiver still matches there.
        foreach (Waiver waiver in Waivers.Where(
            waiver => !used.Contains(waiver) && (review.ComparesCSharp || !CSharpRules.All.Any(rule => rule.Id == waiver.Rule))))
        {
            left.Add(Complaint(waiver, review, today));
        }

        return review with { Findings = [.. left.InOrder()], Waived = waived };
    }

    private static Finding Complaint(Waiver waiver, Review review, DateOnly today)
    {
        bool isStale = !review.Findings.Any(waiver.Matches), isEnded = waiver.Until < today;
        string which = $"The waiver of '{waiver.Rule}' at '{waiver.Pointer}'";
        string? name = review.Findings.FirstOrDefault(finding => finding.Rule.Id == waiver.Rule && finding.Pointer == waiver.Pointer)?.Name;
        return new Finding
        {
            Rule = isStale || !isEnded ? Stale : Ended,
            Severity = Severity.Error,
            Pointer = waiver.Pointer,
            New = waiver.Place,
            Message = isStale && name is not null
                ? $"{which} goes by a position in a list, which another may take. Write '{name}'."
                : isStale
                    ? $"{which} matches no finding. Remove it."
                    : isEnded
                        ? $"{which} ended on {waiver.Until:yyyy-MM-dd}. Undo the change, or decide anew."
                        : $"{which} matches only what waivers before it match. Remove it.",
            Why = "A waiver that is not needed any more can hide the next finding.",
        };
    }

    private static string? WhatIsWrong(JsonNode entry)
    {
        if (entry is not JsonMapping fields)
        {
            return "expected a mapping with rule, pointer, reason and until.";
        }

        if (fields.FirstOrDefault(field => !s_fields.Contains(field.Name) && field.Name != DirectionField).Name is { } unknown)
        {
            return $"'{unknown}' is unknown; there are {string.Join(", ", s_fields)} and {DirectionField}.";
        }

        if (s_fields.FirstOrDefault(field => string.IsNullOrWhiteSpace(Text(entry, field))) is { } missing)
        {
            return $"'{missing}' is missing.";
        }

        if (entry.Field(DirectionField) is not null && Text(entry, DirectionField) is not ("request" or "response"))
        {
            return $"'{DirectionField}' is '{Text(entry, DirectionField)}'; write request or response, or leave it out for both.";
        }

        string rule = Text(entry, "rule");
        if (!WireRules.All.Concat(CSharpRules.All).Concat(LintRules.All).Any(known => known.Id == rule)
            && !rule.StartsWith("XG", StringComparison.Ordinal))
        {
            return $"there is no rule '{rule}'.";
        }

        return Day(entry) is null ? $"'until' is '{Text(entry, "until")}', which is not a date; write it as 2026-12-31." : null;
    }

    private static string Text(JsonNode entry, string field) => entry.Scalar(field) ?? "";

    private static DateOnly? Day(JsonNode entry)
        => DateOnly.TryParseExact(Text(entry, "until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    /// <summary>Returns a waiver file with additional waivers for the remaining findings that would fail a gate.</summary>
    /// <param name="text">The current file; empty if there is none yet.</param>
    /// <param name="review">The review after the existing waivers were applied.</param>
    /// <param name="until">The last day of the new waivers.</param>
    /// <param name="failOn">The severity at which the gate fails.</param>
    public static string Add(string text, Review review, DateOnly until, FailOn failOn = FailOn.Breaking)
    {
        (string, string, Direction?)[] left = [.. review.Findings
            .Where(finding => Gate.Fails(finding, failOn) && finding.Rule != Stale && finding.Rule != Ended)
            .Select(finding => (finding.Rule.Id, finding.Name, finding.Direction)).Distinct()];
        if (left.Length == 0)
        {
            return text.Length > 0 ? text : "# Findings that were looked at and accepted.\nwaivers: []\n";
        }

        var file = new StringBuilder(text.TrimEnd());
        if (file.Length == 0)
        {
            file.Append("# Findings that were looked at and accepted.\nwaivers:");
        }
        else if (text.TrimEnd().EndsWith("[]", StringComparison.Ordinal))
        {
            file.Length -= 2;
        }

        // Use the indentation of the file.
        string indent = FirstItem().Match(text) is { Success: true } item ? item.Groups[1].Value : "  ";
        foreach ((string rule, string name, Direction? direction) in left)
        {
            file.Append(CultureInfo.InvariantCulture, $"\n{indent}- rule: {rule}\n{indent}  pointer: {Quoted(name)}");
            if (direction is not null)
            {
                file.Append(CultureInfo.InvariantCulture, $"\n{indent}  {DirectionField}: {direction.ToString()!.ToLowerInvariant()}");
            }

            file.Append(CultureInfo.InvariantCulture, $"\n{indent}  reason: Say why it is accepted.\n{indent}  until: {until:yyyy-MM-dd}");
        }

        return file.Append('\n').ToString();
    }

    [GeneratedRegex("^( *)- ", RegexOptions.Multiline)]
    private static partial Regex FirstItem();

    /// <remarks>Any JSON string is also valid YAML.</remarks>
    private static string Quoted(string name)
        => name.Contains('\'', StringComparison.Ordinal) || name.Any(char.IsControl)
            ? JsonText.Quote(name)
            : $"'{name}'";
}
