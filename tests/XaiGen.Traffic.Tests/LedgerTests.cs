using XaiGen.Review;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Learning;

namespace XaiGen.Traffic.Tests;

/// <summary>Reads the ledgers of generated clients; the tests of the generator check how clients write them.</summary>
public sealed class LedgerTests : IDisposable
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        paths:
          /order:
            get:
              operationId: getOrder
              responses:
                '200':
                  description: The order.
                  content:
                    application/json:
                      schema: { $ref: '#/components/schemas/Order' }
        components:
          schemas:
            Order:
              type: object
              required: [id, note]
              properties:
                id: { type: string }
                note: { type: string }
                size: { type: integer, maximum: 10 }
                state: { type: string, enum: [open] }

        """;

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Lines_add_up_and_a_line_that_was_never_finished_is_passed_over()
    {
        string first = Write(
            "a.jsonl", Line("above-maximum", "/properties/size", "maximum", "\"bound\":20,\"count\":2,\"of\":5"), "{\"drift\":\"unk");
        string second = Write("b.jsonl", Line("above-maximum", "/properties/size", "maximum", "\"bound\":40,\"count\":1,\"of\":3"));

        LedgerEntry entry = LedgerFile.Read([first, second]).ShouldHaveSingleItem();

        (entry.Count, entry.Visits, entry.Bound, entry.Operation).ShouldBe((3, 8, 40, "getOrder"));
        LedgerFile.Is(first).ShouldBeTrue();
        LedgerFile.Is(Write("c.har", "{\"log\":{}}")).ShouldBeFalse();
    }

    [Fact]
    public void A_property_that_was_always_there_is_required_and_one_that_was_not_is_not()
    {
        string ledger = Write(
            "a.jsonl",
            Line(
                "unknown-property", "", "price",
                "\"count\":4,\"of\":4,\"shape\":{\"\":{\"object\":4},\"/amount\":{\"integer\":4},\"/off\":{\"number\":1}}"),
            Line("unknown-property", "", "tip", "\"count\":3,\"of\":4,\"shape\":{\"\":{\"integer:int64\":2,\"null\":1}}"));

        string learned = Learn(ledger).Text;

        // What was not always there, or null, is allowed to be so.
        learned.ShouldContain("required: [id, note, price]");
        learned.ShouldContain("""
                    price:
                      type: object
                      required: [amount]
                      properties:
                        amount:
                          type: integer
                        'off':
                          type: number
                    tip:
                      type: [integer, 'null']
                      format: int64
            """);
    }

    [Fact]
    public void What_the_contract_says_by_now_is_not_proposed_again()
    {
        string ledger = Write(
            "a.jsonl",
            Line("unknown-property", "", "note", "\"count\":4,\"shape\":{\"\":{\"string\":4}}"),
            Line("missing-property", "", "size", "\"count\":4"),
            Line("above-maximum", "/properties/size", "maximum", "\"count\":4,\"bound\":9"),
            Line("unknown-value", "/properties/state", "open", "\"count\":4,\"shape\":{\"\":{\"string\":4}}"),
            Line("unknown-property", "/properties/gone", "x", "\"count\":4,\"shape\":{\"\":{\"string\":4}}"),
            Line("a-kind-of-later", "", "x", "\"count\":4"));

        Learn(ledger).Proposals.ShouldBeEmpty();
    }

    [Fact]
    public void A_value_that_was_hidden_is_told_and_left_to_a_person()
    {
        string ledger = Write("a.jsonl", Line("unknown-value", "/properties/state", "*", "\"count\":4,\"shape\":{\"\":{\"string\":4}}"));

        Learn(ledger).Proposals.ShouldHaveSingleItem().Change.ShouldBeNull();
    }

    private static Learned Learn(string ledger)
        => ContractLearner.Learn(
            new ContractText("shop.yaml", Contract), [], new LearnOptions { ComparesCSharp = false }, LedgerFile.Read([ledger]));

    private static string Line(string kind, string place, string name, string more)
        => $$"""{"drift":"{{kind}}","pointer":"#/components/schemas/Order{{place}}","name":"{{name}}","operation":"getOrder",{{more}}}""";

    private string Write(string name, params string[] lines)
    {
        File.WriteAllText(_scratch[name], string.Join('\n', lines) + "\n");
        return _scratch[name];
    }
}
