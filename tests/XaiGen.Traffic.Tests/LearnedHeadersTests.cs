using XaiGen.Review;
using XaiGen.Traffic.Learning;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

/// <summary>
/// Headers and parameters have no types of their own; those of a response that is new to the contract are learned with it.
/// </summary>
public sealed class LearnedHeadersTests
{
    private const string Contract = """
        openapi: 3.0.3
        info: { title: Shop, version: '1' }
        paths:
          /orders:
            get:
              operationId: listOrders
              parameters:
                - { name: state, in: query, schema: { type: array, items: { type: string, enum: [open, done] } } }
              responses:
                '200':
                  description: The orders.
                  headers:
                    X-Left: { description: Calls that are left., schema: { type: integer, maximum: 60 } }
                    X-Kinds: { schema: { type: array, items: { type: string, enum: [a, b] } } }

        """;

    private static readonly ContractText s_contract = new("shop.yaml", Contract);

    [Fact]
    public void Headers_of_a_new_status_are_learned_unless_other_responses_have_them()
    {
        Exchange[] exchanges =
        [
            Got(200, ("x-left", "59"), ("cf-ray", "a1"), ("Date", "today")),
            .. Enumerable.Range(0, 4).Select(i => Got(
                429, [("x-left", "0"), ("X-Reset", $"{i}"), ("cf-ray", "b2"), ("Set-Cookie", "s=1"), ("Content-Length", "0"),
                    .. i == 0 ? ((string, string)[])[("X-Plan", "free")] : []])),
        ];

        Learned learned = ContractLearner.Learn(s_contract, exchanges);

        learned.Proposals.ShouldHaveSingleItem().Observation.Kind.ShouldBe(ObservationKind.UnknownStatus);
        learned.Text.ReplaceLineEndings("\n").ShouldEndWith("""
                    '429':
                      description: Seen in traffic.
                      headers:
                        x-left:
                          description: Calls that are left.
                          schema:
                            type: integer
                            maximum: 60
                        X-Plan:
                          schema:
                            type: string
                        X-Reset:
                          schema:
                            type: integer
                          required: true

            """.ReplaceLineEndings("\n"));
        ContractLearner.Learn(s_contract with { Text = learned.Text }, exchanges).Proposals.ShouldBeEmpty(learned.Text);
    }

    [Theory]
    [InlineData("X-Left", "61", ObservationKind.AboveMaximum, "maximum: 61")]
    [InlineData("X-Left", "many", ObservationKind.OtherType, "type: string")]
    [InlineData("X-Kinds", "a, c", ObservationKind.UnknownValue, "enum: [a, b, c]")]
    public void A_header_that_is_described_otherwise_is_told(string name, string value, ObservationKind kind, string written)
    {
        Exchange[] exchanges = [Got(200, (name, value)), Got(200, (name, value))];

        Learned learned = ContractLearner.Learn(s_contract, exchanges);

        learned.Proposals.ShouldHaveSingleItem().Observation.Kind.ShouldBe(kind);
        learned.Text.ShouldContain(written);
        ContractLearner.Learn(s_contract with { Text = learned.Text }, exchanges).Proposals.ShouldBeEmpty(learned.Text);
    }

    [Theory]
    [InlineData("?state=open&state=done", null)]
    [InlineData("?state=open,done", null)]
    [InlineData("?state=open&state=late", "enum: [open, done, late]")]
    [InlineData("?state=open,late", "enum: [open, done, late]")]
    public void A_list_in_the_query_is_read_in_both_of_its_forms(string query, string? written)
    {
        Exchange[] exchanges = [Got(200, query), Got(200, query)];

        Learned learned = ContractLearner.Learn(s_contract, exchanges);

        learned.Text.ShouldContain(written ?? Contract);
        learned.Proposals.Count.ShouldBe(written is null ? 0 : 1);
    }

    private static Exchange Got(int status, params (string, string)[] headers)
        => Given.Exchange("https://api.example/orders", "GET", status, responseHeaders: headers);

    private static Exchange Got(int status, string query)
        => Given.Exchange($"https://api.example/orders{query}", "GET", status, responseHeaders: [("X-Left", "3")]);
}
