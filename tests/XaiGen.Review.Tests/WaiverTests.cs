namespace XaiGen.Review.Tests;

/// <summary>Waivers go by rule and place, must have a reason and an end, and may not outlive what they accept.</summary>
public sealed class WaiverTests
{
    private static readonly DateOnly s_today = new(2026, 6, 1);

    private static Review Narrowed => ContractDiff.Compare(
        Given.Thing("{ type: string, maxLength: 9 }"), Given.Thing("{ type: string, maxLength: 5 }"), Given.WireOnly);

    [Fact]
    public void A_waived_finding_no_longer_fails_the_gate()
    {
        Gate.Fails(Narrowed, FailOn.Breaking).ShouldBeTrue();

        Review review = Read("size-narrowed", "#/components/schemas/Thing/maxLength", "2026-06-01").Apply(Narrowed, s_today);

        Gate.Fails(review, FailOn.Breaking).ShouldBeFalse();
        review.Waived.ShouldNotBeEmpty();
        Gate.ContractBump(review).ShouldBe(VersionBump.Major);
    }

    [Fact]
    public void A_waiver_that_has_ended_is_an_error()
    {
        Review review = Read("size-narrowed", "#/components/schemas/Thing/maxLength", "2026-05-31").Apply(Narrowed, s_today);

        review.Waived.ShouldBeEmpty();
        review.Findings.ShouldContain(finding => finding.Rule == WaiverFile.Ended && finding.Severity == Severity.Error);
    }

    [Fact]
    public void A_waiver_of_nothing_is_an_error()
        => Read("size-narrowed", "#/components/schemas/Other", "2026-12-31").Apply(Narrowed, s_today)
            .Findings.ShouldContain(finding => finding.Rule == WaiverFile.Stale && finding.Severity == Severity.Error);

    [Theory]
    [InlineData("waivers: [{ rule: size-narrowed, pointer: '#/a', reason: r }]", "'until' is missing")]
    [InlineData("waivers: [{ rule: size-narrowed, pointer: '#/a', until: '2026-12-31' }]", "'reason' is missing")]
    [InlineData("waivers: [{ rule: no-such-rule, pointer: '#/a', reason: r, until: '2026-12-31' }]", "no rule 'no-such-rule'")]
    [InlineData("waivers: [{ rule: size-narrowed, pointer: '#/a', reason: r, until: soon }]", "no day")]
    [InlineData("waivers: [", "not well-formed")]
    [InlineData("waiver: []", "'waivers'")]
    public void A_half_written_file_is_refused_in_one_line(string text, string expected)
    {
        string error = WaiverFile.Read(new ContractText("waivers.yaml", text)).Errors.ShouldHaveSingleItem();

        error.ShouldStartWith("waivers.yaml(1,");
        error.ShouldContain(expected);
        error.ShouldNotContain("\n");
    }

    [Fact]
    public void The_contract_of_this_repository_passes_its_gate_and_needs_every_waiver()
    {
        var waivers = WaiverFile.Read(Spec("waivers.yaml"));
        string newest = Directory.GetFiles(Path.Combine(Repository.Root, "spec/history"), "*.yaml").Select(file => Path.GetFileName(file)).Max(StringComparer.Ordinal)!;

        Review review = waivers.Apply(ContractDiff.Compare(Spec($"history/{newest}"), Spec("xai.openapi.yaml"), new DiffOptions { Today = s_today }), s_today);

        waivers.Errors.ShouldBeEmpty();
        review.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message).ShouldBeEmpty();

        static ContractText Spec(string name) => new($"spec/{name}", File.ReadAllText(Path.Combine(Repository.Root, "spec", name)));
    }

    private static WaiverFile Read(string rule, string pointer, string until)
    {
        var file = WaiverFile.Read(new ContractText("waivers.yaml", $"""
            waivers:
              - rule: {rule}
                pointer: '{pointer}'
                reason: Nobody sends more than five.
                until: {until}
            """));
        file.Errors.ShouldBeEmpty();
        return file;
    }
}
