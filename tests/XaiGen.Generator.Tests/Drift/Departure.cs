using System.Text.Json.Nodes;
using XaiGen.Generator.Tests.Features;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>One difference from the contract of <see cref="DepartingContract"/>, and the expected report.</summary>
/// <param name="What">A description of the difference.</param>
/// <param name="Call">The method of the client.</param>
/// <param name="Reply">The server's response.</param>
/// <param name="Kind">The kind of drift.</param>
/// <param name="Pointer">The pointer in the contract, without the common prefix.</param>
/// <param name="Name">The name of what differs.</param>
internal sealed record Departure(string What, string Call, Reply Reply, string Kind, string Pointer, string Name)
{
    /// <summary>Text that must not be reported.</summary>
    public const string Secret = "zq7secret";

    private const string Schemas = "#/components/schemas";

    private const string Thing = Schemas + "/Thing";

    private const string Body = Responses + "/200/content/application~1json";

    private const string Responses = "#/paths/~1things~1{way}/get/responses";

    public static readonly IReadOnlyList<Departure> All =
    [
        Of("a property", thing => thing["colour"] = Secret, "unknown-property", "", "colour"),
        Of("a property that is an object", thing => thing["box"] = Owner(), "unknown-property", "", "box"),
        Of("a property of a referred object", thing => thing["owner"]!["age"] = 4711, "unknown-property", Schemas + "/Owner", "age"),
        Of("a property of an item", thing => thing["parts"]![1]!["batch"] = true, "unknown-property", Schemas + "/Part", "batch"),
        Of("a property of a case", thing => thing["shape"]!["border"] = 1.5, "unknown-property", Schemas + "/Circle", "border"),
        Of("a property of a marked case", thing => thing["mark"]!["ink"] = Secret, "unknown-property", "/properties/mark/oneOf/0", "ink"),
        Of(
            "a property of a case with parts", thing => thing["seal"] = Seal(seal => seal["border"] = 1.5),
            "unknown-property", Schemas + "/Circle", "border"),
        Of(
            "a text for a number beside cases", thing => thing["seal"] = Seal(seal => seal["no"] = Secret),
            "other-type", "/properties/seal/allOf/1/properties/no", "string"),
        Of("a property that is an ID", thing => thing["zq7-8812-9981"] = Secret, "unknown-property", "", "*"),
        Of("a property that is a token", thing => thing["tok_aB3xK9qLmZt"] = Secret, "unknown-property", "", "*"),
        Of("a property that is base64", thing => thing["enE3c2VjcmV0QGI2NA=="] = Secret, "unknown-property", "", "*"),
        Of(
            "a property that is a map of addresses",
            thing => thing["by"] = new JsonObject { ["ann@example.com"] = 1, ["bob@example.com"] = 2 }, "unknown-property", "", "by"),
        Of(
            "many properties",
            thing => Enumerable.Range(0, 40).ToList().ForEach(i => thing[$"{Secret}{(char)('a' + (i % 26))}{i}"] = i),
            "unknown-property", "", "*") with { Times = 40 },
        Of(
            "an entry of a map", thing => thing["counts"]![Secret] = "many",
            "other-type", "/properties/counts/additionalProperties", "string"),
        Of("no id", thing => thing.Remove("id"), "missing-property", "", "id"),
        Of("no owner", thing => thing.Remove("owner"), "missing-property", "", "owner"),
        Of("no name within", thing => thing["owner"]!.AsObject().Remove("name"), "missing-property", Schemas + "/Owner", "name"),
        Of("no sku of an item", thing => thing["parts"]![0]!.AsObject().Remove("sku"), "missing-property", Schemas + "/Part", "sku"),
        Of("no radius of a case", thing => thing["shape"]!.AsObject().Remove("radius"), "missing-property", Schemas + "/Circle", "radius"),
        Of("a null text", thing => thing["name"] = null, "unexpected-null", "/properties/name", "null"),
        Of("a null object", thing => thing["owner"] = null, "unexpected-null", "/properties/owner", "null"),
        Of("a null number", thing => thing["size"] = null, "unexpected-null", "/properties/size", "null"),
        Of("an optional null", thing => thing["code"] = null, "unexpected-null", "/properties/code", "null"),
        Of("a null item", thing => thing["tags"]!.AsArray().Add(null), "unexpected-null", "/properties/tags/items", "null"),
        Of("a null list", thing => thing["tags"] = null, "unexpected-null", "/properties/tags", "null"),
        Of("a text for a number", thing => thing["size"] = Secret, "other-type", "/properties/size", "string"),
        Of("a number for a text", thing => thing["name"] = 48151623, "other-type", "/properties/name", "integer"),
        Of("a text for a flag", thing => thing["flag"] = Secret, "other-type", "/properties/flag", "string"),
        Of("an object for a list", thing => thing["tags"] = new JsonObject(), "other-type", "/properties/tags", "object"),
        Of("a text for an object", thing => thing["owner"] = Secret, "other-type", Schemas + "/Owner", "string"),
        Of("a fraction for an integer", thing => thing["size"] = 4.815, "other-type", "/properties/size", "number"),
        Of("a list for a text", thing => thing["id"] = new JsonArray(Secret), "other-type", "/properties/id", "array"),
        Of("a flag for a number", thing => thing["price"] = true, "other-type", "/properties/price", "boolean"),
        Of("a value", thing => thing["kind"] = "medium", "unknown-value", "/properties/kind", "medium"),
        Of("a value that is a number", thing => thing["level"] = 7, "unknown-value", "/properties/level", "7"),
        Of("another constant", thing => thing["unit"] = "inch", "unknown-value", "/properties/unit", "inch"),
        Of("a value that is no word", thing => thing["kind"] = $"{Secret} of Ann", "unknown-value", "/properties/kind", "*"),
        Of("a value that is a telephone number", thing => thing["kind"] = "+4930123456", "unknown-value", "/properties/kind", "*"),
        Of("a value that is a token", thing => thing["kind"] = "sk-aB3xK9qLmZt", "unknown-value", "/properties/kind", "*"),
        Of("a value that is an address", thing => thing["kind"] = "ann@example.com", "unknown-value", "/properties/kind", "*"),
        Of("a value of several words", thing => thing["kind"] = "extraLarge-2026_v2.h264", "unknown-value", "/properties/kind",
            "extraLarge-2026_v2.h264"),
        Of("a case", thing => thing["shape"]!["kind"] = "star", "unknown-case", Schemas + "/Shape", "star"),
        Of("no marked case", thing => thing["mark"] = new JsonObject { ["by"] = Secret }, "unknown-case", "/properties/mark", "object"),
        Of("another kind of value", thing => thing["value"] = new JsonArray(), "unknown-case", "/properties/value", "array"),
        Of("too small", thing => thing["size"] = -4711, "below-minimum", "/properties/size", "minimum"),
        Of("too large", thing => thing["size"] = 4711, "above-maximum", "/properties/size", "maximum"),
        Of("too cheap", thing => thing["price"] = 0, "below-minimum", "/properties/price", "minimum"),
        Of("too dear", thing => thing["price"] = 4711.13, "above-maximum", "/properties/price", "maximum"),
        Of("too short", thing => thing["name"] = "z", "too-short", "/properties/name", "minLength"),
        Of("too long", thing => thing["name"] = string.Concat(Enumerable.Repeat(Secret, 4)), "too-long", "/properties/name", "maxLength"),
        Of("no tags", thing => thing["tags"] = new JsonArray(), "too-short", "/properties/tags", "minItems"),
        Of("many tags", thing => thing["tags"] = new JsonArray("a", "b", "c", "d"), "too-long", "/properties/tags", "maxItems"),
        Of("a long tag", thing => thing["tags"]![0] = $"{Secret}-{Secret}", "too-long", "/properties/tags/items", "maxLength"),
        Of("another pattern", thing => thing["code"] = Secret, "other-pattern", "/properties/code", "pattern"),
        Of("no time", thing => thing["at"] = Secret, "other-format", "/properties/at", "date-time"),
        Of("no date", thing => thing["day"] = "32 Secretember", "other-format", "/properties/day", "date"),
        Of("no UUID", thing => thing["key"] = Secret, "other-format", "/properties/key", "uuid"),
        Of("a wide number", thing => thing["number"] = 4_711_471_147, "other-format", "/properties/number", "int32"),
        new("a success", "Thing", Json(Whole(), 202), "unknown-status", Responses, "202"),
        new("an error", "Thing", Json(new JsonObject { ["message"] = Secret }, 418), "unknown-status", Responses, "418"),
        new("an error without a body", "Thing", new Reply(409), "unknown-status", Responses, "409"),
        new("a text", "Thing", new Reply(200, "text/plain", Secret, Trace), "unknown-media-type", Responses + "/200/content", "text/plain"),
        new("a page", "Thing", new Reply(404, "text/html", Secret), "unknown-media-type", Responses + "/404/content", "text/html"),
        new("no header", "Thing", Reply.Json(Whole().ToJsonString()), "missing-header", Responses + "/200/headers/X-Trace", "X-Trace"),
        new(
            "a header of text", "Thing", Json(Whole(), 200, ("X-Rate", Secret)),
            "other-type", Responses + "/200/headers/X-Rate/schema", "string"),
        new(
            "a header of another value", "Thing", Json(Whole(), 200, ("X-Mode", "half")),
            "unknown-value", Responses + "/200/headers/X-Mode/schema", "half"),
        new(
            "half a body", "Thing", new Reply(200, "application/json", $"{{\"id\":\"{Secret}", Trace),
            "unreadable", Body, "application/json"),
        .. Broken.Select(part => new Departure(
            $"a body with {part}", "Thing", new Reply(200, "application/json", Json(Whole()).Body.Replace("\"flag\":true", part), Trace),
            "unreadable", Body, "application/json")),
        new("no body", "Thing", new Reply(200, "application/json", "", Trace), "unreadable", Body, "application/json"),
        new(
            "a property of an error", "Thing", Json(new JsonObject { ["message"] = "m", ["hint"] = Secret }, 404),
            "unknown-property", Schemas + "/Error", "hint"),
        new("no message of an error", "Thing", Json([], 404), "missing-property", Schemas + "/Error", "message"),
        new(
            "a property of a line", "Lines",
            new Reply(200, "application/jsonl", $"{{\"sku\":\"a\"}}\n{{\"sku\":\"b\",\"line\":\"{Secret}\"}}\n"),
            "unknown-property", Schemas + "/Part", "line"),
        new(
            "a property of an event", "Events",
            new Reply(200, "text/event-stream", $"data: {{\"sku\":\"a\",\"event\":\"{Secret}\"}}\n\ndata: [DONE]\n\n"),
            "unknown-property", Schemas + "/Part", "event"),
        new(
            "no sku of an event", "Events", new Reply(200, "text/event-stream", "data: {\"weight\":1}\n\n"),
            "missing-property", Schemas + "/Part", "sku"),
    ];

    /// <summary>A response that matches the contract.</summary>
    public static readonly IReadOnlyList<(string Call, Reply Reply)> Fitting =
    [
        ("Thing", Json(Whole())),
        ("Thing", Json(Least())),
        ("Thing", Json(With(thing => thing["note"] = null))),
        ("Thing", Json(With(thing => thing["shape"] = new JsonObject { ["kind"] = "square", ["side"] = 2 }))),
        ("Thing", Json(With(thing => thing["mark"] = new JsonObject { ["byPress"] = true }))),
        ("Thing", Json(With(thing => thing["seal"] = Seal(_ => { })))),
        ("Thing", Json(With(thing => thing["value"] = 12))),
        ("Thing", Json(With(thing => thing["free"]![Secret] = Secret))),
        ("Thing", Json(With(thing => thing["size"] = 100.0))),
        ("Thing", Json(Whole(), 200, ("X-Rate", "12"), ("X-Mode", "off"))),
        ("Thing", Json(new JsonObject { ["message"] = "none", ["code"] = null }, 404)),
        ("Thing", new Reply(503, "text/html", "busy")),
        ("Lines", new Reply(200, "application/jsonl", "{\"sku\":\"a\"}\n{\"sku\":\"b\",\"weight\":1.5}\n")),
        ("Events", new Reply(200, "text/event-stream", "data: {\"sku\":\"a\"}\n\ndata: [DONE]\n\n")),
    ];

    private static (string, string) Trace => ("X-Trace", Secret);

    /// <summary>What is not JSON in the place of a property.</summary>
    private static string[] Broken => [
        "\"flag\":", "\"flag\":tru", "\"flag\":true,", "\"flag\" true", "\"flag\":01", "\"flag\":1.", "\"flag\":1e", "\"flag\":-",
        "\"flag\":+1", "\"flag\":\"\\x\"", "\"flag\":\"\\u12g4\"", "\"flag\":\"a\tb\"", "flag:true", "\"flag\":[1,]", "\"flag\":[1 2]",
        "\"flag\":{\"a\":1,}", "\"flag\":nul", "\"flag\":true \"x\":1", "\"flag\":[", "\"flag\":{",
    ];

    /// <summary>How often the difference occurs in one response.</summary>
    public int Times { get; init; } = 1;

    public string FullPointer => Pointer.StartsWith('#') ? Pointer : Thing + Pointer;

    private static Departure Of(string what, Action<JsonObject> edit, string kind, string pointer, string name)
        => new(what, "Thing", Json(With(edit)), kind, pointer, name);

    private static Reply Json(JsonObject body, int status = 200, params (string, string)[] headers)
        => new(status, "application/json", body.ToJsonString(), [Trace, .. headers]);

    private static JsonObject With(Action<JsonObject> edit)
    {
        JsonObject thing = Whole();
        edit(thing);
        return thing;
    }

    private static JsonObject Owner() => new() { ["name"] = Secret, ["mail"] = $"{Secret}@example.com" };

    private static JsonObject Seal(Action<JsonObject> change)
    {
        var seal = new JsonObject { ["kind"] = "circle", ["radius"] = 2, ["no"] = 7 };
        change(seal);
        return seal;
    }

    private static JsonObject Least() => new()
    {
        ["id"] = Secret,
        ["name"] = Secret,
        ["size"] = 0,
        ["kind"] = "small",
        ["owner"] = new JsonObject { ["name"] = Secret },
        ["tags"] = new JsonArray("t"),
        ["shape"] = new JsonObject { ["kind"] = "circle", ["radius"] = 0.5 },
    };

    private static JsonObject Whole() => new()
    {
        ["id"] = Secret,
        ["name"] = Secret,
        ["size"] = 57,
        ["price"] = 81.25,
        ["kind"] = "large",
        ["level"] = 2,
        ["unit"] = "cm",
        ["at"] = "2026-11-22T01:02:03Z",
        ["day"] = "2026-11-22",
        ["key"] = "9b2f4d1c-58c6-4a0e-9d2f-3f1f0e3c1a77",
        ["code"] = "ABC",
        ["tags"] = new JsonArray("one", "two"),
        ["owner"] = Owner(),
        ["parts"] = new JsonArray(new JsonObject { ["sku"] = Secret }, new JsonObject { ["sku"] = Secret, ["weight"] = 4.5 }),
        ["shape"] = new JsonObject { ["kind"] = "circle", ["radius"] = 4.5 },
        ["mark"] = new JsonObject { ["byHand"] = Secret },
        ["value"] = Secret,
        ["counts"] = new JsonObject { [Secret] = 4, [$"{Secret}@example.com"] = 5 },
        ["flag"] = true,
        ["note"] = Secret,
        ["number"] = 4711,
        ["free"] = new JsonObject { ["a"] = Secret, ["b"] = 1 },
    };
}
