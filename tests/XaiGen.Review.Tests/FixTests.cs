namespace XaiGen.Review.Tests;

/// <summary>Fixes add what is missing and leave every other character unchanged.</summary>
public sealed class FixTests
{
    private const string Block = """
        # Kept by hand.
        openapi: 3.0.3
        info: { title: Test, version: '1' }

        # What there is to call.
        paths:
          /things/{id}:
            parameters:
              - name: id # of the thing
                in: path
                description: Its id.
                schema: { type: string }
            get:
              # Not named yet.
              summary: Reads a thing.
              tags: [Things, 'yes']
              responses: { '204': { description: Done. }, default: { description: Failed., content: { application/json: { schema: { type: string }, example: no such thing } } } }
        """;

    [Fact]
    public void A_missing_operationId_tag_and_required_are_put_in()
    {
        MendedContract mended = ContractFixes.Apply(new ContractText("api.yaml", Block));

        mended.Text.ShouldBe("""
            # Kept by hand.
            openapi: 3.0.3
            info: { title: Test, version: '1' }

            tags:
            - name: Things
            - name: "yes"
            # What there is to call.
            paths:
              /things/{id}:
                parameters:
                  - name: id # of the thing
                    in: path
                    description: Its id.
                    required: true
                    schema: { type: string }
                get:
                  operationId: getThingsById
                  # Not named yet.
                  summary: Reads a thing.
                  tags: [Things, 'yes']
                  responses: { '204': { description: Done. }, default: { description: Failed., content: { application/json: { schema: { type: string }, example: no such thing } } } }
            """);
        mended.Applied.Select(fix => fix.Title)
            .ShouldBe(["Add tags", "Add required: true", "Add operationId: getThingsById"], ignoreOrder: true);
        mended.Review.Findings.ShouldNotContain(finding => finding.Fix != null);
    }

    [Fact]
    public void Fixes_break_nothing_on_the_wire_and_rename_no_method()
    {
        var contract = new ContractText("api.yaml", Block);
        MendedContract mended = ContractFixes.Apply(contract);

        ContractDiff.Compare(contract, contract with { Text = mended.Text }, new DiffOptions { Today = new DateOnly(2026, 6, 1) }).Findings
            .Where(finding => finding.Severity != Severity.Info).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "{\n  \"openapi\": \"3.0.3\",\n  \"info\": { \"title\": \"T\", \"version\": \"1\" },\n  \"paths\": {\n    \"/a\": {\n      \"get\": {\n        \"tags\": [\"A\"],\n        \"responses\": { \"204\": { \"description\": \"Done.\" } }\n      }\n    }\n  }\n}")]
    [InlineData(
        "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"T\",\"version\":\"1\"},\"paths\":{\"/a\":{\"get\":{\"tags\":[\"A\"],\"responses\":{\"204\":{\"description\":\"Done.\"}}}}}}")]
    [InlineData(
        "openapi: 3.0.3\r\ninfo: { title: T, version: '1' }\r\ntags:\r\n  - name: B\r\n    description: Of B.\r\npaths:\r\n  /a:\r\n    get: { tags: [A], responses: { '204': { description: Done. } } }\r\n")]
    [InlineData(
        "openapi: 3.0.3\ninfo: { title: T, version: '1' }\ntags: [{ name: B }]\npaths: { /a: { get: {tags: [A], responses: { '204': { description: Done. } } } } }\n")]
    public void Every_way_to_write_a_contract_is_kept(string text)
    {
        MendedContract mended = ContractFixes.Apply(new ContractText("api", text));

        mended.Applied.Count.ShouldBe(2);
        mended.Review.Findings.ShouldNotContain(
            finding => finding.Rule == LintRules.OperationIdMissing || finding.Rule == LintRules.TagUndeclared, mended.Text);
        IsSubsequence(text, mended.Text).ShouldBeTrue();
        mended.Text.Replace("\r\n", "").Contains('\n').ShouldBe(text.Replace("\r\n", "").Contains('\n'));
    }

    [Fact]
    public void What_needs_a_decision_is_left_to_people()
    {
        const string Written =
            "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n  /a/{b}:\n    get:\n      operationId: a\n      parameters: [{ "
            + "name: b, in: path, required: false, schema: { type: string } }]\n      responses: { '204': { description: Done. } }\n";

        MendedContract mended = ContractFixes.Apply(new ContractText("api.yaml", Written));

        mended.Text.ShouldBe(Written);
        mended.Applied.ShouldBeEmpty();
        mended.Review.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_fix_of_any_document_of_the_corpus_only_adds()
    {
        foreach (string name in Corpus.Documents)
        {
            ContractText document = Corpus.Document(name);
            MendedContract mended = ContractFixes.Apply(document);

            IsSubsequence(document.Text, mended.Text).ShouldBeTrue(name);
            (mended.Text == document.Text).ShouldBe(mended.Applied.Count == 0, name);
        }
    }

    private static bool IsSubsequence(string part, string whole)
    {
        int at = 0;
        foreach (char c in whole)
        {
            at += at < part.Length && part[at] == c ? 1 : 0;
        }

        return at == part.Length;
    }
}
