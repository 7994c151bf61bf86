using XaiGen.Contract.Reading.Overlays;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Tests;

/// <summary>Queries of RFC 9535, most of them examples from the RFC.</summary>
public sealed class JsonPathTests
{
    private const string Store = """
        { "store": {
            "book": [
              { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
              { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
              { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
              { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }
            ],
            "bicycle": { "color": "red", "price": 399 } } }
        """;

    private const string Filters = """
        { "a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}], "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}}, "e": "f" }
        """;

    [Theory]
    [InlineData("$.store.book[*].author", "0.author 1.author 2.author 3.author")]
    [InlineData("$..author", "0.author 1.author 2.author 3.author")]
    [InlineData("$..book[2].author", "2.author")]
    [InlineData("$..book[2].publisher", "")]
    [InlineData("$..book[-1]", "3")]
    [InlineData("$..book[0,1]", "0 1")]
    [InlineData("$..book[:2]", "0 1")]
    [InlineData("$..book[?@.isbn]", "2 3")]
    [InlineData("$..book[?@.price<10]", "0 2")]
    [InlineData("$..book[?(@.price < 10 && !@.isbn) || @.title == 'Moby Dick']", "0 2")]
    [InlineData("$.store.book[?match(@.author, 'J.*')].title", "3.title")]
    [InlineData("$.store.book[?search(@.title, 'of')]", "0 1 3")]
    [InlineData("$.store.book[?length(@.author) > 11]", "1 2 3")]
    [InlineData("$.store.book[?count(@.*) == 5].title", "2.title 3.title")]
    [InlineData("$.store.book[?value(@..isbn) == '0-553-21311-3']", "2")]
    [InlineData("$['store']['book'][ 1 : 4 : 2 ]", "1 3")]
    [InlineData("$.store.book[?@.category == $.store.book[0].category]", "0")]
    public void Selects_from_the_store_of_the_rfc(string path, string expected)
        => string.Join(' ', Select(path, Store).Select(found => found.Replace("store.book.", "", StringComparison.Ordinal)))
            .ShouldBe(expected);

    [Theory]
    [InlineData("$..*", 27)]
    [InlineData("$.store..price", 5)]
    [InlineData("$.store.*", 2)]
    public void Counts_what_is_below(string path, int count) => Select(path, Store).Count.ShouldBe(count);

    [Theory]
    [InlineData("$.a[?@.b == 'kilo']", "a.9")]
    [InlineData("$.a[?(@.b == 'kilo')]", "a.9")]
    [InlineData("$.a[?@>3.5]", "a.1 a.4 a.5")]
    [InlineData("$.a[?@.b]", "a.6 a.7 a.8 a.9")]
    [InlineData("$[?@.*]", "a o")]
    [InlineData("$[?@[?@.b]]", "a")]
    [InlineData("$.o[?@<3, ?@<3]", "o.p o.q o.p o.q")]
    [InlineData("$.a[?@<2 || @.b == \"k\"]", "a.2 a.7")]
    [InlineData("$.a[?match(@.b, \"[jk]\")]", "a.6 a.7")]
    [InlineData("$.a[?search(@.b, \"[jk]\")]", "a.6 a.7 a.9")]
    [InlineData("$.o[?@>1 && @<4]", "o.q o.r")]
    [InlineData("$.o[?@.u || @.x]", "o.t")]
    [InlineData("$.a[?@.b == $.x]", "a.0 a.1 a.2 a.3 a.4 a.5")]
    [InlineData("$.a[?@ == @]", "a.0 a.1 a.2 a.3 a.4 a.5 a.6 a.7 a.8 a.9")]
    public void Filters_as_the_rfc_shows(string path, string expected) => string.Join(' ', Select(path, Filters)).ShouldBe(expected);

    [Theory]
    [InlineData("[1:3]", "1 2")]
    [InlineData("[5:]", "5 6")]
    [InlineData("[1:5:2]", "1 3")]
    [InlineData("[5:1:-2]", "5 3")]
    [InlineData("[::-1]", "6 5 4 3 2 1 0")]
    [InlineData("[-2:]", "5 6")]
    [InlineData("[:-5]", "0 1")]
    [InlineData("[10:]", "")]
    [InlineData("[::0]", "")]
    [InlineData("[1]", "1")]
    [InlineData("[-2]", "5")]
    [InlineData("[7]", "")]
    public void Slices_as_the_rfc_shows(string selector, string expected)
        => string.Join(' ', Select("$" + selector, """["a", "b", "c", "d", "e", "f", "g"]""")).ShouldBe(expected);

    [Theory]
    [InlineData("$['j j']['k.k']", "j j.k.k")]
    [InlineData("$[\"'\"]['@']", "'.@")]
    [InlineData("$['\\u0027'][\"\\u0040\"]", "'.@")]
    public void Names_may_be_any_text(string path, string expected)
        => string.Join(' ', Select(path, """{"j j": {"k.k": 3}, "'": {"@": 2}}""")).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("store")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$[")]
    [InlineData("$[]")]
    [InlineData("$['a]")]
    [InlineData("$[01]")]
    [InlineData("$[-0]")]
    [InlineData("$[99999999999999999999]")]
    [InlineData("$.x-name")]
    [InlineData("$[?]")]
    [InlineData("$[?@.a ==]")]
    [InlineData("$[?@..a == 1]")]
    [InlineData("$[?@.* == 1]")]
    [InlineData("$[?length(@.a)]")]
    [InlineData("$[?count(1) == 1]")]
    [InlineData("$[?nothing(@)]")]
    [InlineData("$[?match(@.a)]")]
    [InlineData("$[?true]")]
    [InlineData("$.a extra")]
    public void Says_what_is_no_path(string path) => Should.Throw<JsonPathException>(() => JsonPath.Parse(path));

    [Fact]
    public void A_path_that_nests_without_end_is_refused()
    {
        Should.Throw<JsonPathException>(() => JsonPath.Parse($"$[?{new string('(', 5000)}"));
        Should.Throw<JsonPathException>(() => JsonPath.Parse("$" + string.Concat(Enumerable.Repeat("[?@", 5000))));
    }

    [Fact]
    public void A_path_that_looks_at_too_much_is_refused()
    {
        string list = $"[{string.Join(',', Enumerable.Range(0, 2000))}]";

        Should.Throw<JsonPathException>(() => Select("$[?count($..*) > 0]", list));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_is_refused()
        => Should.Throw<JsonPathException>(() => Select("$[?match(@, '(a+)+b')]", $"[\"{new string('a', 60)}\"]"));

    [Fact]
    public void Damaged_paths_are_never_another_exception()
    {
        var random = new Random(1);
        string[] paths =
            ["$.store.book[?(@.price < 10 && !@.isbn) || match(@.title, 'M.*')]", "$..book[-1:0:-1, 'x', *]", "$[\"\\u0041\\n\"]..['a']"];
        for (int round = 0; round < 3000; round++)
        {
            string path = TextDamage.Once(paths[random.Next(paths.Length)], random);
            try
            {
                Select(path, Store);
            }
            catch (JsonPathException)
            {
            }
        }
    }

    private static List<string> Select(string path, string json)
    {
        YamlNode root = new SourceFile("", json).Parse(CancellationToken.None).Root!;
        return [.. JsonPath.Parse(path).Select(root).Select(found => string.Join('.', found.Path))];
    }
}
