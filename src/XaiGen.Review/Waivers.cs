using System.Globalization;
using Newtonsoft.Json.Linq;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Review.Documents;

namespace XaiGen.Review;

/// <summary>A finding that was looked at and accepted until a day.</summary>
/// <param name="Rule">The finding's rule id.</param>
/// <param name="Pointer">The finding's JSON pointer.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Until">The last day.</param>
public sealed record Waiver(string Rule, string Pointer, string Reason, DateOnly Until);

/// <summary>A finding and the waiver that accepts it.</summary>
public sealed record WaivedFinding(Finding Finding, Waiver Waiver);

/// <summary>What a file of waivers holds. They go by rule and place, never by wording.</summary>
/// <param name="Waivers">What is accepted.</param>
/// <param name="Errors">What is wrong with the file; with any, none of it may be applied.</param>
public sealed record WaiverFile(IReadOnlyList<Waiver> Waivers, IReadOnlyList<string> Errors)
{
    public static readonly ReviewRule Stale = new("waiver-stale", "Waiver matches no finding");
    public static readonly ReviewRule Ended = new("waiver-ended", "Waiver has ended");

    private static readonly string[] s_fields = ["rule", "pointer", "reason", "until"];

    /// <summary>Reads <c>waivers:</c>, a list of <c>rule</c>, <c>pointer</c>, <c>reason</c> and <c>until</c> (yyyy-MM-dd).</summary>
    public static WaiverFile Read(ContractText file)
    {
        ContractTree tree = new(file.Text);
        JToken? root = tree.Fold(JsonFold.Instance);
        if (tree.Problems.Count > 0)
        {
            return new WaiverFile([], [.. tree.Problems.Select(problem => $"{At(problem.Range)}: {problem.Message}")]);
        }

        if (root is not JObject { Count: 1 } document || document["waivers"] is not (JArray or JValue { Value: null }))
        {
            return new WaiverFile([], [$"{At(tree.Locate("#"))}: expected the one field 'waivers' with a list. Write 'waivers: []' where there are none."]);
        }

        List<Waiver> waivers = [];
        List<string> errors = [];
        int number = 0;
        foreach (JToken entry in document.Items("waivers"))
        {
            number++;
            if (WhatIsWrong(entry) is { } wrong)
            {
                errors.Add($"{At(tree.Locate($"#/waivers/{number - 1}"))}: waiver {number}: {wrong}");
            }
            else
            {
                waivers.Add(new Waiver(Text(entry, "rule"), Text(entry, "pointer"), Text(entry, "reason"), Day(entry)!.Value));
            }
        }

        return new WaiverFile(waivers, errors);

        string At(TextRange place) => $"{file.Name}({place.Line},{place.Column})";
    }

    /// <summary>Takes accepted findings out of a review, and puts in what is wrong with the waivers themselves.</summary>
    public Review Apply(Review review, DateOnly today)
    {
        List<WaivedFinding> waived = [];
        List<Finding> left = [];
        foreach (Finding finding in review.Findings)
        {
            if (Waivers.FirstOrDefault(waiver => waiver.Until >= today && Matches(waiver, finding)) is { } waiver)
            {
                waived.Add(new WaivedFinding(finding, waiver));
            }
            else
            {
                left.Add(finding);
            }
        }

        foreach (Waiver waiver in Waivers)
        {
            bool isStale = !review.Findings.Any(finding => Matches(waiver, finding));
            if (isStale || waiver.Until < today)
            {
                left.Add(new Finding
                {
                    Rule = isStale ? Stale : Ended,
                    Severity = Severity.Error,
                    Pointer = waiver.Pointer,
                    Message = isStale
                        ? $"The waiver of '{waiver.Rule}' at '{waiver.Pointer}' matches no finding. Remove it."
                        : $"The waiver of '{waiver.Rule}' at '{waiver.Pointer}' ended on {waiver.Until:yyyy-MM-dd}. Undo the change, or decide anew.",
                    Why = "A list of exceptions that nobody tidies hides the next one.",
                });
            }
        }

        return review with { Findings = [.. left.InOrder()], Waived = waived };
    }

    private static bool Matches(Waiver waiver, Finding finding) => finding.Rule.Id == waiver.Rule && finding.Pointer == waiver.Pointer;

    private static string? WhatIsWrong(JToken entry)
    {
        if (entry is not JObject fields)
        {
            return "expected a mapping with rule, pointer, reason and until.";
        }

        if (fields.Properties().FirstOrDefault(field => !s_fields.Contains(field.Name)) is { } unknown)
        {
            return $"'{unknown.Name}' is unknown; there are {string.Join(", ", s_fields)}.";
        }

        if (s_fields.FirstOrDefault(field => string.IsNullOrWhiteSpace(Text(entry, field))) is { } missing)
        {
            return $"'{missing}' is missing.";
        }

        string rule = Text(entry, "rule");
        if (!WireRules.All.Concat(CSharpRules.All).Any(known => known.Id == rule))
        {
            return $"there is no rule '{rule}'.";
        }

        return Day(entry) is null ? $"'until' is '{Text(entry, "until")}', which is no day; write it as 2026-12-31." : null;
    }

    private static string Text(JToken entry, string field) => entry.Scalar(field) ?? "";

    private static DateOnly? Day(JToken entry)
        => DateOnly.TryParseExact(Text(entry, "until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
