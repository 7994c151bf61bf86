namespace XaiGen.Review.Tests;

/// <summary>
/// The kinds of change that oasdiff has rules for, at the body itself and at a property of it: breaking there is breaking here.
/// </summary>
public sealed class CatalogueTests
{
    private static readonly (string Rule, string Old, string New)[] s_breakingRequests =
    [
        (
            "if, then, else added", "{ type: string }",
            "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' }, else: { pattern: '^b' } }"),
        ("then added", "{ type: string, if: { minLength: 3 } }", "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' } }"),
        ("else added", "{ type: string, if: { minLength: 3 } }", "{ type: string, if: { minLength: 3 }, else: { pattern: '^a' } }"),
        ("contains added", "{ type: array, items: { type: string } }", "{ type: array, items: { type: string }, contains: { const: a } }"),
        (
            "minContains increased", "{ type: array, contains: { const: a }, minContains: 1 }",
            "{ type: array, contains: { const: a }, minContains: 2 }"),
        (
            "maxContains decreased", "{ type: array, contains: { const: a }, maxContains: 3 }",
            "{ type: array, contains: { const: a }, maxContains: 2 }"),
        (
            "dependentRequired added", "{ type: object, properties: { a: { type: string }, b: { type: string } } }",
            "{ type: object, properties: { a: { type: string }, b: { type: string } }, dependentRequired: { a: [b] } }"),
        (
            "dependentRequired changed", "{ type: object, dependentRequired: { a: [b] } }",
            "{ type: object, dependentRequired: { a: [b, c] } }"),
        ("dependentSchemas added", "{ type: object }", "{ type: object, dependentSchemas: { a: { required: [b] } } }"),
        ("patternProperties added", "{ type: object }", "{ type: object, patternProperties: { '^x-': { type: string } } }"),
        ("propertyNames added", "{ type: object }", "{ type: object, propertyNames: { pattern: '^a' } }"),
        ("unevaluatedProperties added", "{ type: object }", "{ type: object, unevaluatedProperties: false }"),
        (
            "unevaluatedItems added", "{ type: array, prefixItems: [{ type: string }] }",
            "{ type: array, prefixItems: [{ type: string }], unevaluatedItems: false }"),
        (
            "contentSchema added", "{ type: string, contentMediaType: application/json }",
            "{ type: string, contentMediaType: application/json, contentSchema: { type: object } }"),
        (
            "contentMediaType changed", "{ type: string, contentMediaType: application/json }",
            "{ type: string, contentMediaType: application/xml }"),
        ("contentEncoding changed", "{ type: string, contentEncoding: base64 }", "{ type: string, contentEncoding: base32 }"),
        (
            "prefixItems removed", "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }",
            "{ type: array, prefixItems: [{ type: string }], items: false }"),
        ("const added", "{ type: string }", "{ type: string, const: a }"),
        ("const changed", "{ type: string, const: a }", "{ type: string, const: b }"),
        ("became enum", "{ type: string }", "{ type: string, enum: [a, b] }"),
        ("enum value removed", "{ type: string, enum: [a, b] }", "{ type: string, enum: [a] }"),
        ("x-extensible-enum value removed", "{ type: string, x-extensible-enum: [a, b] }", "{ type: string, x-extensible-enum: [a] }"),
        ("max decreased", "{ type: number, maximum: 10 }", "{ type: number, maximum: 9 }"),
        ("exclusive max decreased", "{ type: number, exclusiveMaximum: 10 }", "{ type: number, exclusiveMaximum: 9 }"),
        ("min increased", "{ type: number, minimum: 1 }", "{ type: number, minimum: 2 }"),
        ("exclusive min increased", "{ type: number, exclusiveMinimum: 1 }", "{ type: number, exclusiveMinimum: 2 }"),
        ("max length decreased", "{ type: string, maxLength: 9 }", "{ type: string, maxLength: 8 }"),
        ("min length increased", "{ type: string, minLength: 2 }", "{ type: string, minLength: 3 }"),
        (
            "min items increased", "{ type: array, items: { type: string }, minItems: 1 }",
            "{ type: array, items: { type: string }, minItems: 2 }"),
        ("pattern added", "{ type: string }", "{ type: string, pattern: '^a' }"),
        (
            "allOf added", "{ type: object, allOf: [{ type: object, required: [a] }] }",
            "{ type: object, allOf: [{ type: object, required: [a] }, { type: object, required: [b] }] }"),
        ("anyOf removed", "{ anyOf: [{ type: string }, { type: integer }] }", "{ anyOf: [{ type: string }] }"),
        (
            "oneOf removed", "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }",
            "{ oneOf: [{ type: string }, { type: integer }] }"),
        ("became not nullable", "{ type: [string, 'null'] }", "{ type: string }"),
        ("type changed", "{ type: string }", "{ type: integer }"),
        ("format changed", "{ type: string, format: date }", "{ type: string, format: uuid }"),
        ("list of types narrowed", "{ type: [string, integer] }", "{ type: string }"),
        (
            "wrapped in oneOf", "{ type: object, properties: { a: { type: string } } }",
            "{ oneOf: [{ type: object, properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: "
            + "string } } }] }"),
        (
            "required writeOnly property added", "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string, writeOnly: true } } }"),
        (
            "required property added", "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }"),
        (
            "required property with default added", "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string, default: x } } }"),
        (
            "property became required", "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [a], properties: { a: { type: string } } }"),
        (
            "property with default became required", "{ type: object, properties: { a: { type: string, default: x } } }",
            "{ type: object, required: [a], properties: { a: { type: string, default: x } } }"),
    ];

    private static readonly (string Rule, string Old, string New)[] s_breakingResponses =
    [
        ("if removed", "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' }, else: { pattern: '^b' } }", "{ type: string }"),
        ("then removed", "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' } }", "{ type: string, if: { minLength: 3 } }"),
        ("contains removed", "{ type: array, contains: { const: a } }", "{ type: array }"),
        (
            "minContains decreased", "{ type: array, contains: { const: a }, minContains: 3 }",
            "{ type: array, contains: { const: a }, minContains: 2 }"),
        (
            "maxContains increased", "{ type: array, contains: { const: a }, maxContains: 2 }",
            "{ type: array, contains: { const: a }, maxContains: 3 }"),
        ("dependentRequired removed", "{ type: object, dependentRequired: { a: [b] } }", "{ type: object }"),
        ("dependentRequired changed", "{ type: object, dependentRequired: { a: [b] } }", "{ type: object, dependentRequired: { a: [c] } }"),
        ("dependentSchemas removed", "{ type: object, dependentSchemas: { a: { required: [b] } } }", "{ type: object }"),
        ("patternProperties removed", "{ type: object, patternProperties: { '^x-': { type: string } } }", "{ type: object }"),
        ("propertyNames removed", "{ type: object, propertyNames: { pattern: '^a' } }", "{ type: object }"),
        ("unevaluatedProperties removed", "{ type: object, unevaluatedProperties: false }", "{ type: object }"),
        (
            "unevaluatedItems removed", "{ type: array, prefixItems: [{ type: string }], unevaluatedItems: false }",
            "{ type: array, prefixItems: [{ type: string }] }"),
        (
            "contentSchema removed", "{ type: string, contentMediaType: application/json, contentSchema: { type: object } }",
            "{ type: string, contentMediaType: application/json }"),
        (
            "contentMediaType changed", "{ type: string, contentMediaType: application/json }",
            "{ type: string, contentMediaType: application/xml }"),
        ("contentEncoding changed", "{ type: string, contentEncoding: base64 }", "{ type: string, contentEncoding: base32 }"),
        (
            "prefixItems added", "{ type: array, prefixItems: [{ type: string }], items: false }",
            "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }"),
        ("const removed", "{ type: string, const: a }", "{ type: string }"),
        ("const changed", "{ type: string, const: a }", "{ type: string, const: b }"),
        ("max increased", "{ type: number, maximum: 9 }", "{ type: number, maximum: 10 }"),
        ("exclusive max increased", "{ type: number, exclusiveMaximum: 9 }", "{ type: number, exclusiveMaximum: 10 }"),
        ("min decreased", "{ type: number, minimum: 2 }", "{ type: number, minimum: 1 }"),
        ("exclusive min decreased", "{ type: number, exclusiveMinimum: 2 }", "{ type: number, exclusiveMinimum: 1 }"),
        ("max length increased", "{ type: string, maxLength: 8 }", "{ type: string, maxLength: 9 }"),
        ("max length unset", "{ type: string, maxLength: 8 }", "{ type: string }"),
        ("min length decreased", "{ type: string, minLength: 3 }", "{ type: string, minLength: 2 }"),
        (
            "min items decreased", "{ type: array, items: { type: string }, minItems: 2 }",
            "{ type: array, items: { type: string }, minItems: 1 }"),
        ("min items unset", "{ type: array, items: { type: string }, minItems: 2 }", "{ type: array, items: { type: string } }"),
        (
            "oneOf added", "{ oneOf: [{ type: string }, { type: integer }] }",
            "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }"),
        ("became nullable", "{ type: string }", "{ type: [string, 'null'] }"),
        ("type changed", "{ type: string }", "{ type: integer }"),
        ("type generalized", "{ type: integer }", "{ type: number }"),
        ("list of types widened", "{ type: string }", "{ type: [string, integer] }"),
        ("format removed", "{ type: string, format: uuid }", "{ type: string }"),
        (
            "property became optional", "{ type: object, required: [a], properties: { a: { type: string } } }",
            "{ type: object, properties: { a: { type: string } } }"),
        (
            "required property removed", "{ type: object, required: [a], properties: { a: { type: string } } }",
            "{ type: object, properties: { b: { type: string } } }"),
    ];

    /// <summary>Warnings and notes there: in neither direction is any of them to be called breaking in the one that is named.</summary>
    private static readonly (string Rule, Direction Direction, string Old, string New)[] s_harmless =
    [
        ("max set", Direction.Request, "{ type: number }", "{ type: number, maximum: 9 }"),
        ("min set", Direction.Request, "{ type: number }", "{ type: number, minimum: 9 }"),
        ("exclusive max set", Direction.Request, "{ type: number }", "{ type: number, exclusiveMaximum: 9 }"),
        ("max length set", Direction.Request, "{ type: string }", "{ type: string, maxLength: 9 }"),
        (
            "min items set", Direction.Request, "{ type: array, items: { type: string } }",
            "{ type: array, items: { type: string }, minItems: 1 }"),
        ("pattern generalized", Direction.Request, "{ type: string, pattern: '^a' }", "{ type: string, pattern: '.*' }"),
        ("pattern removed", Direction.Request, "{ type: string, pattern: '^a' }", "{ type: string }"),
        (
            "allOf removed", Direction.Request,
            "{ type: object, allOf: [{ type: object, required: [a] }, { type: object, required: [b] }] }",
            "{ type: object, allOf: [{ type: object, required: [a] }] }"),
        (
            "property removed", Direction.Request, "{ type: object, properties: { a: { type: string }, b: { type: string } } }",
            "{ type: object, properties: { a: { type: string } } }"),
        ("anyOf added", Direction.Request, "{ anyOf: [{ type: string }] }", "{ anyOf: [{ type: string }, { type: integer }] }"),
        (
            "oneOf added", Direction.Request, "{ oneOf: [{ type: string }, { type: integer }] }",
            "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }"),
        ("const removed", Direction.Request, "{ type: string, const: a }", "{ type: string }"),
        ("contains removed", Direction.Request, "{ type: array, contains: { const: a } }", "{ type: array }"),
        (
            "prefixItems added", Direction.Request, "{ type: array, prefixItems: [{ type: string }], items: false }",
            "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }"),
        ("default changed", Direction.Request, "{ type: string, default: a }", "{ type: string, default: b }"),
        ("type generalized", Direction.Request, "{ type: integer }", "{ type: number }"),
        ("if removed", Direction.Request, "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' } }", "{ type: string }"),
        ("enum value added", Direction.Request, "{ type: string, enum: [a] }", "{ type: string, enum: [a, b] }"),
        ("became nullable", Direction.Request, "{ type: string }", "{ type: [string, 'null'] }"),
        (
            "discriminator added", Direction.Request, "{ oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }",
            "{ oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: kind } }"),
        ("wrapped in oneOf of other types", Direction.Request, "{ type: string }", "{ oneOf: [{ type: string }, { type: integer }] }"),
        (
            "wrapped in oneOf whose members exclude each other", Direction.Request,
            "{ type: object, required: [a], properties: { a: { type: string } }, not: { required: [b] } }",
            "{ oneOf: [{ type: object, required: [a], properties: { a: { type: string } }, not: { required: [b] } }, { type: object, "
            + "required: [b], properties: { b: { type: string } } }] }"),
        (
            "deprecated property has its end ahead", Direction.Request, "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, properties: { a: { type: string, deprecated: true, x-sunset: '2027-01-01' } } }"),
        (
            "required readOnly property added", Direction.Request, "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string, readOnly: true } } }"),
        (
            "required property became readOnly", Direction.Request, "{ type: object, required: [a], properties: { a: { type: string } } }",
            "{ type: object, required: [a], properties: { a: { type: string, readOnly: true } } }"),
        (
            "required property is no longer writeOnly", Direction.Response,
            "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
            "{ type: object, required: [a], properties: { a: { type: string } } }"),
        (
            "allOf gained words only", Direction.Request, "{ allOf: [{ type: object, required: [a] }] }",
            "{ allOf: [{ type: object, required: [a] }, { description: Words. }] }"),
        (
            "alternatives in another order", Direction.Response, "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }",
            "{ oneOf: [{ type: boolean }, { type: string }, { type: integer }] }"),
        ("enum value added", Direction.Response, "{ type: string, enum: [a] }", "{ type: string, enum: [a, b] }"),
        ("enum value removed", Direction.Response, "{ type: string, enum: [a, b] }", "{ type: string, enum: [a] }"),
        (
            "optional property removed", Direction.Response, "{ type: object, properties: { a: { type: string }, b: { type: string } } }",
            "{ type: object, properties: { a: { type: string } } }"),
        (
            "property added", Direction.Response, "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }"),
        ("pattern removed", Direction.Response, "{ type: string, pattern: '^a' }", "{ type: string }"),
        ("pattern changed", Direction.Response, "{ type: string, pattern: '^a' }", "{ type: string, pattern: '^b' }"),
        ("pattern added", Direction.Response, "{ type: string }", "{ type: string, pattern: '^a' }"),
        ("anyOf added", Direction.Response, "{ anyOf: [{ type: string }] }", "{ anyOf: [{ type: string }, { type: integer }] }"),
        ("anyOf removed", Direction.Response, "{ anyOf: [{ type: string }, { type: integer }] }", "{ anyOf: [{ type: string }] }"),
        (
            "oneOf removed", Direction.Response, "{ oneOf: [{ type: string }, { type: integer }, { type: boolean }] }",
            "{ oneOf: [{ type: string }, { type: integer }] }"),
        ("became not nullable", Direction.Response, "{ type: [string, 'null'] }", "{ type: string }"),
        ("type specialized", Direction.Response, "{ type: number }", "{ type: integer }"),
        ("list of types narrowed", Direction.Response, "{ type: [string, integer] }", "{ type: string }"),
        (
            "prefixItems removed", Direction.Response, "{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }",
            "{ type: array, prefixItems: [{ type: string }], items: false }"),
        ("contains added", Direction.Response, "{ type: array }", "{ type: array, contains: { const: a } }"),
        ("if added", Direction.Response, "{ type: string }", "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' } }"),
        (
            "became required", Direction.Response, "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [a], properties: { a: { type: string } } }"),
        ("default changed", Direction.Response, "{ type: string, default: a }", "{ type: string, default: b }"),
        (
            "property became writeOnly", Direction.Response, "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, properties: { a: { type: string, writeOnly: true } } }"),
        (
            "enum value of a writeOnly property added", Direction.Response,
            "{ type: object, properties: { a: { type: string, enum: [a], writeOnly: true } } }",
            "{ type: object, properties: { a: { type: string, enum: [a, b], writeOnly: true } } }"),
        (
            "enum value of a readOnly property removed", Direction.Request,
            "{ type: object, properties: { a: { type: string, enum: [a, b], readOnly: true } } }",
            "{ type: object, properties: { a: { type: string, enum: [a], readOnly: true } } }"),
        (
            "max of a readOnly property decreased", Direction.Request,
            "{ type: object, properties: { a: { type: number, maximum: 9, readOnly: true } } }",
            "{ type: object, properties: { a: { type: number, maximum: 8, readOnly: true } } }"),
        (
            "writeOnly property became optional", Direction.Response,
            "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
            "{ type: object, properties: { a: { type: string, writeOnly: true } } }"),
        (
            "required writeOnly property removed", Direction.Response,
            "{ type: object, required: [a], properties: { a: { type: string, writeOnly: true } } }",
            "{ type: object, properties: { b: { type: string } } }"),
    ];

    /// <summary>Edits of an operation: what goes, what comes, and whether that is called breaking there.</summary>
    private static readonly (string Rule, string Old, string New, bool IsBreaking)[] s_operations =
    [
        ("required parameter added", Operation, Parameters("{ name: q, in: query, required: true, schema: { type: string } }"), true),
        (
            "required parameter of the path item added", "post:",
            "parameters: [{ name: q, in: query, required: true, schema: { type: string } }]\n    post:", true),
        ("optional parameter added", Operation, Parameters("{ name: q, in: query, schema: { type: string } }"), false),
        ("parameter removed", Parameters("{ name: q, in: query, schema: { type: string } }"), Operation, false),
        ("parameter removed before its sunset", Parameters(
            "{ name: q, in: query, deprecated: true, x-sunset: '2027-01-01', schema: { type: string } }"), Operation, true),
        ("parameter removed after its sunset", Parameters(
            "{ name: q, in: query, deprecated: true, x-sunset: '2026-01-01', schema: { type: string } }"), Operation, false),
        ("parameter became required", Parameters("{ name: q, in: query, schema: { type: string } }"), Parameters(
            "{ name: q, in: query, required: true, schema: { type: string } }"), true),
        ("parameter became not nullable", Parameters("{ name: q, in: query, schema: { type: [string, 'null'] } }"), Parameters(
            "{ name: q, in: query, schema: { type: string } }"), true),
        ("default of a parameter changed", Parameters("{ name: q, in: query, schema: { type: string, default: a } }"), Parameters(
            "{ name: q, in: query, schema: { type: string, default: b } }"), false),
        ("default of a parameter added", Parameters("{ name: q, in: query, schema: { type: string } }"), Parameters(
            "{ name: q, in: query, schema: { type: string, default: b } }"), false),
        ("default of a parameter removed", Parameters("{ name: q, in: query, schema: { type: string, default: b } }"), Parameters(
            "{ name: q, in: query, schema: { type: string } }"), false),
        (
            "max items of a parameter decreased",
            Parameters("{ name: q, in: query, schema: { type: array, items: { type: string }, maxItems: 5 } }"),
            Parameters("{ name: q, in: query, schema: { type: array, items: { type: string }, maxItems: 4 } }"), true),
        (
            "max items of a parameter increased",
            Parameters("{ name: q, in: query, schema: { type: array, items: { type: string }, maxItems: 4 } }"),
            Parameters("{ name: q, in: query, schema: { type: array, items: { type: string }, maxItems: 5 } }"), false),
        ("min of a parameter increased", Parameters("{ name: q, in: header, schema: { type: integer, minimum: 4 } }"), Parameters(
            "{ name: q, in: header, schema: { type: integer, minimum: 5 } }"), true),
        ("min of a parameter set", Parameters("{ name: q, in: header, schema: { type: integer } }"), Parameters(
            "{ name: q, in: header, schema: { type: integer, minimum: 5 } }"), false),
        ("pattern of a parameter added", Parameters("{ name: q, in: cookie, schema: { type: string } }"), Parameters(
            "{ name: q, in: cookie, schema: { type: string, pattern: '^a' } }"), true),
        ("parameter became enum", Parameters("{ name: q, in: query, schema: { type: string } }"), Parameters(
            "{ name: q, in: query, schema: { type: string, enum: [a] } }"), true),
        ("enum value of a parameter removed", Parameters("{ name: q, in: query, schema: { type: string, enum: [a, b] } }"), Parameters(
            "{ name: q, in: query, schema: { type: string, enum: [a] } }"), true),
        ("enum value of a parameter added", Parameters("{ name: q, in: query, schema: { type: string, enum: [a] } }"), Parameters(
            "{ name: q, in: query, schema: { type: string, enum: [a, b] } }"), false),
        ("type of a parameter changed", Parameters(
            "{ name: q, in: query, schema: { type: string } }"), Parameters("{ name: q, in: query, schema: { type: integer } }"), true),
        ("type of a parameter generalized", Parameters(
            "{ name: q, in: query, schema: { type: integer } }"), Parameters("{ name: q, in: query, schema: { type: number } }"), false),
        ("types of a parameter narrowed", Parameters("{ name: q, in: query, schema: { type: [boolean, integer] } }"), Parameters(
            "{ name: q, in: query, schema: { type: integer } }"), true),
        (
            "property of a parameter specialized",
            Parameters("{ name: q, in: query, style: deepObject, schema: { type: object, properties: { a: { type: number } } } }"),
            Parameters("{ name: q, in: query, style: deepObject, schema: { type: object, properties: { a: { type: integer } } } }"), true),
        (
            "enum value of a parameter's property removed",
            Parameters(
                "{ name: q, in: query, style: deepObject, schema: { type: object, properties: { a: { type: string, enum: [a, b] } } } }"),
            Parameters(
                "{ name: q, in: query, style: deepObject, schema: { type: object, properties: { a: { type: string, enum: [a] } } } }"),
            true),
        (
            "property of an object-typed header became required",
            Parameters("{ name: q, in: header, schema: { type: object, properties: { a: { type: string } } } }"),
            Parameters("{ name: q, in: header, schema: { type: object, required: [a], properties: { a: { type: string } } } }"), true),
        (
            "sunset of a parameter cannot be read", Parameters("{ name: q, in: query, deprecated: true, schema: { type: string } }"),
            Parameters("{ name: q, in: query, deprecated: true, x-sunset: soon, schema: { type: string } }"), false),
        (
            "sunset of a parameter dropped",
            Parameters("{ name: q, in: query, deprecated: true, x-sunset: '2027-01-01', schema: { type: string } }"),
            Parameters("{ name: q, in: query, deprecated: true, schema: { type: string } }"), false),
        ("operation deprecated", Operation, Operation + "\n      deprecated: true", false),
        ("sunset of an operation dropped", Operation
            + "\n      deprecated: true\n      x-sunset: '2027-01-01'", Operation + "\n      deprecated: true", false),
        ("sunset of an operation cannot be read", Operation
            + "\n      deprecated: true", Operation + "\n      deprecated: true\n      x-sunset: soon", false),
        ("stability of an operation lowered", Operation
            + "\n      x-stability-level: stable", Operation + "\n      x-stability-level: beta", false),
        ("stability of an operation raised", Operation
            + "\n      x-stability-level: beta", Operation + "\n      x-stability-level: stable", false),
        ("end of a newly deprecated operation has passed", Operation, Operation
            + "\n      deprecated: true\n      x-sunset: '2026-01-01'", false),
        ("end of a newly deprecated operation is ahead", Operation, Operation
            + "\n      deprecated: true\n      x-sunset: '2027-01-01'", false),
        ("end of a newly deprecated parameter has passed", Parameters("{ name: q, in: query, schema: { type: string } }"), Parameters(
            "{ name: q, in: query, deprecated: true, x-sunset: '2026-01-01', schema: { type: string } }"), false),
        (
            "property of a parameter generalized to text",
            Parameters("{ name: q, in: query, schema: { type: object, properties: { a: { type: integer } } } }"),
            Parameters("{ name: q, in: query, schema: { type: object, properties: { a: { type: string } } } }"), false),
        ("answer became a special JSON", Json, Json.Replace("json", "problem+json"), false),
        ("answer became JSON of any kind", Json.Replace("json", "problem+json"), Json, true),
        ("answer has its charset written", Json, Json.Replace("json", "json; charset=utf-8"), false),
        ("answer may be anything", Json, Json.Replace("application/json", "'*/*'"), true),
        ("required header became optional", Header(
            "{ required: true, schema: { type: string } }"), Header("{ schema: { type: string } }"), true),
        ("required header removed", Header("{ required: true, schema: { type: string } }"), Answer, true),
        ("optional header removed", Header("{ schema: { type: string } }"), Answer, false),
        ("header added", Answer, Header("{ schema: { type: string } }"), false),
        ("type of a header changed", Header("{ schema: { type: integer } }"), Header("{ schema: { type: string } }"), true),
        ("type of a header generalized", Header("{ schema: { type: integer } }"), Header("{ schema: { type: number } }"), true),
        ("header became nullable", Header("{ schema: { type: string } }"), Header("{ schema: { type: [string, 'null'] } }"), true),
    ];

    private const string Operation = "operationId: createThing";

    private const string Answer = "description: Done.";

    private const string Json = Answer + "\n          content:\n            application/json:";

    private static string Parameters(string parameters) => $"{Operation}\n      parameters: [{parameters}]";

    private static string Header(string header) => $"{Answer}\n          headers: {{ X-Id: {header} }}";

    [Fact]
    public void Changes_of_an_operation_are_judged_alike()
    {
        List<string> missed = [];
        foreach ((string? rule, string? old, string? @new, bool isBreaking) in s_operations)
        {
            Review review = ContractDiff.Compare(Operations(old), Operations(@new), Given.WireOnly);
            if (review.Findings.Any(finding => finding.Wire == WireVerdict.Breaking) != isBreaking)
            {
                missed.Add(
                    $"{rule}: {string.Join("; ", review.Findings.Select(finding => $"{finding.Direction} {finding.Wire} {finding.Rule.Id}"))}");
            }
        }

        missed.ShouldBeEmpty();

        static ContractText Operations(string part)
        {
            ContractText contract = Given.Thing("{ type: string }");
            string replaced = part.StartsWith("operationId", StringComparison.Ordinal)
                ? Operation
                : part.Contains("content:")
                ? Json
                : part.StartsWith(Answer, StringComparison.Ordinal)
                ? Answer
                : part.Split('\n')[^1].TrimStart();
            contract.Text.ShouldContain(replaced);
            return contract with { Text = contract.Text.Replace(replaced, part).Replace("3.0.3", "3.1.0") };
        }
    }

    [Fact]
    public void What_narrows_a_request_is_breaking()
        => Missed(s_breakingRequests.Select(change => (change.Rule, Direction.Request, change.Old, change.New)), isBreaking: true)
            .ShouldBeEmpty();

    [Fact]
    public void What_widens_an_answer_is_breaking()
        => Missed(s_breakingResponses.Select(change => (change.Rule, Direction.Response, change.Old, change.New)), isBreaking: true)
            .ShouldBeEmpty();

    [Fact]
    public void What_harms_nobody_is_not()
        => Missed(s_harmless, isBreaking: false).ShouldBeEmpty();

    private static IEnumerable<string> Missed(
        IEnumerable<(string Rule, Direction Direction, string Old, string New)> changes, bool isBreaking)
    {
        foreach ((string? rule, Direction direction, string? old, string? @new) in changes)
        {
            foreach (bool isProperty in (bool[])[false, true])
            {
                Review review = ContractDiff.Compare(Contract(old, isProperty), Contract(@new, isProperty), Given.WireOnly);
                if (review.Findings.Any(finding => finding.Direction == direction && finding.Wire == WireVerdict.Breaking) != isBreaking)
                {
                    yield return $"{direction} {(isProperty ? "property" : "body")}: {rule}: {string.Join("; ", review.Findings.Select(finding => $"{finding.Direction} {finding.Wire} {finding.Rule.Id}"))}";
                }
            }
        }
    }

    private static ContractText Contract(string schema, bool isProperty)
    {
        const string Others = """
                A: { type: object, required: [kind], properties: { kind: { const: A } } }
                B: { type: object, required: [kind], properties: { kind: { const: B } } }
            """;
        ContractText contract = Given.Thing(isProperty ? $"{{ type: object, properties: {{ part: {schema} }} }}" : schema, others: Others);
        return contract with { Text = contract.Text.Replace("3.0.3", "3.1.0") };
    }
}
