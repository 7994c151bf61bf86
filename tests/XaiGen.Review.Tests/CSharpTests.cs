namespace XaiGen.Review.Tests;

/// <summary>The effect of a change on code that compiles against the generated C#.</summary>
public sealed class CSharpTests
{
    private static readonly DiffOptions s_options = new() { Today = new DateOnly(2026, 6, 1) };

    [Fact]
    public void A_renamed_component_is_nothing_on_the_wire_and_breaks_source()
    {
        ContractText old = Given.Thing("{ type: object, required: [name], properties: { name: { type: string } } }");
        var renamed = new ContractText("api.yaml", old.Text.Replace("Thing:", "Item:").Replace("schemas/Thing", "schemas/Item"));

        Review review = ContractDiff.Compare(old, renamed, s_options);

        review.Findings.ShouldNotContain(finding => finding.Wire == WireVerdict.Breaking);
        Finding gone = review.Findings.Single(finding => finding.Members.SequenceEqual(["Thing"]));
        gone.Rule.ShouldBe(CSharpRules.Renamed);
        gone.Message.ShouldBe("Thing is Item now.");
        gone.CSharp.ShouldBe(CSharpVerdict.SourceBreaking);
        gone.Pointer.ShouldBe("#/components/schemas/Thing");
        Gate.ContractBump(review).ShouldNotBe(VersionBump.Major);
        Gate.PackageBump(review).ShouldBe(VersionBump.Major);
    }

    [Fact]
    public void A_type_that_is_gone_is_told_although_a_nested_type_of_its_name_was_renamed()
    {
        Review review = ContractDiff.Compare(Contract("make", "name"), Contract("create", "label"), s_options);

        review.Renames.ShouldContain(rename => rename.OldName == "ThingsClient.MakeThingRequest");
        review.Changes.Select(change => change.Member).ShouldContain("MakeThingRequest");

        static ContractText Contract(string verb, string property)
        {
            string schema = $"{{ type: object, required: [{property}], properties: {{ {property}: {{ type: string }} }} }}";
            return new ContractText("api.yaml", $$"""
                openapi: 3.1.0
                info: { title: Test, version: '1' }
                paths:
                  /things:
                    post:
                      tags: [Things]
                      operationId: {{verb}}Thing
                      requestBody: { required: true, content: { application/json: { schema: {{schema}} } } }
                      responses: { '204': { description: Done. } }
                components:
                  schemas:
                    {{char.ToUpperInvariant(verb[0])}}{{verb[1..]}}ThingRequest: {{schema}}
                """);
        }
    }

    [Fact]
    public void A_client_that_needs_credentials_now_cannot_be_made_without_options()
    {
        ContractText old = Given.Thing("{ type: string }"), @new = old with
        {
            Text = old.Text.Replace("tags: [Things]", "security: [{ account: [] }]\n      tags: [Things]")
                + "\n  securitySchemes: { account: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: {} } } } }\n",
        };

        ContractDiff.Compare(old, @new, s_options).Changes
            .ShouldContain(change => change.Member == "ApiClient.ApiClient" && change.Before!.Contains("options = null"));
    }

    [Fact]
    public void A_result_that_is_a_value_and_may_be_null_now_breaks_source()
    {
        const string Old = "{ type: integer }";

        ContractDiff.Compare(Given.Thing(Old), Given.Thing("{ type: integer, nullable: true }"), s_options).Changes
            .ShouldContain(change => change.Before!.Contains("Task<long>") && change.After!.Contains("Task<long?>"));
    }

    [Fact]
    public void A_class_that_is_a_record_now_breaks_nothing()
    {
        const string Old = "{ oneOf: [{ type: string }, { type: array, items: { type: string } }] }";
        const string New =
            "{ oneOf: [{ type: string }, { type: array, items: { type: string } }, { type: object, properties: { a: { type: string } } }] }";

        ContractDiff.Compare(Given.Thing(Old), Given.Thing(New), s_options).Changes
            .ShouldNotContain(change => change.Member == "Thing.List" || change.Member.EndsWith(".Equals"));
    }

    [Fact]
    public void A_new_optional_property_breaks_no_C_sharp()
    {
        ContractText old = Given.Thing("{ type: object, required: [name], properties: { name: { type: string } } }");
        ContractText @new =
            Given.Thing("{ type: object, required: [name], properties: { name: { type: string }, size: { type: integer } } }");

        Review review = ContractDiff.Compare(old, @new, s_options);

        review.Findings.ShouldAllBe(finding => finding.Severity == Severity.Info && finding.CSharp == CSharpVerdict.None);
        review.Findings.Select(finding => finding.Rule).Distinct().ShouldBe([WireRules.PropertyAdded]);
    }

    [Fact]
    public void A_new_required_property_names_the_member_that_must_be_set()
    {
        ContractText old = Given.Thing("{ type: object, required: [name], properties: { name: { type: string } } }");
        ContractText @new =
            Given.Thing("{ type: object, required: [name, size], properties: { name: { type: string }, size: { type: integer } } }");

        Review review = ContractDiff.Compare(old, @new, s_options);

        Finding finding = review.Findings.Single(finding => finding.Rule == WireRules.RequiredPropertyAdded);
        finding.Wire.ShouldBe(WireVerdict.Breaking);
        finding.CSharp.ShouldBe(CSharpVerdict.SourceBreaking);
        finding.Members.ShouldBe(["Thing.Size"]);
        finding.Code.ShouldBe([new CSharpChange("Thing.Size", null, "public required long Size { get; init; }")]);
        finding.Operations.ShouldBe(["POST /things"]);
        finding.Witness.ShouldNotBeNull()
            .ShouldBe(new Witness("""{"name":""}""", ValidBefore: true) { Message = "the body of POST /things as application/json" });
    }

    [Fact]
    public void A_lower_bound_changes_what_the_same_member_does()
    {
        ContractText old = Given.Thing("{ type: object, required: [size], properties: { size: { type: integer, maximum: 10 } } }");
        ContractText @new = Given.Thing("{ type: object, required: [size], properties: { size: { type: integer, maximum: 4 } } }");

        Review review = ContractDiff.Compare(old, @new, s_options);

        Finding finding = review.Findings.Single(finding => finding.Direction == Direction.Request);
        finding.Rule.ShouldBe(WireRules.UpperBoundLowered);
        finding.CSharp.ShouldBe(CSharpVerdict.Behaviour);
        finding.Members.ShouldBe(["Thing.Size"]);
        CSharpChange code = finding.Code.ShouldHaveSingleItem();
        code.Before.ShouldNotBeNull().ShouldContain("10");
        code.After.ShouldNotBeNull().ShouldContain("4");
        finding.Witness.ShouldNotBeNull().ValidBefore.ShouldBeTrue();
    }

    [Fact]
    public void A_neighbour_that_is_new_changes_nothing_of_the_same_member()
    {
        ContractText old = Given.Thing("{ type: object, properties: { size: { type: integer, default: 1 } } }");
        ContractText @new = Given.Thing("{ type: object, properties: { other: { type: string }, size: { type: integer, default: 2 } } }");

        Review review = ContractDiff.Compare(old, @new, s_options);

        review.Findings.Where(finding => finding.Rule == WireRules.DefaultChanged)
            .ShouldAllBe(finding => finding.CSharp == CSharpVerdict.None);
    }

    [Fact]
    public void Another_word_on_repeating_changes_what_the_same_method_does()
    {
        ContractText old = Given.Thing("{ type: string }");
        ContractText Retried(string word)
            => old with { Text = old.Text.Replace("operationId: createThing", $"operationId: createThing\n      x-xaigen-retry: {word}") };

        Finding finding = ContractDiff.Compare(old, Retried("safe"), s_options).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(CSharpRules.RetryChanged);
        finding.CSharp.ShouldBe(CSharpVerdict.Behaviour);
        finding.Members.ShouldBe(["ThingsClient.CreateThingAsync"]);
        ContractDiff.Compare(old, Retried("billed"), s_options).Findings.ShouldBeEmpty();
    }
}
