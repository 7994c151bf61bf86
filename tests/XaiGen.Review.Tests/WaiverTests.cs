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
    [InlineData("waivers: [{ rule: size-narrowed, pointer: '#/a', reason: r, until: soon }]", "not a date")]
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
        string newest = Directory.GetFiles(Path.Combine(Repository.Root, "spec/history"), "*.yaml")
            .Select(file => Path.GetFileName(file)).Max(StringComparer.Ordinal)!;

        Review review = waivers.Apply(
            ContractDiff.Compare(Spec($"history/{newest}"), Spec("xai.openapi.yaml"), new DiffOptions { Today = s_today }), s_today);

        waivers.Errors.ShouldBeEmpty();
        review.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message).ShouldBeEmpty();

        static ContractText Spec(string name) => new($"spec/{name}", File.ReadAllText(Path.Combine(Repository.Root, "spec", name)));
    }

    [Theory]
    [InlineData("#/components/schemas/Thing/required/user", true)]
    [InlineData("#/components/schemas/Thing/required/*", true)]
    [InlineData("#/components/*/Th*/required/us**", true)]
    [InlineData("#/**/user", true)]
    [InlineData("#/components/schemas/*/user", false)]
    [InlineData("#/components/schemas/Thing/required/model", false)]
    [InlineData("#/components/schemas/Thing/required/1", false)]
    public void A_waiver_goes_by_names_and_patterns_and_never_by_a_position(string pointer, bool matches)
    {
        Review review = Required("[model, user]");
        review.Findings.ShouldHaveSingleItem().Name.ShouldBe("#/components/schemas/Thing/required/user");

        Review waived = Read("property-became-required", pointer, "2026-12-31").Apply(review, s_today);

        waived.Waived.Count.ShouldBe(matches ? 1 : 0);
        if (pointer.EndsWith("/1", StringComparison.Ordinal))
        {
            waived.Findings.ShouldContain(
                finding => finding.Rule == WaiverFile.Stale && finding.Message.Contains("required/user", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_waiver_has_a_direction_and_a_place_in_its_file()
    {
        var file = WaiverFile.Read(new ContractText("waivers.yaml", """
            waivers:
              - { rule: size-narrowed, pointer: '#/components/schemas/Thing/maxLength', direction: response, reason: r, until: 2026-12-31 }
              - { rule: size-narrowed, pointer: '#/**', direction: request, reason: r, until: 2026-12-31 }
              - { rule: size-narrowed, pointer: '#/components/schemas/Thing/maxLength', reason: r, until: 2026-12-31 }
            """));

        Review review = file.Apply(Narrowed, s_today);

        file.Errors.ShouldBeEmpty();
        review.Waived.Select(waived => waived.Finding.Direction).ShouldBe([Direction.Request, Direction.Response], ignoreOrder: true);
        Finding twice = review.Findings.ShouldHaveSingleItem();
        twice.Message.ShouldContain("waivers before it");
        twice.New!.File.ShouldBe("waivers.yaml");
        twice.New.Line.ShouldBe(4);
    }

    [Fact]
    public void What_was_not_compared_makes_no_waiver_stale()
        => Read("csharp-removed", "#/components/schemas/Other", "2026-12-31")
            .Apply(Narrowed, s_today).Findings.ShouldNotContain(finding => finding.Rule == WaiverFile.Stale);

    [Fact]
    public void Waivers_are_written_for_what_is_left_and_take_it_out()
    {
        Review review = Required("[model, user]");
        string text = WaiverFile.Add("", review, s_today.AddDays(90));
        var file = WaiverFile.Read(new ContractText("waivers.yaml", text));

        file.Errors.ShouldBeEmpty();
        Review left = file.Apply(review, s_today);
        left.Findings.ShouldBeEmpty();
        WaiverFile.Add(text, left, s_today).ShouldBe(text);
        string more = WaiverFile.Add(text, Narrowed, s_today.AddDays(90));
        WaiverFile.Read(new ContractText("waivers.yaml", more)).Waivers.Count.ShouldBe(2);
        more.ShouldStartWith(text.TrimEnd());
        string flat = text.Replace("\n  ", "\n");
        WaiverFile.Read(new ContractText("waivers.yaml", WaiverFile.Add(flat, Narrowed, s_today.AddDays(90)))).Waivers.Count.ShouldBe(2);
    }

    private static Review Required(string now) => ContractDiff.Compare(
        Given.Thing(
            "{ type: object, required: [model], properties: { model: { type: string, writeOnly: true }, user: { type: string, writeOnly: "
            + "true } } }"),
        Given.Thing(
            $"{{ type: object, required: {now}, properties: {{ model: {{ type: string, writeOnly: true }}, user: {{ type: string, "
            + $"writeOnly: true }} }} }}"),
        Given.WireOnly);

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
