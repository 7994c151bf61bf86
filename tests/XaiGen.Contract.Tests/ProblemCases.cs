namespace XaiGen.Contract.Tests;

/// <summary>For each rule, documents that break only this rule, at the marked position.</summary>
internal static class ProblemCases
{
    public static readonly IReadOnlyDictionary<string, string[]> All = new Dictionary<string, string[]>
    {
        ["XG0101"] =
        [
            "openapi: 3.0.3\ninfo: {title: [a, b\n  x⟦:⟧ y",
            "openapi: 3.0.3\ninfo:\n⟦\t⟧title: x\n",
            "openapi: 3.0.3\ninfo:\n  title: \"a\tb\"\n  license:\n  ⟦\t⟧name: x\n",
            "openapi: 3.0.3\ninfo: x⟦\0⟧\npaths: {}\n",
            "{ \"openapi\": \"3.0.3\", \"info\": ⟦}⟧ }",
            "{ \"openapi\": \"3.0.3\", \"info\": ⟦nil⟧",
            "{ \"openapi\": ⟦\"3.0.3, ⟧\n}",
            "{ \"openapi\": \"3.0⟦\\x⟧3\" }",
            "{ \"openapi\": \"3.0.3\", \"paths\": {}⟦⟧",
            "{ \"openapi\": \"3.0.3\", \"paths\": {} } ⟦x⟧",
        ],
        ["XG0102"] =
        [
            "⟦⟧",
            "⟦⟧# nothing but a comment\n",
            "⟦just text⟧\n",
            "⟦title: x⟧\nversion: 1\n",
            "⟦- a⟧\n- b\n",
        ],
        ["XG0103"] =
        [
            Given.Header + "paths: {}\ntags: [⟦name⟧]\n",
            Given.Header + "paths: {}\ntags: [{ ⟦name⟧: [a] }]\n",
            Given.Schemas("Subject: { nullable: ⟦'true'⟧ }", "3.0.3"),
            Given.Schemas("Subject: { minLength: ⟦'3'⟧ }"),
            Given.Schemas("Subject: { properties: { id: { required: ⟦true⟧ } } }"),
            Given.Schemas("Subject:\n  ⟦properties⟧:\n  type: object"),
            Given.Schemas("Subject: ⟦string⟧"),
            Given.Schemas("Subject: { $ref: ⟦~⟧ }"),
            Given.Schemas("Subject: { ⟦$ref⟧: [a] }"),
            Given.Operation("tags: [a, ⟦null⟧]"),
            Given.Schemas("Subject: { type: array, ⟦items⟧: [{ type: string }] }"),
        ],
        ["XG0104"] =
        [
            Given.Schemas("Subject: { $ref: ⟦'#/components/schemas/Subjekt'⟧ }"),
            Given.Schemas("Subject: { $ref: ⟦'#components'⟧ }"),
            Given.Schemas("Subject: { properties: { a: { $ref: ⟦'#/components/schemas/Subject/properties/b'⟧ } } }"),
            Given.Operation("parameters: [{ $ref: ⟦'#/components/parameters/Page'⟧ }]"),
        ],
        ["XG0105"] =
        [
            Given.Schemas("Subject: { $ref: ⟦'#/components/schemas/Subject'⟧ }"),
            Given.Schemas("A: { $ref: ⟦'#/components/schemas/B'⟧ }\nB: { $ref: '#/components/schemas/A' }"),
            Given.Schemas(
                "A: { allOf: [{ $ref: ⟦'#/components/schemas/B'⟧ }, { type: object }] }\nB: { allOf: [{ type: object }, { $ref: "
                + "'#/components/schemas/A' }] }"),
            Given.Schemas("A: { anyOf: [{ $ref: ⟦'#/components/schemas/A'⟧ }, { type: 'null' }] }"),
            Given.Operation("parameters: []") + "\n" + """
            components:
              responses:
                A: { $ref: '#/components/responses/B' }
                B: { $ref: ⟦'#/components/responses/B'⟧ }
            """,
        ],
        ["XG0106"] =
        [
            Given.Schemas("A: {}\nSubject: { $ref: ⟦'#/components/parameters/P'⟧ }")
                + "\n  parameters: { P: { name: p, in: query, schema: {} } }",
            Given.Operation("parameters: [{ $ref: ⟦'#/components/schemas/A'⟧ }]") + "\ncomponents: { schemas: { A: {} } }",
        ],
        ["XG0107"] =
        [
            Given.Schemas("A: {}\nSubject: { $ref: '#/components/schemas/A', ⟦minLength⟧: 3 }", "3.0.3"),
            Given.Operation("parameters: [{ $ref: '#/components/parameters/P', ⟦required⟧: true }]")
                + "\ncomponents: { parameters: { P: { name: p, in: query, schema: {} } } }",
        ],
        ["XG0108"] =
        [
            "openapi: 3.0.3\n⟦info⟧: { title: Test }\npaths: {}\n",
            "⟦openapi: 3.0.3⟧\npaths: {}\n",
            "⟦openapi: 3.0.3⟧\ninfo: { title: Test, version: '1' }\n",
            Given.Header + "paths: { /a: { ⟦get⟧: {} } }",
            Given.Operation("parameters: [⟦{ in: query, schema: {} }⟧]"),
            Given.Operation("parameters: [⟦{ name: '', in: query, schema: {} }⟧]"),
            Given.Operation("parameters: [⟦{ name: p, schema: {} }⟧]"),
            Given.Operation("parameters: [⟦{ name: p, in: query }⟧]"),
            Given.Operation("⟦requestBody⟧: {}"),
            Given.Header + "paths: {}\ncomponents: { securitySchemes: { ⟦s⟧: { type: apiKey, in: query, name: '' } } }",
            Given.Header + "paths: {}\ntags: [⟦{}⟧]",
            Given.Header + "paths: {}\nservers: [⟦{ url: ~ }⟧]",
            Given.Header + "paths: {}\ncomponents: { securitySchemes: { ⟦key⟧: { type: apiKey, in: header } } }",
        ],
        ["XG0109"] =
        [
            Given.Header + "paths: {}\n⟦colour⟧: red",
            Given.Operation("⟦descripton⟧: x"),
            Given.Schemas("Subject: { type: array, ⟦min_items⟧: 1 }"),
        ],
        ["XG0110"] =
        [
            Given.Header + "paths: {}\n⟦paths⟧: {}",
            "{ \"openapi\": \"3.0.3\", \"info\": { \"title\": \"x\", \"version\": \"1\", ⟦\"title\"⟧: \"y\" }, \"paths\": {} }",
        ],
        ["XG0111"] = [Given.Header + "paths: {}\n⟦---⟧\na: b\n"],
        ["XG0112"] =
        [
            "openapi: 3.0.3\nx: " + new string('[', 199) + "⟦[⟧" + new string(']', 200),
            "{ \"openapi\": " + new string('[', 199) + "⟦[⟧",
        ],
        ["XG0113"] =
        [
            Given.Header + "paths: {}\nx-a: ⟦*nowhere⟧",
            Given.Header + "paths: {}\nx-a: &a [1, ⟦*a⟧]",
        ],
        ["XG0114"] = [AliasBomb()],
        ["XG0115"] = [Given.Header + "paths: {}\nx-a:\n  ? ⟦[a, b]⟧\n  : c"],
        ["XG0116"] = [Given.Header + "paths: {}\nx-a: { ⟦<<⟧: text }"],
        ["XG0117"] =
        [
            Given.Schemas("Subject: { type: ⟦strng⟧ }"),
            Given.Schemas("Subject: { type: [string, ⟦int⟧] }"),
            Given.Schemas("Subject: { minLength: ⟦-1⟧ }"),
            Given.Schemas("Subject: { maxItems: ⟦1.5⟧ }"),
            Given.Operation("parameters: [{ name: p, in: ⟦body⟧, schema: {} }]"),
            Given.Operation("parameters: [{ name: p, in: query, style: ⟦matrix⟧, schema: {} }]"),
            Given.Operation("summary: x", path: "⟦things⟧"),
            Given.Schemas("Subject: { enum: [a, b], ⟦x-enum-varnames⟧: [A] }"),
            Given.Header + "paths: { /a: { get: { responses: { ⟦ok⟧: { description: x } } } } }",
            Given.Header + "paths: { /a: { get: { responses: { ⟦4xx⟧: { description: x } } } } }",
            Given.Operation("requestBody: { content: { ⟦json⟧: { schema: {} } } }"),
            Given.Header + "paths: {}\ncomponents: { securitySchemes: { s: { type: ⟦basic⟧ } } }",
        ],
        ["XG0118"] =
        [
            Given.Schemas("Subject: { maximum: ⟦1.7976931348623157e+308⟧ }"),
            Given.Schemas("Subject: { maxLength: ⟦18446744073709551615⟧ }"),
        ],
        ["XG0119"] =
        [
            Given.Operation("requestBody: { content: { ⟦\"*/\\r\\nX-Injected: 1\"⟧: { schema: {} } } }"),
            Given.Operation("requestBody: { content: { ⟦\"text/plain\\u2028\"⟧: { schema: {} } } }"),
            Given.Operation(
                "requestBody: { content: { multipart/form-data: { schema: {}, encoding: { a: { contentType: ⟦\"image/png\\n\"⟧ } } } } }"),
            Given.Operation("parameters: [{ name: ⟦X-Trace Id⟧, in: header, schema: {} }]"),
            Given.Operation("parameters: [{ name: ⟦\"a\\nb\"⟧, in: cookie, schema: {} }]"),
            Given.Header + "paths: { /a: { get: { responses: { '200': { description: x, headers: { ⟦\"a:b\"⟧: { schema: {} } } } } } } }",
            Given.Header + "paths: {}\ncomponents: { securitySchemes: { s: { type: apiKey, in: header, name: ⟦\"a\\tb\"⟧ } } }",
        ],
        ["XG0120"] =
        [
            Given.Header + """
            paths:
              /a: { get: { operationId: same, responses: {} } }
              /b: { get: { operationId: ⟦same⟧, responses: {} } }
            """,
        ],
        ["XG0121"] = [Given.Header + "paths: { '/a/{id}': { ⟦get⟧: { responses: {} } } }"],
        ["XG0122"] = [Given.Operation("parameters: [{ name: ⟦id⟧, in: path, required: true, schema: {} }]")],
        ["XG0123"] = [Given.Operation("parameters: [{ name: ⟦id⟧, in: path, schema: {} }]", path: "/things/{id}")],
        ["XG0124"] =
        [
            Given.Operation("parameters:\n- { name: p, in: query, schema: {} }\n- ⟦{ name: p, in: query, schema: {} }⟧"),
        ],
        ["XG0125"] = [Given.Operation("parameters: [{ name: ⟦authorization⟧, in: header, schema: {} }]")],
        ["XG0126"] =
        [
            Given.Operation("security: [{ ⟦token⟧: [] }]"),
            Given.Header
                + "paths: {}\nsecurity: [{ ⟦barer⟧: [] }]\ncomponents: { securitySchemes: { bearer: { type: http, scheme: bearer } } }",
        ],
        ["XG0127"] =
        [
            Given.Schemas("Subject: { discriminator: { propertyName: kind, mapping: { a: ⟦'#/components/schemas/A'⟧ } } }"),
            Given.Schemas("Subject: { discriminator: { propertyName: kind, mapping: { a: ⟦Subjekt⟧ } } }"),
        ],
        ["XG0130"] =
        [
            Given.Operation("⟦x-xaigen-retries⟧: safe"),
            Given.Schemas("Subject: { ⟦x-xaigen-page⟧: {} }"),
            Given.Header + "paths: {}\n⟦x-xaigen-name⟧: Api",
            Given.Header + "paths: { /a: { get: { responses: { ⟦x-xaigen-when-empty⟧: Pending, x-own: 1 } } } }",
        ],
        ["XG0131"] =
        [
            Given.Operation("x-xaigen-retry: ⟦always⟧"),
            Given.Operation("x-xaigen-method: ⟦'List files'⟧"),
            Given.Operation("x-xaigen-method: ⟦\"Get\\n\"⟧"),
            Given.Operation("x-xaigen-method: ⟦class⟧"),
            Given.Operation("x-xaigen-method: ⟦__arglist⟧"),
            Given.Operation("x-xaigen-method: ⟦get_Value⟧"),
            Given.Operation("x-xaigen-method: ⟦_⟧"),
            Given.Operation("x-xaigen-flatten: ⟦'yes'⟧"),
            Given.Operation("x-xaigen-arguments: ⟦limit⟧"),
            Given.Operation("x-xaigen-arguments: [⟦1⟧]"),
            Given.Operation("⟦x-xaigen-page⟧: { items: data, token: next }"),
            Given.Operation("x-xaigen-page: { items: data, token: next, parameter: token, ⟦limit⟧: limit }"),
            Given.Operation("x-xaigen-page: ⟦data⟧"),
            Given.Operation(
                "x-xaigen-long-running: { handle: ⟦'Video operation'⟧, poll: getVideo, id: request_id, pending: Pending, result: Done }"),
            Given.Operation("⟦x-xaigen-long-running⟧: { handle: VideoOperation, poll: getVideo, id: request_id, pending: Pending }"),
            Given.Header + "paths: { /a: { get: { responses: { '202': { description: x, x-xaigen-when-empty: ⟦true⟧ } } } } }",
            Given.Schemas("Subject: { type: string, ⟦x-xaigen-id⟧: [FileId] }"),
            Given.Schemas("Subject: { type: integer, ⟦x-xaigen-id⟧: FileId }"),
            Given.Schemas("Subject: { type: string, ⟦x-xaigen-unit⟧: seconds }"),
            Given.Schemas("Subject: { type: integer, x-xaigen-unit: ⟦minutes⟧ }"),
            Given.Schemas("Subject: { type: string, ⟦x-xaigen-data-uri⟧: true }"),
            Given.Schemas("Subject: { type: string, ⟦x-xaigen-keep-unknown⟧: true }"),
            Given.Schemas("Subject: { type: object, x-xaigen-keep-unknown: ⟦all⟧ }"),
            Given.Schemas("Subject: { oneOf: [{ type: string }, { type: integer }], x-xaigen-union: ⟦Text⟧ }"),
            Given.Schemas("Subject: { ⟦x-xaigen-union⟧: [Text, Number] }"),
            Given.Schemas("Subject: { oneOf: [{ type: string }, { type: integer }], x-xaigen-union: [Text, ⟦int⟧] }"),
            Given.Schemas("Subject: { x-xaigen-exactly-one: { ⟦\"Source\\n\"⟧: [image, url] }, properties: { image: {}, url: {} } }"),
            Given.Schemas("Subject: { x-xaigen-exactly-one: { ⟦Source⟧: [image] } }"),
            Given.Schemas("A: {}\nSubject: { $ref: '#/components/schemas/A', ⟦x-xaigen-union⟧: [Text, Number] }"),
            Given.Schemas("Subject: { ⟦x-xaigen-cost⟧: { unit: image, prices: [{ usd: 1 }] } }"),
            Given.Schemas("Subject: { ⟦x-xaigen-cost⟧: [] }"),
            Given.Schemas("Subject: { x-xaigen-cost: [⟦image⟧] }"),
            Given.Schemas("Subject: { x-xaigen-cost: [⟦{ prices: [{ usd: 1 }] }⟧] }"),
            Given.Schemas("Subject: { x-xaigen-cost: [{ unit: image, ⟦price⟧: 1, prices: [{ usd: 1 }] }], properties: { a: {} } }"),
            Given.Schemas("Subject: { x-xaigen-cost: [{ unit: image, prices: [⟦{ when: { a: b } }⟧] }], properties: { a: {} } }"),
            Given.Schemas("Subject: { x-xaigen-cost: [{ unit: image, prices: [⟦{ usd: -1 }⟧] }], properties: { a: {} } }"),
            Given.Schemas("Subject: { x-xaigen-cost: [{ unit: image, ⟦prices⟧: [{ usd: 1, when: { a: b } }] }], properties: { a: {} } }"),
            Given.Schemas("Subject: { x-xaigen-cost: [{ unit: image, ⟦prices⟧: [{ usd: 1 }, { usd: 2 }] }], properties: { a: {} } }"),
            Given.Schemas("Subject: { type: string, ⟦x-xaigen-cost⟧: [{ unit: image, prices: [{ usd: 1 }] }] }"),
        ],
        ["XG0132"] =
        [
            Given.Schemas("Subject: { $ref: ⟦'other.yaml#/Thing'⟧ }"),
            Given.Schemas("Subject: { $ref: ⟦Thing⟧ }"),
            Given.Operation("parameters: [{ $ref: ⟦'../p.json'⟧ }]"),
        ],
        ["XG0133"] =
        [
            Given.Header + "paths: { /a: { ⟦get⟧: { $ref: '#/paths/~1b/get' } } }",
            Given.Header + "⟦paths⟧: none\n",
            Given.Header + "⟦paths⟧: []\n",
            Given.Header + "paths: { ⟦/a⟧: none }\n",
            Given.Header + "paths: { /a: { ⟦get⟧: [] } }\n",
            Given.Header + "paths: { /a: { ⟦gett⟧: { responses: {} } } }\n",
        ],
        ["XG0201"] = ["swagger: ⟦\"1.2\"⟧\ninfo: { title: Test, version: '1' }\npaths: {}"],
        ["XG0203"] = ["openapi: ⟦4.0.0⟧\ninfo: { title: Test, version: '1' }\npaths: {}", "openapi: ⟦three⟧\n"],
        ["XG0204"] = [Given.Operation("callbacks: { done: { '{$url}': { ⟦post⟧: { requestBody: { content: { text/csv: {} } } } } } }")],
        ["XG0205"] =
        [
            "openapi: 3.1.0\ninfo: { title: Test, version: '1' }\n"
            + "webhooks: { done: { ⟦post⟧: { requestBody: { content: { text/csv: {} } } } } }",
        ],
        ["XG0206"] = [Given.Header + "paths: { /a: { get: { responses: { '200': { description: x, ⟦links⟧: {} } } } } }"],
        ["XG0207"] =
        [
            Given.Schemas("Subject: { $ref: ⟦'https://example.com/other.yaml#/Thing'⟧ }"),
            Given.Schemas("Subject: { $ref: ⟦'//example.com/other.yaml'⟧ }"),
            Given.Operation("parameters: [{ $ref: ⟦'file:///p.json'⟧ }]"),
        ],
        ["XG0208"] =
        [
            Given.Operation("requestBody: { content: { ⟦application/xml⟧: {}, text/xml: {} } }"),
            Given.Operation("requestBody: { content: { ⟦application/problem+xml; charset=utf-8⟧: {} } }"),
        ],
        ["XG0209"] =
        [
            Given.Schemas("Subject: { ⟦patternProperties⟧: {} }"),
            Given.Operation("requestBody: { content: { multipart/form-data: { encoding: { file: { ⟦headers⟧: {} } } } } }"),
            Given.Operation(
                "requestBody: { content: { text/plain: { examples: { one: { ⟦externalValue⟧: 'https://example.com/a' } } } } }"),
        ],
        ["XG0210"] =
        [
            Given.Header + "paths: {}\ncomponents: { securitySchemes: { a: { type: http, scheme: ⟦digest⟧ } } }",
            Given.Header + "paths: {}\ncomponents: { securitySchemes: { a: { type: ⟦mutualTLS⟧ } } }",
        ],
        ["XG0211"] =
        [
            Given.Header
                + "servers: [{ url: ⟦'http://warehouse.internal:8080/api'⟧ }]\npaths: {}\ncomponents: { securitySchemes: { a: { type: "
                + "http, scheme: bearer } } }",
            Given.Header
                + "servers: [{ url: ⟦'{scheme}://api.example.com'⟧, variables: { scheme: { default: http } } }, { url: "
                + "'https://api.example.com' }]\npaths: {}\n"
                + "components: { securitySchemes: { a: { type: http, scheme: bearer } } }",
        ],
        ["XG0401"] =
        [
            Given.Schemas("Subject: { minimum: 3, maximum: ⟦2⟧ }"),
            Given.Schemas("Subject: { exclusiveMinimum: 2, maximum: ⟦2⟧ }"),
            Given.Schemas("Subject: { minimum: 2, exclusiveMaximum: ⟦2⟧ }"),
            Given.Schemas("Subject: { minimum: 2, maximum: ⟦2⟧, exclusiveMaximum: true }", "3.0.3"),
            Given.Schemas("Subject: { minLength: 3, maxLength: ⟦2⟧ }"),
            Given.Schemas("Subject: { minItems: 3, maxItems: ⟦2⟧ }"),
            Given.Schemas("Subject: { minProperties: 3, maxProperties: ⟦2⟧ }"),
        ],
        ["XG0402"] =
        [
            Given.Schemas("Subject: { type: integer, minimum: 1, default: ⟦0⟧ }"),
            Given.Schemas("Subject: { type: integer, maximum: 9, default: ⟦10⟧ }"),
            Given.Schemas("Subject: { type: number, exclusiveMaximum: 9, default: ⟦9⟧ }"),
            Given.Schemas("Subject: { type: string, maxLength: 2, default: ⟦abc⟧ }"),
            Given.Schemas("Subject: { type: string, enum: [a, b], default: ⟦c⟧ }"),
            Given.Schemas("Subject: { type: string, default: ⟦1.0⟧ }"),
            Given.Schemas("Subject: { type: object, ⟦default⟧: [] }"),
        ],
        ["XG0403"] = [Given.Schemas("Subject: { pattern: ⟦'(a'⟧ }")],
        ["XG0404"] =
        [
            Given.Schemas("Subject: { type: string, enum: [a, ⟦1⟧] }"),
            Given.Schemas("Subject: { type: integer, enum: [1, ⟦1.5⟧] }"),
        ],
        ["XG0501"] =
        [
            Given.Schemas("⟦Subject⟧: { type: [integer, string], format: int32 }\nOther: { type: [number, string], format: float }"),
            Given.Schemas("Subject: { type: object, properties: { ⟦a⟧: { format: int64 } } }", "3.0.3"),
        ],
        ["XG0502"] =
        [
            Given.Operation("parameters: [{ name: a, in: query, content: { a/a: {}, ⟦b/b⟧: {} } }]"),
            Given.Operation("parameters: [{ name: a, in: query, ⟦schema⟧: {}, content: { a/a: {} } }]"),
            Given.Operation("⟦x-xaigen-patch⟧: true"),
            Given.Header + "paths: { /a: { get: { responses: { '204': { description: x, ⟦content⟧: { a/a: { schema: {} } } } } } } }",
        ],
        ["XG0405"] = [Given.Schemas($"Subject: {{ type: string, pattern: ⟦'{new string('(', 1001)}'⟧ }}")],
    };

    /// <summary>Each line expands to ten times the one before; the eighth alias of the last line exceeds a million nodes.</summary>
    private static string AliasBomb()
    {
        IEnumerable<string> lines = Enumerable.Range(1, 4)
            .Select(level => $"x-{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]")
            .Prepend("x-0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]")
            .Append($"x-5: [{string.Join(", ", Enumerable.Repeat("*a4", 7))}, ⟦*a4⟧, *a4]");
        return Given.Header + string.Join('\n', lines) + "\npaths: {}\n";
    }
}
