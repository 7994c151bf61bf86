using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace XaiGen.Review.Tests;

/// <summary>Single edits of small schemas: the verdict must match what a validator finds over every relevant value.</summary>
public sealed class PropertyTests
{
    /// <summary>Rules that are a warning by design although some values change their validity; README.md gives the reason.</summary>
    private static readonly string[] s_warningsByDesign =
    [
        "minimum-raised", "maximum-lowered", "size-narrowed", "enum-value-added", "enum-removed", "property-added", "property-removed",
        "pattern-removed", "union-member-added",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Breaking_is_what_a_validator_finds(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++)
        {
            JObject old = SchemaEdits.Schema(random, depth: 2);
            JObject @new = SchemaEdits.Edit(old, random);
            JsonSchema before = await JsonSchema.FromJsonAsync(old.ToString()), after = await JsonSchema.FromJsonAsync(@new.ToString());
            Review review = ContractDiff.Compare(Contract(old), Contract(@new), Given.WireOnly);
            string what = $"{old.ToString(Newtonsoft.Json.Formatting.None)}\n→ {@new.ToString(Newtonsoft.Json.Formatting.None)}\n"
                + string.Join(
                    '\n', review.Findings.Select(finding => $"{finding.Wire} {finding.Direction} {finding.Rule.Id} {finding.Message}"));

            JToken[] values = [.. SchemaEdits.Values(old, @new)];
            JToken? refused = values.FirstOrDefault(
                value => before.Validate(value).Count == 0 && after.Validate(value).Count > 0 && SchemaEdits.IsExpected(value, old, @new));
            JToken? ruledOut = values.FirstOrDefault(
                value => before.Validate(value).Count > 0 && after.Validate(value).Count == 0 && SchemaEdits.IsExpected(value, @new, old));
            Agree(Direction.Request, refused);
            Agree(Direction.Response, ruledOut);

            void Agree(Direction direction, JToken? flip)
            {
                Finding[] findings = [.. review.Findings.Where(finding => finding.Direction == direction)];
                bool isBreaking = findings.Any(finding => finding.Wire == WireVerdict.Breaking);
                bool isExcused =
                    findings.Any(finding => finding.Wire == WireVerdict.Warning && s_warningsByDesign.Contains(finding.Rule.Id));
                if (isBreaking)
                {
                    flip.ShouldNotBeNull($"{direction} is called breaking, but no value flips:\n{what}");
                }
                else if (!isExcused)
                {
                    flip.ShouldBeNull($"{direction} is not called breaking, but this value flips: {flip}\n{what}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_schema_in_place_of_another_is_never_without_a_finding(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 40; i++)
        {
            JObject old = SchemaEdits.SchemaOrUnion(random), @new = SchemaEdits.SchemaOrUnion(random);
            JsonSchema before = await JsonSchema.FromJsonAsync(old.ToString()), after = await JsonSchema.FromJsonAsync(@new.ToString());
            Review review = ContractDiff.Compare(Contract(old), Contract(@new), Given.WireOnly);
            JToken[] values = [.. SchemaEdits.Samples()];
            Agree(Direction.Request, values.FirstOrDefault(value => before.Validate(value).Count == 0 && after.Validate(value).Count > 0));
            Agree(Direction.Response, values.FirstOrDefault(value => before.Validate(value).Count > 0 && after.Validate(value).Count == 0));

            void Agree(Direction direction, JToken? flip)
                => (flip is null || review.Findings.Any(finding => finding.Direction == direction)).ShouldBeTrue(
                    $"{direction} has no finding, but this value flips: {flip}\n"
                    + $"{old.ToString(Newtonsoft.Json.Formatting.None)}\n→ {@new.ToString(Newtonsoft.Json.Formatting.None)}");
        }
    }

    private static ContractText Contract(JObject schema)
    {
        ContractText thing = Given.Thing(schema.ToString(Newtonsoft.Json.Formatting.None));
        return thing with { Text = thing.Text.Replace("3.0.3", "3.1.0") };
    }
}
