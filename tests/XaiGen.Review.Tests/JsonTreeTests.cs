using System.Numerics;
using XaiGen.Contract;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Tests;

/// <summary>The tree that contracts and values are read into.</summary>
public sealed class JsonTreeTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1E+20")]
    [InlineData("-0.1")]
    [InlineData("9223372036854775807")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("\"2026-01-01T00:00:00Z\"")]
    [InlineData("\"\\\"\\\\\\n\\u0001é\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{\"a\":[1,{}],\"b\":[]}")]
    public void What_is_read_is_written_again(string json) => JsonText.Parse(json).ToJson().ShouldBe(json);

    [Fact]
    public void A_number_keeps_its_kind()
    {
        JsonText.Parse("1").ShouldBeOfType<JsonScalar>().Value.ShouldBe(1L);
        JsonText.Parse("1.0").ShouldBeOfType<JsonScalar>().Value.ShouldBe(1.0);
        JsonText.Parse("92233720368547758070").ShouldBeOfType<JsonScalar>().Value.ShouldBe(BigInteger.Parse("92233720368547758070"));
    }

    [Theory]
    [InlineData("1", "1.0", false, true)]
    [InlineData("0.1", "1e-1", true, true)]
    [InlineData("1e-300", "2e-300", false, false)]
    [InlineData("\"1\"", "1", false, false)]
    [InlineData("null", "false", false, false)]
    [InlineData("{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1}", true, true)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", false, false)]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", false, false)]
    [InlineData("[1,2]", "[2,1]", false, false)]
    public void Order_counts_in_lists_only_and_the_kind_of_a_number_in_content_only(string one, string other, bool content, bool value)
    {
        JsonNode left = JsonText.Parse(one), right = JsonText.Parse(other);
        JsonNode.DeepEquals(left, right).ShouldBe(content);
        JsonNode.DeepEquals(right, left).ShouldBe(content);
        NodeEquality.AreEqual(left, right).ShouldBe(value);
        (!content || JsonContent.Comparer.GetHashCode(left) == JsonContent.Comparer.GetHashCode(right)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(2_000)]
    public void Fields_are_found_however_many_there_are(int count)
    {
        JsonMapping mapping = [];
        for (int i = 0; i < count; i++)
        {
            mapping.Add($"f{i}", i);
        }

        mapping[$"f{count / 2}"] = "changed";
        mapping.Remove("f0").ShouldBeTrue();
        mapping.Remove("f0").ShouldBeFalse();
        mapping["last"] = true;

        mapping.Count.ShouldBe(count);
        mapping["f0"].ShouldBeNull();
        mapping["F1"].ShouldBeNull();
        mapping[$"f{count / 2}"].Text().ShouldBe("changed");
        mapping[$"f{count - 1}"].ShouldNotBeNull();
        mapping.Select(field => field.Name).ShouldBe([.. Enumerable.Range(1, count - 1).Select(i => $"f{i}"), "last"]);
        Should.Throw<ArgumentException>(() => mapping.Add("last", 1));
    }

    [Fact]
    public void Of_fields_with_the_same_name_the_last_one_counts()
        => JsonText.Parse("""{"a":1,"b":2,"a":3}""").ToJson().ShouldBe("""{"a":3,"b":2}""");

    [Fact]
    public void A_node_knows_its_place_and_is_copied_if_it_gets_a_second_one()
    {
        JsonList list = ["x", new JsonMapping { ["y"] = 1 }];
        JsonMapping root = new() { ["list"] = list };
        JsonNode y = ((JsonMapping)list[1])["y"]!;

        ContractDocument.PointerOf(y).ShouldBe("#/list/1/y");
        y.AncestorsAndSelf().ShouldBe([y, list[1], list, root]);
        root["again"] = list;
        root["again"].ShouldNotBeSameAs(list);
        ContractDocument.PointerOf(y).ShouldBe("#/list/1/y");

        list[1].Remove();
        list.Count.ShouldBe(1);
        ContractDocument.PointerOf(y).ShouldBe("#/y");
        root["again"].Items().Count.ShouldBe(2);
    }

    [Fact]
    public void Descendants_come_in_the_order_of_the_document()
        => JsonText.Parse("""{"a":{"b":1,"c":[2,{"d":3}]},"e":4}""").Descendants().Select(node => node.ToJson())
            .ShouldBe(["""{"b":1,"c":[2,{"d":3}]}""", "1", """[2,{"d":3}]""", "2", """{"d":3}""", "3", "4"]);

    [Fact]
    public void Merging_joins_mappings_and_lists_and_ignores_null()
    {
        var whole = (JsonMapping)JsonText.Parse("""{"a":{"x":1},"b":[1],"c":1,"d":1}""");
        whole.Merge((JsonMapping)JsonText.Parse("""{"a":{"y":2},"b":[2],"c":null,"d":"new","e":null}"""));
        whole.ToJson().ShouldBe("""{"a":{"x":1,"y":2},"b":[1,2],"c":1,"d":"new","e":null}""");
    }

    [Fact]
    public void Ten_thousand_levels_are_walked_compared_copied_and_written()
    {
        const int Levels = 10_000;
        LargeStack.Run(() =>
        {
            JsonNode one = Nested(Levels), other = one.DeepClone();
            one.Descendants().Count().ShouldBe(Levels);
            JsonNode.DeepEquals(one, other).ShouldBeTrue();
            one.ToJson().Length.ShouldBe((Levels / 2 * """{"a":[]}""".Length) + 1);
            other.Descendants().Last().Parent.ShouldBeOfType<JsonList>().Add(1);
            JsonNode.DeepEquals(one, other).ShouldBeFalse();
            return true;
        });
    }

    [Fact]
    public void A_contract_is_read_with_its_aliases_and_numbers()
        => new ContractTree("a: &x { n: 1.0, big: 99999999999999999999, no: ~ }\nb: *x\nc: [0x10, .5, 1e999]\n")
            .Fold(JsonFold.Instance)!.ToJson()
            .ShouldBe("""{"a":{"n":1.0,"big":1E+20,"no":null},"b":{"n":1.0,"big":1E+20,"no":null},"c":[16,0.5,1.7976931348623157E+308]}""");

    private static JsonNode Nested(int levels)
    {
        JsonNode node = 1;
        for (int i = 0; i < levels; i++)
        {
            node = i % 2 == 0 ? new JsonList(node) : new JsonMapping { ["a"] = node };
        }

        return node;
    }
}
