using System.Text.Json.Nodes;
using NJsonSchema;
using XaiGen.Review.Reports;

namespace XaiGen.Review.Tests;

/// <summary>
/// SARIF keeps to the parts of version 2.1.0 that it uses, where no object may have other properties, and to what code scanning on GitHub
/// requires besides: descriptions of rules, relative paths, regions, fingerprints, at least an empty list of locations.
/// </summary>
public sealed class SarifTests
{
    /// <summary>Section 3 of the specification, as far as it is used.</summary>
    private const string Shape = """
        {
          "type": "object", "additionalProperties": false, "required": ["$schema", "version", "runs"],
          "properties": {
            "$schema": { "type": "string" }, "version": { "enum": ["2.1.0"] },
            "runs": { "type": "array", "minItems": 1, "maxItems": 1, "items": { "$ref": "#/definitions/run" } }
          },
          "definitions": {
            "run": {
              "type": "object", "additionalProperties": false, "required": ["tool", "results"],
              "properties": {
                "tool": {
                  "type": "object", "additionalProperties": false, "required": ["driver"],
                  "properties": {
                    "driver": {
                      "type": "object", "additionalProperties": false, "required": ["name", "rules"],
                      "properties": {
                        "name": { "type": "string", "minLength": 1 },
                        "rules": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/rule" } }
                      }
                    }
                  }
                },
                "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "results": { "type": "array", "maxItems": 25000, "items": { "$ref": "#/definitions/result" } }
              }
            },
            "rule": {
              "type": "object", "additionalProperties": false, "required": ["id", "shortDescription", "fullDescription", "help"],
              "properties": {
                "id": { "type": "string", "minLength": 1, "maxLength": 255 },
                "shortDescription": { "$ref": "#/definitions/text" }, "fullDescription": { "$ref": "#/definitions/text" },
                "help": { "$ref": "#/definitions/text" }
              }
            },
            "result": {
              "type": "object", "additionalProperties": false,
              "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
              "properties": {
                "ruleId": { "type": "string", "minLength": 1 }, "ruleIndex": { "type": "integer", "minimum": 0 },
                "level": { "enum": ["none", "note", "warning", "error"] }, "message": { "$ref": "#/definitions/text" },
                "locations": { "type": "array", "maxItems": 10, "items": { "$ref": "#/definitions/location" } },
                "relatedLocations": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/location" } },
                "partialFingerprints": {
                  "type": "object", "minProperties": 1, "additionalProperties": { "type": "string", "minLength": 1 }
                },
                "suppressions": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/suppression" } },
                "fixes": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/definitions/fix" } },
                "properties": { "type": "object" }
              }
            },
            "text": {
              "type": "object", "additionalProperties": false, "required": ["text"],
              "properties": { "text": { "type": "string", "minLength": 1 } }
            },
            "location": {
              "type": "object", "additionalProperties": false, "required": ["physicalLocation"],
              "properties": {
                "physicalLocation": {
                  "type": "object", "additionalProperties": false, "required": ["artifactLocation", "region"],
                  "properties": { "artifactLocation": { "$ref": "#/definitions/artifact" }, "region": { "$ref": "#/definitions/region" } }
                },
                "logicalLocations": {
                  "type": "array", "uniqueItems": true,
                  "items": {
                    "type": "object", "additionalProperties": false, "required": ["fullyQualifiedName"],
                    "properties": { "fullyQualifiedName": { "type": "string" }, "kind": { "type": "string" } }
                  }
                },
                "message": { "$ref": "#/definitions/text" }
              }
            },
            "artifact": {
              "type": "object", "additionalProperties": false, "required": ["uri"],
              "properties": { "uri": { "type": "string", "pattern": "^(?![A-Za-z][A-Za-z0-9+.-]*:)(?!/)[^ \\\\]+$" } }
            },
            "region": {
              "type": "object", "additionalProperties": false, "required": ["startLine", "startColumn", "endLine", "endColumn"],
              "properties": {
                "startLine": { "type": "integer", "minimum": 1 }, "startColumn": { "type": "integer", "minimum": 1 },
                "endLine": { "type": "integer", "minimum": 1 }, "endColumn": { "type": "integer", "minimum": 1 }
              }
            },
            "suppression": {
              "type": "object", "additionalProperties": false, "required": ["kind"],
              "properties": {
                "kind": { "enum": ["inSource", "external"] }, "status": { "enum": ["accepted", "underReview", "rejected"] },
                "justification": { "type": "string" }
              }
            },
            "fix": {
              "type": "object", "additionalProperties": false, "required": ["artifactChanges"],
              "properties": {
                "description": { "$ref": "#/definitions/text" },
                "artifactChanges": {
                  "type": "array", "minItems": 1, "uniqueItems": true,
                  "items": {
                    "type": "object", "additionalProperties": false, "required": ["artifactLocation", "replacements"],
                    "properties": {
                      "artifactLocation": { "$ref": "#/definitions/artifact" },
                      "replacements": {
                        "type": "array", "minItems": 1,
                        "items": {
                          "type": "object", "additionalProperties": false, "required": ["deletedRegion"],
                          "properties": {
                            "deletedRegion": { "$ref": "#/definitions/region" }, "insertedContent": { "$ref": "#/definitions/text" }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """;

    public static TheoryData<string> Reviews => ["history", "waived", "lint", "unreadable", "nothing"];

    [Theory]
    [MemberData(nameof(Reviews))]
    public async Task A_report_has_the_shape_that_its_readers_require(string kind)
    {
        string report = SarifReport.Write(Of(kind));

        (await JsonSchema.FromJsonAsync(Shape)).Validate(report).Select(error => error.ToString()).ShouldBeEmpty();
        JsonNode run = JsonNode.Parse(report)!["runs"]![0]!;
        JsonArray rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        rules.Select(rule => (string)rule!["id"]!).ShouldBeUnique();
        foreach (JsonNode? result in run["results"]!.AsArray())
        {
            ((string)rules[(int)result!["ruleIndex"]!]!["id"]!).ShouldBe((string)result["ruleId"]!);
            foreach (JsonNode? location in result["locations"]!.AsArray())
            {
                JsonNode region = location!["physicalLocation"]!["region"]!;
                ((int)region["startLine"]!, (int)region["startColumn"]!).ShouldBeLessThanOrEqualTo(
                    ((int)region["endLine"]!, (int)region["endColumn"]!));
            }
        }

        (run["results"]!.AsArray().Count > 0).ShouldBe(kind != "nothing");
    }

    [Fact]
    public async Task The_shape_refuses_what_the_specification_has_not()
    {
        JsonNode report = JsonNode.Parse(SarifReport.Write(Of("lint")))!;
        report["runs"]![0]!["results"]![0]!["severity"] = "high";

        (await JsonSchema.FromJsonAsync(Shape)).Validate(report.ToJsonString()).ShouldNotBeEmpty();
    }

    private static Review Of(string kind)
    {
        ContractText thing = Given.Thing("{ type: object, properties: { size: { type: integer, maximum: 9 }, gone: { type: string } } }");
        ContractText edited = Given.Thing(
            "{ type: object, required: [size], properties: { size: { type: integer, maximum: 5 } } }", "a b.yaml");
        switch (kind)
        {
            case "history":
                ContractText Release(string day)
                    => new($"spec/{day}.yaml", File.ReadAllText(Path.Combine(Repository.Root, $"spec/history/{day}.openapi.yaml")));
                return ContractDiff.Compare(Release("2026-06-11"), Release("2026-11-21"), Given.WireOnly);
            case "waived":
                Review review = ContractDiff.Compare(thing, edited, Given.WireOnly);
                Finding known = review.Findings.First(finding => finding.Wire == WireVerdict.Breaking);
                return WaiverFile.Read(new ContractText(
                    "waivers.yaml",
                    $"waivers:\n- {{ rule: {known.Rule.Id}, pointer: '{known.Name}', reason: It is known., until: '2026-12-31' }}\n"
                    + "- { rule: enum-added, pointer: '#/x', reason: It matches nothing., until: '2026-12-31' }\n"))
                    .Apply(review, Given.WireOnly.Today);
            case "lint":
                return ContractLint.Check(thing with { Text = thing.Text.Replace("operationId: createThing", "summary: Creates.") });
            case "unreadable":
                return ContractLint.Check(new ContractText("broken.yaml", "a: ["));
            default:
                return ContractDiff.Compare(thing, thing, Given.WireOnly);
        }
    }
}
