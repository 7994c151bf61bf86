using System.Text.Json.Nodes;
using XaiGen.Generator.Tests.Json;

namespace XaiGen.Generator.Tests.Features;

/// <summary>Schema keywords, tested by JSON that the generated type reads and writes again.</summary>
public sealed class SchemaFeatureTests
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        paths: {}
        components:
          schemas:
            # Formats.
            Formats:
              type: object
              properties:
                int32: { type: integer, format: int32 }
                int64: { type: integer, format: int64 }
                float: { type: number, format: float }
                double: { type: number, format: double }
                decimal: { type: number, format: decimal }
                date: { type: string, format: date }
                time: { type: string, format: time }
                duration: { type: string, format: duration }
                dateTime: { type: string, format: date-time }
                uuid: { type: string, format: uuid }
                uri: { type: string, format: uri }
                byte: { type: string, format: byte }
                binary: { type: string, format: binary }
                encoded: { type: string, contentEncoding: base64 }
                unheardOf: { type: string, format: x-own }

            MoreFormats:
              type: object
              properties:
                int8: { type: integer, format: int8 }
                int16: { type: integer, format: int16 }
                int128: { type: integer, format: int128 }
                uint8: { type: integer, format: uint8 }
                uint16: { type: integer, format: uint16 }
                uint32: { type: integer, format: uint32 }
                uint64: { type: integer, format: uint64 }
                uint128: { type: integer, format: uint128, maximum: 99 }
                amount: { type: string, format: decimal }
                id: { type: string, format: int64 }
                base64url: { type: string, format: base64url }
                encoded: { type: string, contentEncoding: base64url }
                local: { type: string, format: date-time-local }
                span: { type: string, format: time-span }

            # What may be null, in three ways, and what is always the same.
            Nulls:
              type: object
              required: [a, b, c]
              properties:
                a: { type: [string, 'null'] }
                b: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Shade' }] }
                c: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'null' }] }
            Consts:
              type: object
              required: [kind, version, on]
              properties: { kind: { const: fixed }, version: { const: 2 }, on: { const: true }, size: { type: integer, default: 5 } }
            Shade: { type: string, enum: [light, dark] }
            Levels: { type: integer, enum: [1, 2] }
            Mixed: { type: object, properties: { a: { enum: [auto, 1, null] }, b: { type: [string, 'null'], enum: [x, null] } } }

            # Maps, and known properties beside typed others.
            Map: { type: object, properties: { of: { type: object, additionalProperties: { type: array, items: { type: integer } } } } }
            Others: { type: object, properties: { known: { type: string } }, additionalProperties: { type: integer } }
            Open: { type: object, additionalProperties: true, properties: { known: { type: string } } }

            # Composition.
            Base: { type: object, required: [id], properties: { id: { type: string } } }
            Merged: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { name: { type: string } } }], properties: { size: { type: integer } } }
            Pet:
              type: object
              required: [petType, name]
              discriminator: { propertyName: petType, mapping: { dog: '#/components/schemas/Dog' } }
              properties: { petType: { type: string }, name: { type: string } }
            Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
            Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }], type: object, required: [bark], properties: { bark: { type: string } } }
            Lone: { type: object, required: [kind], discriminator: { propertyName: kind }, properties: { kind: { type: string } } }
            Only: { allOf: [{ $ref: '#/components/schemas/Lone' }, { type: object, properties: { a: { type: integer } } }] }
            Home: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' }, pets: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
            Tagged:
              oneOf: [{ $ref: '#/components/schemas/TagA' }, { $ref: '#/components/schemas/TagB' }]
              discriminator: { propertyName: kind, mapping: { a: '#/components/schemas/TagA', b: TagB } }
            TagA: { type: object, required: [kind], properties: { kind: { type: string }, a: { type: string } } }
            TagB: { type: object, required: [kind], properties: { kind: { type: string }, b: { type: string } } }
            Numbered:
              oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }]
              discriminator: { propertyName: $type, mapping: { '1': '#/components/schemas/One', '2': '#/components/schemas/Two' } }
            One: { type: object, properties: { $type: { type: integer }, a: { type: string } } }
            Two: { type: object, properties: { a: { type: string } } }
            Outcome:
              oneOf:
                - { type: object, required: [ok], properties: { ok: { const: true }, value: { type: integer } } }
                - { $ref: '#/components/schemas/Failure' }
            Failure: { type: object, required: [ok], properties: { ok: { type: boolean, enum: [false] }, error: { type: string } } }
            Untagged: { anyOf: [{ type: string }, { type: integer }, { type: array, items: { $ref: '#/components/schemas/Base' } }, { $ref: '#/components/schemas/Merged' }] }
            Beside:
              type: object
              required: [id]
              properties: { id: { type: string }, note: { type: string } }
              oneOf:
                - { type: object, required: [left], properties: { left: { type: integer } } }
                - { type: object, required: [right], properties: { right: { type: integer } } }
            BesideAny:
              type: object
              required: [id]
              properties: { id: { type: string } }
              anyOf: [{ $ref: '#/components/schemas/Side' }, { type: object, required: [text], properties: { text: { type: string } } }]
            Kinds:
              type: [object, array, string, integer]
              required: [id]
              properties: { id: { type: string }, note: { type: string } }
              items: { type: boolean }
              minLength: 2
              minimum: 3
            MapOrText: { type: [object, string, boolean], additionalProperties: { type: integer } }
            Side: { type: object, required: [side], properties: { side: { $ref: '#/components/schemas/Shade' } } }

            # References.
            a/b~c{d}%: { type: object, properties: { x: { type: string } } }
            Escaped: { type: object, properties: { one: { $ref: '#/components/schemas/a~1b~0c%7Bd%7D%25' }, two: { $ref: '#/components/schemas/Merged/properties/size' } } }
            Node: { type: object, properties: { value: { type: integer }, next: { $ref: '#/components/schemas/Node' }, all: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
            Siblings: { type: object, properties: { a: { $ref: '#/components/schemas/Shade', description: Which., deprecated: true }, b: { $ref: '#/components/schemas/Limited', maxLength: 5 } } }
            Limited: { type: string, minLength: 2 }
            Defs: { type: object, properties: { a: { $ref: '#/components/schemas/Defs/$defs/Inner' } }, $defs: { Inner: { type: object, properties: { z: { type: string } } } } }

            # Depth.
            Deep:
              type: object
              properties:
                grid: { type: array, items: { type: array, items: { type: number } } }
                maps: { type: array, items: { type: object, additionalProperties: { type: string } } }
                unions: { type: array, items: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Base' }] } }
                inner: { type: object, properties: { inner: { type: object, properties: { inner: { type: array, items: { type: object, properties: { x: { type: integer } } } } } } } }
            Anything: { type: object, properties: { yes: true, empty: {}, any: { description: Whatever. }, never: false } }
        """;

    private static readonly Lazy<LoadedContract> s_contract = new(() => new LoadedContract(Contract));

    [Theory]
    [InlineData(
        "MoreFormats",
        """{"amount":"19.90","base64url":"-_8","encoded":"AQ","id":"9007199254740993","int128":-170141183460469231731687303715884105728,"int16":-32768,"int8":-128,"local":"2026-01-02T03:04:05.5","span":"-1.02:03:04","uint128":99,"uint16":65535,"uint32":4294967295,"uint64":18446744073709551615,"uint8":255}""")]
    [InlineData(
        "Formats",
        """{"byte":"+/8=","date":"2026-01-02","dateTime":"2026-01-02T03:04:05.5+02:00","decimal":0.10,"double":1E+300,"duration":"P1DT2H30M","encoded":"AQI=","float":0.1,"int32":-5,"int64":9007199254740993,"time":"10:20:30.5","unheardOf":"?","uri":"https://example.com/a?b","uuid":"0f8fad5b-d9cb-469f-a165-70867728950e"}""")]
    [InlineData("Nulls", """{"a":null,"b":null,"c":null}""")]
    [InlineData("Nulls", """{"a":"x","b":"light","c":{"value":1}}""")]
    [InlineData("Consts", """{"kind":"fixed","on":true,"version":2}""")]
    [InlineData("Consts", """{"kind":"fixed","on":true,"version":2,"size":7}""")]
    [InlineData("Shade", "\"dark\"")]
    [InlineData("Shade", "\"of tomorrow\"")]
    [InlineData("Levels", "2")]
    [InlineData("Levels", "99")]
    [InlineData("Mixed", """{"a":"auto","b":"x"}""")]
    [InlineData("Mixed", """{"a":1}""")]
    [InlineData("Map", """{"of":{"a":[1,2],"b":[]}}""")]
    [InlineData("Others", """{"known":"a","more":1,"yet more":2}""")]
    [InlineData("Open", """{"known":"a"}""")]
    [InlineData("Merged", """{"id":"i","name":"n","size":3}""")]
    [InlineData("Tagged", """{"kind":"a","a":"x"}""")]
    [InlineData("Tagged", """{"kind":"b","b":"x"}""")]
    [InlineData("Untagged", "\"text\"")]
    [InlineData("Untagged", "5")]
    [InlineData("Untagged", """[{"id":"i"}]""")]
    [InlineData("Untagged", """{"id":"i","size":3}""")]
    [InlineData("Escaped", """{"one":{"x":"y"},"two":3}""")]
    [InlineData("Node", """{"all":[{"value":1},{"next":{"value":2}}],"next":{"value":3}}""")]
    [InlineData("Siblings", """{"a":"dark","b":"abc"}""")]
    [InlineData("Defs", """{"a":{"z":"y"}}""")]
    [InlineData("Deep", """{"grid":[[1,2.5],[]],"inner":{"inner":{"inner":[{"x":1}]}},"maps":[{"a":"b"}],"unions":["x",{"id":"i"}]}""")]
    [InlineData("Anything", """{"any":[1,{"a":null}],"empty":"x","yes":false}""")]
    [InlineData("Home", """{"pet":{"name":"Tom","petType":"Cat","lives":9}}""")]
    [InlineData("Home", """{"pets":[{"bark":"woof","name":"Rex","petType":"dog"},{"name":"Tom","petType":"Cat","lives":9}]}""")]
    [InlineData("Cat", """{"name":"Tom","petType":"Cat","lives":9}""")]
    [InlineData("Pet", """{"bark":"woof","name":"Rex","petType":"dog"}""")]
    [InlineData("Lone", """{"kind":"Only","a":1}""")]
    [InlineData("Lone", """{"kind":"Lone"}""")]
    [InlineData("Beside", """{"id":"i","left":1,"note":"n"}""")]
    [InlineData("Beside", """{"id":"i","right":1}""")]
    [InlineData("BesideAny", """{"id":"i","side":"dark"}""")]
    [InlineData("BesideAny", """{"id":"i","text":"x"}""")]
    [InlineData("Kinds", """{"id":"i","note":"n"}""")]
    [InlineData("Kinds", "[true,false]")]
    [InlineData("Kinds", "\"text\"")]
    [InlineData("Kinds", "7")]
    [InlineData("MapOrText", """{"a":1}""")]
    [InlineData("MapOrText", "\"text\"")]
    [InlineData("MapOrText", "true")]
    [InlineData("Numbered", """{"$type":1,"a":"x"}""")]
    [InlineData("Numbered", """{"$type":"2","a":"x"}""")]
    [InlineData("Outcome", """{"ok":true,"value":1}""")]
    [InlineData("Outcome", """{"ok":false,"error":"x"}""")]
    public void Survives_the_round_trip(string type, string json) => Sorted(s_contract.Value.RoundTrip(type, json)).ShouldBe(Sorted(json));

    [Theory]
    [InlineData("Formats", """{"duration":"P2W"}""", """{"duration":"P14D"}""")]
    [InlineData("Formats", """{"duration":"-PT90M"}""", """{"duration":"-PT1H30M"}""")]
    [InlineData("Formats", """{"duration":"1.02:03:04.5"}""", """{"duration":"P1DT2H3M4.5S"}""")]
    [InlineData("Formats", """{"duration":"PT0.0S"}""", """{"duration":"PT0S"}""")]
    [InlineData("Formats", """{"time":"10:20:30Z"}""", """{"time":"10:20:30"}""")]
    [InlineData("Formats", """{"time":"10:20"}""", """{"time":"10:20:00"}""")]
    [InlineData("Formats", """{"dateTime":"2026-01-02T03:04:05"}""", """{"dateTime":"2026-01-02T03:04:05Z"}""")]
    [InlineData("Formats", """{"dateTime":"2026-01-02T03:04:05.25-00:00"}""", """{"dateTime":"2026-01-02T03:04:05.25Z"}""")]
    [InlineData(
        "MoreFormats", """{"uint8":1e2,"uint64":5.0,"amount":0.5,"base64url":"-_8="}""",
        """{"uint8":100,"uint64":5,"amount":"0.5","base64url":"-_8"}""")]
    [InlineData("One", """{"a":"x"}""", """{"$type":1,"a":"x"}""")]
    public void Is_read_in_other_forms_too(string type, string json, string written)
        => Sorted(s_contract.Value.RoundTrip(type, json)).ShouldBe(Sorted(written));

    [Theory]
    [InlineData("Formats", """{"duration":"P1M"}""", "a duration as in ISO 8601, of weeks, days, hours, minutes and seconds")]
    [InlineData("Formats", """{"duration":"P"}""", "a duration as in ISO 8601, of weeks, days, hours, minutes and seconds")]
    [InlineData("Formats", """{"duration":"PT1H1D"}""", "a duration as in ISO 8601, of weeks, days, hours, minutes and seconds")]
    [InlineData("Formats", """{"time":"10:20:30+01:00"}""", "a time of day without an offset")]
    [InlineData("MoreFormats", """{"local":"2026-01-02T03:04:05Z"}""", "a date and time without an offset")]
    [InlineData("MoreFormats", """{"span":"P1D"}""", "a duration such as 1.02:03:04")]
    [InlineData("MoreFormats", """{"uint8":256}""", "an integer that Byte can hold")]
    [InlineData("MoreFormats", """{"uint64":-1}""", "an integer that UInt64 can hold")]
    [InlineData("MoreFormats", """{"amount":"EUR 1"}""", "a number")]
    [InlineData("MoreFormats", """{"base64url":"?"}""", "bytes in base64url")]
    public void Is_refused_where_the_type_cannot_hold_it(string type, string json, string expected)
        => s_contract.Value.Refused(type, json).Message.ShouldStartWith($"Expected {expected}, found ");

    /// <summary>Sorts properties, because their order does not matter. The spelling of numbers does, so texts are compared.</summary>
    private static string Sorted(string json) => Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
