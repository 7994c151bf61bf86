using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportNamespace.GeneratedSupport;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>Comparing JSON with its description gives the same result whatever was compared before, and accepts only JSON.</summary>
public sealed class DriftWalkTests
{
    private const int Rounds = 3_000;

    private static readonly JsonSerializerOptions[] s_styles =
    [
        new(), new() { WriteIndented = true }, new() { WriteIndented = true, IndentSize = 9 },
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
    ];

    private static readonly string[] s_texts =
    [
        "", "a", "four", "Zürich", "\"quoted\"", "tab\t", "back\\slash", new string('x', 40), new string('y', 70),
        new string('z', 5_000),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_was_read_before_makes_no_difference(int seed)
    {
        var random = new Random(seed);
        DescribedValue warm = Description();
        int fitting = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] json = Json(random);
            bool fits = Fits(json, warm);

            fits.ShouldBe(Fits(json, Description()), Encoding.UTF8.GetString(json));
            fitting += fits ? 1 : 0;
        }

        fitting.ShouldBeInRange(Rounds / 10, Rounds * 9 / 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Only_JSON_fits(int seed)
    {
        var random = new Random(seed);
        DescribedValue warm = Description();
        int broken = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] json = Json(random);
            bool didFit = Fits(json, warm);
            byte[] edited = Edited(json, random);

            bool isJson = IsJson(edited);
            Fits(edited, DescribedValue.Anything).ShouldBe(isJson, Encoding.UTF8.GetString(edited));
            (Fits(edited, warm) && !isJson).ShouldBeFalse(Encoding.UTF8.GetString(edited));
            broken += didFit && !isJson ? 1 : 0;
        }

        broken.ShouldBeGreaterThan(Rounds / 20);
    }

    [Fact]
    public void Texts_and_numbers_of_any_length_end_where_they_end()
    {
        // The ends of texts are found a window at a time.
        foreach (int length in Enumerable.Range(0, 140).Concat(Enumerable.Range(3_950, 300)).Concat(Enumerable.Range(8_100, 200)))
        {
            Fits(Encoding.UTF8.GetBytes($"[\"{new string('t', length)}\",1{new string('0', length)},\"\\\\\"]"), DescribedValue.Anything)
                .ShouldBeTrue($"{length}");
            Fits(Encoding.UTF8.GetBytes($"[\"{new string('t', length)}"), DescribedValue.Anything).ShouldBeFalse($"{length}");
            Fits(Encoding.UTF8.GetBytes($"\"{new string('t', length)}\n\""), DescribedValue.Anything).ShouldBeFalse($"{length}");
        }
    }

    private static bool Fits(byte[] json, DescribedValue description)
        => new DriftWalk(json, new byte[JsonCursor.MaskBytes], new DriftVisits(), null).Body(description);

    private static DescribedValue Description() => new(
        JsonDocument.Parse(
            """
            { "p": "#", "l": { "p": "#/x", "o": {
                "id": { "s": "s", ">=": 1 }, "note": "s?", "bytes": { "s": "i", ">=": 0 }, "level": { "s": "i", ">=": 1, "<=": 5 },
                "kind": { "s": "s", "e": ["small", "large"] }, "flag": "b", "price": "d", "code": { "s": "s", "<=": 6 },
                "inner": { "p": "#/y", "o": { "id": "s", "count": "i?" }, "r": 1 }, "tags": { "l": "s" },
                "a_property_whose_name_is_longer_than_most": "s", "any": "a"
            }, "r": 2 } }
            """).RootElement,
        "#", null!);

    /// <summary>Lists of objects in some order and style, most of which fit.</summary>
    private static byte[] Json(Random random)
    {
        var list = new JsonArray();
        for (int count = random.Next(4); count >= 0; count--)
        {
            (string Name, JsonNode? Value)[] properties =
            [
                ("id", "file-1"), ("note", random.Next(3) == 0 ? null : Text(random)), ("bytes", Number(random)),
                ("level", random.Next(1, 6)), ("kind", random.Next(2) == 0 ? "small" : "large"), ("flag", random.Next(2) == 0),
                ("price", 0.5), ("code", "a\"b"), ("inner", new JsonObject { ["id"] = Text(random), ["count"] = 3 }),
                ("tags", new JsonArray("a", Text(random))), ("a_property_whose_name_is_longer_than_most", Text(random)),
                ("any", new JsonObject { ["x"] = null }),
            ];
            if (random.Next(6) == 0)
            {
                int other = random.Next(properties.Length);
                JsonNode?[] others = ["", "too long for a code", -1, 9, null, 2.5, new JsonArray(1), true];
                properties[other].Value = others[random.Next(others.Length)];
            }

            if (random.Next(4) == 0)
            {
                random.Shuffle(properties);
            }

            list.Add(new JsonObject(properties
                .Where((_, place) => place < 2 || random.Next(5) > 0).Select(one => KeyValuePair.Create(one.Name, one.Value))));
        }

        string json = list.ToJsonString(s_styles[random.Next(s_styles.Length)]);
        return Encoding.UTF8.GetBytes(random.Next(4) == 0 ? json.Replace("\":", "\" : ", StringComparison.Ordinal) : json);
    }

    private static string Text(Random random) => s_texts[random.Next(s_texts.Length)];

    private static JsonNode Number(Random random)
        => JsonNode.Parse(new[] { "0", "7", "1795222800", "100.0", "1e3", "99999999999999999999" }[random.Next(6)])!;

    private static byte[] Edited(byte[] json, Random random)
    {
        List<byte> edited = [.. json];
        for (int edits = random.Next(1, 3); edits > 0; edits--)
        {
            int place = random.Next(edited.Count);
            byte with = "\"\\{}[],:0-.e tnx\n"u8[random.Next(17)];
            switch (random.Next(4))
            {
                case 0:
                    edited.RemoveAt(place);
                    break;
                case 1:
                    edited.Insert(place, with);
                    break;
                case 2:
                    edited[place] = with;
                    break;
                default:
                    edited.RemoveRange(place, edited.Count - place);
                    edited.Add(with);
                    break;
            }
        }

        return [.. edited];
    }

    private static bool IsJson(byte[] text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
