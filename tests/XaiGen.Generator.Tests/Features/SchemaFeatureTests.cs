using System.Text.Json.Nodes;
using XaiGen.Generator.Tests.Json;

namespace XaiGen.Generator.Tests.Features;

/// <summary>What a schema may say, by the JSON that its type reads and writes again.</summary>
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
    [InlineData("Formats", """{"byte":"+/8=","date":"2026-01-02","dateTime":"2026-01-02T03:04:05.5+02:00","decimal":0.10,"double":1E+300,"duration":"P1Y2M","encoded":"AQI=","float":0.1,"int32":-5,"int64":9007199254740993,"time":"10:20:30Z","unheardOf":"?","uri":"https://example.com/a?b","uuid":"0f8fad5b-d9cb-469f-a165-70867728950e"}""")]
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
    public void Survives_the_round_trip(string type, string json) => Sorted(s_contract.Value.RoundTrip(type, json)).ShouldBe(Sorted(json));

    /// <summary>The order of properties is nobody's concern; how a number is written is, so the comparison is of the text.</summary>
    private static string Sorted(string json) => Sorted(JsonNode.Parse(json))?.ToJsonString() ?? "null";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
