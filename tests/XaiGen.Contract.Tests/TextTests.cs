using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;

namespace XaiGen.Contract.Tests;

/// <summary>
/// YAML and JSON as text: how scalars, aliases, byte order marks and bytes are read. The tests read an example, which keeps any value.
/// </summary>
public sealed class TextTests
{
    /// <remarks>YAML 1.2, 8.1.1.1: a block scalar that has only blank lines takes its indentation from the longest one.</remarks>
    [Theory]
    [InlineData("|+\n            \n", "\\n")]
    [InlineData("|+\n            \n  \n                \n", "\\n\\n\\n")]
    [InlineData("|\n            \n", "")]
    [InlineData(">-\n            \n", "")]
    [InlineData(">+ # Blank.\n            \n", "\\n")]
    [InlineData("|+\r\n            \r\n", "\\n")]
    public void A_block_scalar_may_hold_nothing_but_blanks(string scalar, string expected)
    {
        string newLine = scalar.Contains('\r') ? "\r\n" : "\n";
        string marked = Given.Schemas("Subject:\n  type: string\n  default: SCALAR").ReplaceLineEndings(newLine)
            .Replace("SCALAR", $"{scalar}      description: ⟦Here⟧{newLine}");
        (string text, TextRange range) = MarkedText.Parse(marked);

        Given.Contract(text).Schemas[0].Schema.Default!.ToJson().ShouldBe($"\"{expected}\"");
        new ContractTree(text).Locate("#/components/schemas/Subject/description").ShouldBe(range);
    }

    [Theory]
    [InlineData("|\n        a: |+\n                \n        b\n", "\"a: |+\\n        \\nb\\n\"")]
    [InlineData("|2\n        a: |+\n                \n        b\n", "\"a: |+\\n        \\nb\\n\"")]
    public void Blanks_that_a_block_scalar_holds_stay(string scalar, string expected)
        => Given.Contract(Given.Schemas(
            $"Blank:\n  type: string\n  default: |+\n                    \n  description: Blank.\nSubject:\n  default: SCALAR")
            .Replace("SCALAR", scalar)).Schemas.Single(schema => schema.Name == "Subject").Schema.Default!.ToJson().ShouldBe(expected);

    [Theory]
    [InlineData("yes", "\"yes\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("-x", "\"-x\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("", "null")]
    [InlineData("12", "12")]
    [InlineData("+12", "12")]
    [InlineData("-007", "-7")]
    [InlineData("0", "0")]
    [InlineData("0o17", "15")]
    [InlineData("0xFF", "255")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF", "4722366482869645213695")]
    [InlineData("1.50", "1.50")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e3", "1e3")]
    [InlineData("-1.5E-7", "-1.5E-7")]
    public void Plain_scalars_have_the_types_of_the_core_schema(string written, string json)
        => Given.Schema($"Subject:\n  default: {written}").Default!.ToJson().ShouldBe(json);

    [Fact]
    public void Structures_become_JSON_with_sorted_keys()
    {
        Schema schema = Given.Schema("""
            Subject:
              default:
                z: |
                  two
                  lines
                a: [1, "a\tb", { y: null, x: true }]
            """);

        schema.Default!.ToJson().ShouldBe("""{"a":[1,"a\tb",{"x":true,"y":null}],"z":"two\nlines\n"}""");
    }

    [Fact]
    public void Numbers_are_keys_as_text()
    {
        ApiContract contract = Given.Contract(Given.Header + "paths: { /a: { get: { responses: { 200: { description: Fine } } } } }");

        contract.Operations[0].Responses[0].Status.ShouldBe("200");
    }

    [Fact]
    public void Aliases_are_what_they_name()
    {
        ApiContract contract = Given.Contract(Given.Header + """
            x-limit: &limit { type: integer, minimum: 1 }
            paths: {}
            components: { schemas: { A: *limit, B: *limit } }
            """);

        contract.Schemas.Select(schema => (schema.Name, schema.Schema.Minimum)).ShouldBe([("A", 1m), ("B", 1m)]);
        contract.Schemas[1].Schema.Pointer.ShouldBe("#/components/schemas/B");
    }

    [Fact]
    public void An_anchor_may_be_given_again()
        => Given.Schema("Subject: { enum: [&a 1, *a, &a 2, *a] }").Enum.Select(value => value.Text).ShouldBe(["1", "1", "2", "2"]);

    [Fact]
    public void Merged_keys_give_way_to_written_ones_and_to_earlier_sources()
    {
        Schema schema = Given.Schema("""
            First: &first { type: integer, minimum: 1, maximum: 10 }
            Second: &second { maximum: 20, description: second }
            Subject:
              minimum: 2
              <<: [*first, *second]
            """);

        schema.Types.ShouldBe(JsonTypes.Integer);
        schema.Minimum.ShouldBe(2);
        schema.Maximum.ShouldBe(10);
        schema.Description.ShouldBe("second");
    }

    [Fact]
    public void A_quoted_merge_key_is_a_key()
        => Given.Schema("Subject: { properties: { '<<': { type: string } } }").Properties[0].Name.ShouldBe("<<");

    [Fact]
    public void Of_a_key_written_twice_the_first_counts()
        => ContractReader.Read(Given.Schemas("Subject: { title: one, title: two }")).Contract!.Schemas[0].Schema.Title.ShouldBe("one");

    [Fact]
    public void Of_several_documents_the_first_is_read()
        => ContractReader.Read(
            Given.Header + "paths: {}\n---\nopenapi: 3.1.0\ninfo: { title: Second, version: '1' }\n").Contract!.Title.ShouldBe("Test");

    [Fact]
    public void Nesting_up_to_the_limit_is_read()
    {
        string text = Given.Header + "paths: {}\nx: " + new string('[', 198) + new string(']', 198);

        ContractReader.Read(text).Problems.Select(problem => problem.Rule).ShouldBe([ProblemRules.UnknownField]);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("{\"a\":")]
    public void Nesting_beyond_any_stack_is_one_problem(string opening)
    {
        ContractReading reading = ContractReader.Read(string.Concat(Enumerable.Repeat(opening, 200_000)));

        reading.Problems.ShouldHaveSingleItem().Rule.ShouldBeOneOf(ProblemRules.TooDeep, ProblemRules.Syntax);
        reading.Contract.ShouldBeNull();
    }

    [Fact]
    public void Aliases_count_as_deep_as_what_they_name()
    {
        string text = Given.Header
            + $"paths: {{}}\nx-a: &a {new string('[', 150)}{new string(']', 150)}\nx-b: {new string('[', 60)}*a{new string(']', 60)}\n";

        ContractReader.Read(text).Problems.ShouldHaveSingleItem().Rule.ShouldBe(ProblemRules.TooDeep);
    }

    [Fact]
    public void JSON_is_read_with_all_its_corners()
    {
        string key = new('k', 5000);
        string text =
            "\uFEFF \t{\t\"openapi\": \"3.1.0\",\r\n\t\"info\": {\"title\": \"\\u0041\\/\\ud83d\\ude00\\b\\f\\n\\r\\t\\\"\\\\\", "
            + "\"version\": \"1\"}, \"paths\": {},"
            + "\"components\": {\"schemas\": {\"Subject\": {\"enum\": [-1.5e3, 0, true, false, null, \"x\"], \"properties\": {\""
                + key + "\": true}}}}}";

        ApiContract contract = Given.Contract(text);

        contract.Title.ShouldBe("A/😀\b\f\n\r\t\"\\");
        Schema schema = contract.Schemas[0].Schema;
        schema.Enum.Select(value => value.ToJson()).ShouldBe(["-1.5e3", "0", "true", "false", "\"x\""]);
        schema.IsNullable.ShouldBeTrue();
        schema.Properties[0].Name.ShouldBe(key);
    }

    [Fact]
    public void YAML_may_begin_with_a_brace()
        => Given.Contract("{ openapi: 3.0.3, info: { title: T, version: '1' }, paths: {}, }").Title.ShouldBe("T");

    [Fact]
    public void YAML_and_JSON_of_the_same_content_are_the_same_model()
    {
        ApiContract yaml = Given.Contract(Given.Operation("parameters: [{ name: p, in: query, schema: { type: integer, default: 3 } }]"));
        ApiContract json = Given.Contract("""
            {
              "openapi": "3.0.3",
              "info": { "title": "Test", "version": "1" },
              "paths": { "/things": { "get": {
                "parameters": [{ "name": "p", "in": "query", "schema": { "type": "integer", "default": 3 } }],
                "responses": { "200": { "description": "Fine" } } } } }
            }
            """);

        json.ShouldBe(yaml);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_key()
    {
        (string? text, TextRange range) =
            MarkedText.Parse("\uFEFFopenapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths: {}\ntags: ⟦1⟧\n");

        ContractReading reading = ContractReader.Read(text);

        reading.Contract!.Title.ShouldBe("T");
        reading.Problems.ShouldHaveSingleItem().Range.ShouldBe(range);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_with_any_line_end(string lineEnd)
    {
        string text = (Given.Header + "paths: {}\ncomponents:\n  schemas:\n    A: { title: \"😀\", type: strng }\n").Replace("\n", lineEnd);

        Problem problem = ContractReader.Read(text).Problems.ShouldHaveSingleItem();

        text.Substring(problem.Range.Start, problem.Range.Length).ShouldBe("strng");
        (problem.Range.Line, problem.Range.Column).ShouldBe((6, 29));
        (problem.Range.EndLine, problem.Range.EndColumn).ShouldBe((6, 34));
    }

    [Theory]
    [InlineData("a: 'x")]
    [InlineData("a: \"\\q\"")]
    [InlineData("a: b: c")]
    [InlineData("a: @b")]
    [InlineData("%YAML 9.9.9\n---\na: b")]
    [InlineData("a: b\n]")]
    [InlineData("a: [b")]
    [InlineData("a: {b")]
    [InlineData("- a\nb: c")]
    [InlineData("a: &")]
    [InlineData("a: *")]
    [InlineData("a: !<")]
    [InlineData("a: |5x\n b")]
    [InlineData("{,}")]
    [InlineData("{ \"a\" 1 }")]
    [InlineData("{ \"a\": \"\\u12\" }x")]
    public void What_is_malformed_is_one_located_problem(string text)
    {
        ContractReading reading = ContractReader.Read(text);

        reading.Contract.ShouldBeNull();
        Problem problem = reading.Problems.ShouldHaveSingleItem();
        problem.Rule.ShouldBe(ProblemRules.Syntax);
        problem.Message.ShouldStartWith("The text is not well-formed ");
        problem.Message.ShouldNotContain("Idx");
        problem.Range.Start.ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Fact]
    public void Reading_stops_when_cancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => ContractReader.Read(Given.Header, source.Token));
    }
}
