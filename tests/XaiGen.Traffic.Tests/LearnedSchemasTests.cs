using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Traffic.Learning;

namespace XaiGen.Traffic.Tests;

/// <summary>How a property is described that was seen: as the contract describes such values elsewhere, where it does.</summary>
public sealed class LearnedSchemasTests
{
    private const string Contract = """
        openapi: VERSION
        info: { title: Shop, version: '1' }
        paths:
          /orders:
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
              required: [id]
              properties:
                id: { type: string }
                created_at: { type: string, format: date-time }
                opensAt: { type: string, pattern: '^\d\d:\d\d$' }
                num_boxes: { type: integer, format: int32, minimum: 0 }
            State: { type: string, enum: [open, paid] }
            Item: { type: object, required: [sku], properties: { sku: { type: string }, note: NOTE, kilos: { type: number, format: double, maximum: 9 } } }
            Items: { type: array, maxItems: 9, items: { $ref: '#/components/schemas/Item' } }
            Files: { type: array, items: { type: string, format: binary } }

        """;

    [Theory]
    [InlineData("updated_at", "\"2026-01-01T00:00:00Z\"", """{"type":"string","format":"date-time"}""")]
    [InlineData("closesAt", "\"20:00\"", """{"type":"string","pattern":"^\\d\\d:\\d\\d$"}""")]
    [InlineData("closesAt", "\"late\"", """{"type":"string"}""")]
    [InlineData("num_crates", "7", """{"type":"integer","format":"int32","minimum":0}""")]
    [InlineData("num_crates", "-7", """{"type":"integer"}""")]
    [InlineData("took", "\"PT1H30M\"", """{"type":"string","format":"duration"}""")]
    [InlineData("at", "\"12:30:00Z\"", """{"type":"string","format":"time"}""")]
    [InlineData("how", "\"open\"|\"paid\"", """{"$ref":"#/components/schemas/State"}""")]
    [InlineData("how", "\"open\"|\"late\"", """{"type":"string"}""")]
    [InlineData("how", "\"open\"", """{"type":"string"}""")]
    [InlineData("boxes", "[{\"sku\":\"a\"}]|[]", """{"$ref":"#/components/schemas/Items"}""")]
    [InlineData("words", "[\"a\"]", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("note", "\"a\"|\"b\"|\"c\"|\"d\"|\"e\"", """{"type":"string","maxLength":50}""")]
    [InlineData("kilos", "8.5|7.5", """{"type":"number","format":"double","maximum":9}""")]
    [InlineData("kilos", "8.5|9.5", """{"type":"number","format":"double"}""")]
    [InlineData("note", "\"a\"|null", """{"type":"string","nullable":true,"maxLength":50}""")]
    [InlineData("size", "1|\"big\"", """{"oneOf":[{"type":"integer"},{"type":"string"}]}""")]
    [InlineData("any", "1|\"big\"|true|[]", """{}""")]
    public void A_property_is_described_as_such_values_are_elsewhere(string name, string values, string described)
        => Learn("3.0.3", "{ type: string, nullable: true, maxLength: 50 }", name, values).ShouldBe(described);

    [Theory]
    [InlineData("note", "\"a\"|\"b\"|\"c\"|\"d\"|\"e\"", """{"type":"string","maxLength":50}""")]
    [InlineData("how", "\"open\"|\"paid\"|null", """{"anyOf":[{"$ref":"#/components/schemas/State"},{"type":"null"}]}""")]
    [InlineData("parent", "{\"id\":\"1\",\"parent\":{\"id\":\"2\"}}", """{"$ref":"#/components/schemas/Order"}""")]
    [InlineData("parts", "[{\"id\":\"1\",\"parts\":[]}]", """{"type":"array","items":{"$ref":"#/components/schemas/Order"}}""")]
    [InlineData(
        "parent", "{\"id\":\"1\",\"parent\":null}|null", """{"anyOf":[{"$ref":"#/components/schemas/Order"},{"type":"null"}]}""")]
    public void Null_is_allowed_where_it_was_seen(string name, string values, string described)
        => Learn("3.1.0", "{ type: [string, 'null'], maxLength: 50 }", name, values).ShouldBe(described);

    [Fact]
    public void Parts_of_what_is_new_are_described_as_they_are_elsewhere()
        => Learn("3.0.3", "{ type: string }", "box", """{"first":{"sku":"a"},"num_boxes":3}""").ShouldBe("""
            {"type":"object","required":["first","num_boxes"],"properties":{"first":{"$ref":"#/components/schemas/Item"},
            "num_boxes":{"type":"integer","format":"int32","minimum":0}}}
            """.ReplaceLineEndings(""));

    private static string Learn(string version, string note, string name, string values)
    {
        string contract = Contract.Replace("VERSION", version, StringComparison.Ordinal).Replace("NOTE", note, StringComparison.Ordinal);
        Learned learned = ContractLearner.Learn(
            new ContractText("shop.yaml", contract),
            values.Split('|').Select(value => Given.Exchange(
                "https://shop.example/orders", "GET", responseHeaders: [("Content-Type", "application/json")],
                responseBody: $$"""{"id":"1","{{name}}":{{value}}}""")),
            new LearnOptions { ComparesCSharp = false, Least = Certainty.Possible });
        ContractDocument document = ContractDocument.Open(new ContractText("shop.yaml", learned.Text)).Document!;
        return document.At($"#/components/schemas/Order/properties/{name}")!.ToJson();
    }
}
