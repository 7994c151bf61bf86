using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>A contract's texts never become C# code, whatever they contain.</summary>
public sealed class HostileTextTests
{
    private const string Payload = "[System.Runtime.CompilerServices.ModuleInitializer] internal static void Pwned() { } //";

    /// <summary>
    /// Everything that ends a C# line, a literal, a hole, a comment or an XML element, and characters that encoders or editors reject.
    /// </summary>
    /// <remarks>Written as JSON escapes, because a lone surrogate cannot reach the contract in any other way.</remarks>
    public static TheoryData<string> Ends => [.. s_ends.Select(Escape)];

    private static readonly string[] s_ends =
    [
        "\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\"", "\\", "\\\"", "\"\"\"", "{", "}", "{0}", "*/", "</c></summary>", "]]>", "&",
        "\u0000", "\u0001", "\u000b", "\u000c", "\u001b", "\u007f", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\uffff", "\ud800",
        "\udc00",
    ];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Every_text_of_a_contract_gives_the_members_of_the_harmless_one(string end)
    {
        GeneratorRun harmless = new GeneratorHarness(Contract("harmless")).Run();
        GeneratorRun hostile = new GeneratorHarness(Contract($"a{end}{Escape($" {Payload}\n")}{end}b")).Run();

        hostile.Fault.ShouldBeNull();
        hostile.OwnCodeShouldCompile(ConsumerReferences.Net10);
        List<string> expected = Members(harmless), actual = Members(hostile);
        actual.Except(expected).Concat(expected.Except(actual)).ShouldBeEmpty();
        actual.ShouldBe(expected);
        hostile.Output.GetSymbolsWithName("Pwned").ShouldBeEmpty();
    }

    [Fact]
    public void The_harmless_contract_reaches_every_kind_of_file()
        => Members(new GeneratorHarness(Contract("harmless")).Run()).Select(member => member.Split(' ')[0]).Distinct()
            .ShouldBe(
                ["RecordDeclaration", "RecordStructDeclaration", "ClassDeclaration", "PropertyDeclaration", "FieldDeclaration", "MethodDeclaration",
                "ConstructorDeclaration", "ConversionOperatorDeclaration"], ignoreOrder: true);

    private static string Escape(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? $"{c}" : $"\\u{(int)c:x4}"));

    /// <summary>
    /// A contract with the text, as JSON escapes, at every place where texts reach the C#, except where they become names.
    /// </summary>
    private static string Contract(string text)
    {
        string t = $"\"{text}\"";
        return $$"""
            {
              "openapi": "3.0.3",
              "info": { "title": "Test", "version": "1", "description": {{t}} },
              "servers": [
                { "url": "https://one.example.com", "description": "One" },
                { "url": "https://{region}.example.com/{{text.Replace(Escape("{"), "").Replace(Escape("}"), "")}}\"",
                  "description": "Two", "variables": { "region": { "default": {{t}} } } }
              ],
              "tags": [{ "name": "T", "description": {{t}} }],
              "security": [{ "key": [] }, { "basic": [] }],
              "paths": {
                "/things/{id}": {
                  "post": {
                    "tags": ["T"], "operationId": "act", "summary": {{t}}, "description": {{t}}, "deprecated": true, "x-xaigen-source": "https://example.com/",
                    "parameters": [
                      { "name": "id", "in": "path", "required": true, "description": {{t}}, "schema": { "type": "string", "x-xaigen-id": "ThingId" } },
                      { "name": "q", "in": "query", "description": {{t}}, "schema": { "type": "string", "pattern": "^a$", "default": {{t}} } }
                    ],
                    "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                    "responses": {
                      "200": { "description": {{t}}, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Either" } } } },
                      "400": { "description": {{t}} }
                    }
                  }
                }
              },
              "components": {
                "securitySchemes": {
                  "key": { "type": "apiKey", "in": "header", "name": "X-Key", "description": {{t}} },
                  "basic": { "type": "http", "scheme": "basic", "description": {{t}} }
                },
                "schemas": {
                  "Thing": {
                    "type": "object", "description": {{t}}, "title": {{t}}, "required": ["kind", "constant"],
                    "properties": {
                      "kind": { "type": "string", "description": {{t}}, "enum": ["one", {{t}}], "x-enum-varnames": ["One", "Two"] },
                      "constant": { "type": "string", "enum": [{{t}}] },
                      "number": { "type": "integer", "description": {{t}}, "minimum": 1, "enum": [1, 2], "x-enum-varnames": ["One", "Two"] },
                      "text": { "type": "string", "pattern": "^[a-z]+$", "description": {{t}}, "default": {{t}} }
                    },
                    "additionalProperties": { "type": "string", "description": {{t}} }
                  },
                  "Either": {
                    "description": {{t}}, "x-xaigen-union": ["Left", "Right"], "discriminator": { "propertyName": "kind" },
                    "oneOf": [
                      { "type": "object", "description": {{t}}, "required": ["kind"], "properties": { "kind": { "type": "string", "enum": [{{t}}] }, "a": { "type": "string" } } },
                      { "type": "object", "description": {{t}}, "required": ["kind"], "properties": { "kind": { "type": "string", "enum": ["right"] }, "b": { "type": "string" } } }
                    ]
                  }
                }
              }
            }
            """;
    }

    private static List<string> Members(GeneratorRun run)
        => [.. run.Files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => CSharpSyntaxTree.ParseText(file.Value).GetRoot().DescendantNodes())
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is not BaseNamespaceDeclarationSyntax)
            .Select(member => $"{member.Kind()} {NameOf(member)}")];

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => "",
    };
}
