using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace XaiGen.Generator.Tests.Emission;

/// <summary>A contract may use any name that C# or the generated code also uses.</summary>
/// <remarks>
/// Compiling every name that occurs in the shared code takes minutes: CI takes one in <see cref="s_step"/>, and all of them
/// with the environment variable XAIGEN_ALL_NAMES=1.
/// </remarks>
public sealed class ClaimedNameTests
{
    private const int WordsPerContract = 100;

    private static readonly int s_step = Environment.GetEnvironmentVariable("XAIGEN_ALL_NAMES") == "1" ? 1 : 4;

    private static readonly LanguageVersion[] s_versions = [LanguageVersion.CSharp12, LanguageVersion.Preview];

    /// <summary>Every C# keyword.</summary>
    private static readonly string[] s_keywords = Sorted(
    [
        .. Enum.GetValues<SyntaxKind>()
            .Where(kind => SyntaxFacts.IsReservedKeyword(kind) || SyntaxFacts.IsContextualKeyword(kind)).Select(SyntaxFacts.GetText),
        "_", "__", "value", "args", "dynamic", "nint", "nuint", "unmanaged", "notnull", "extension", "union", "closed",
    ]);

    /// <summary>The members of all objects, records and structs, and the names that the generated types declare or use.</summary>
    private static readonly Lazy<string[]> s_names = new(() => Sorted(
        typeof(object).GetMembers(All).Concat(typeof(ValueType).GetMembers(All)).Concat(typeof(Delegate).GetMembers(All))
            .Select(member => member.Name)
            .Concat(
            [
                "_value", "_connection", "_content", "_p0", "_0", "s_names", "__case", "EqualityContract", "PrintMembers", "Clone",
                "Deconstruct", "get_Value", "set_Value", "op_Equality", "op_Implicit", "add_X", "FromA", "TResult", "FilePart", "Optional",
                "GeneratedSupport",
            ])
            .Concat(new GeneratorHarness(Contract(["plain", "other"])).Run().Output.SyntaxTrees
                .SelectMany(tree => tree.GetRoot().DescendantTokens())
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.Text)
                // Except the name of the contract itself.
                .Where(text => text.Length < 24 && !text.StartsWith("Every", StringComparison.Ordinal))
                .Distinct().Order(StringComparer.Ordinal).Where((_, i) => i % s_step == 0))
            .Except(s_keywords)));

    private const System.Reflection.BindingFlags All = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
        | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance;

    [Fact]
    public void A_contract_may_call_everything_by_every_word_of_the_language()
    {
        s_keywords.ShouldContain("record");
        s_keywords.ShouldContain("__arglist");
        ShouldCompile(s_keywords, Contract, s_versions);
    }

    [Fact]
    public void A_contract_may_call_everything_by_every_claimed_name()
    {
        s_names.Value.Length.ShouldBeGreaterThan(300);
        s_names.Value.ShouldContain("GetHashCode");
        ShouldCompile(s_names.Value, Contract, LanguageVersion.Preview);
    }

    [Fact]
    public void A_contract_may_name_its_members_and_types_so_or_is_told_that_it_may_not()
    {
        string[] taken = [.. s_keywords.Concat(s_names.Value).Where(
            word => CodeGeneration.Generate(Explicit([word]), new GenerationOptions("Sample")).Problems.Count == 0)];

        // Beside each other, types whose names differ only in case are refused, because their files cannot have them; so are a type called
        // like an identifier, and a case called like the method that creates another case.
        taken = [.. taken.DistinctBy(word => word.ToUpperInvariant())];
        taken = [.. taken.Except(taken.Select(word => word + "Id")).Except(taken.Select(word => "From" + word))];
        taken.Length.ShouldBeGreaterThan(100);
        ShouldCompile([.. taken.Intersect(s_keywords)], Explicit, s_versions);
        ShouldCompile([.. taken.Except(s_keywords)], Explicit, LanguageVersion.Preview);
    }

    private static string[] Sorted(IEnumerable<string> words)
        => [.. words.Where(word => SyntaxFacts.IsValidIdentifier(word) || SyntaxFacts.GetKeywordKind(word) != SyntaxKind.None)
            .Distinct().Order(StringComparer.Ordinal)];

    private static void ShouldCompile(string[] all, Func<string[], string> contract, params LanguageVersion[] versions)
    {
        var failures = new List<string>();
        int contracts = (all.Length / WordsPerContract) + 1;
        // Chunks of equal size, so that none has a single word.
        foreach (string[] words in all.Chunk((all.Length / contracts) + 1))
        {
            GeneratorRun run = new GeneratorHarness(contract(words)).Run();
            run.Fault.ShouldBeNull();
            run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
            run.Files.Count.ShouldBeGreaterThan(4);
            failures.AddRange(Complaints(run, versions));
        }

        failures.Distinct().Take(20).ShouldBeEmpty($"{failures.Count} complaints of the compiler");
    }

    private static IEnumerable<string> Complaints(GeneratorRun run, LanguageVersion[] versions)
    {
        foreach (LanguageVersion version in versions)
        {
            CSharpParseOptions language = new(version, DocumentationMode.Diagnose);
            var trees = run.Texts.Select(file => CSharpSyntaxTree.ParseText(file.Value, language, file.Key)).ToList();
            Compilation compilation = run.Output.WithReferences(ConsumerReferences.Net10.All).RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
            foreach (Diagnostic complaint in compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning
                && diagnostic.Location.SourceTree?.FilePath.Contains(".GeneratedSupport.", StringComparison.Ordinal) == false))
            {
                SyntaxTree tree = complaint.Location.SourceTree!;
                yield return $"{version}: {complaint} in {tree.GetText().Lines[complaint.Location.GetLineSpan().StartLinePosition.Line]}";
            }
        }
    }

    /// <summary>
    /// The words as schemas, properties, enum values, cases, groups, parameters, headers, tags, operations, server variables and schemes.
    /// </summary>
    private static string Contract(string[] words)
    {
        static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
        string Each(Func<string, string> item) => string.Join(",\n", words.Select(item));
        string Parameters(string place)
            => Each(word => $$"""{ "name": {{Quote(word)}}, "in": "{{place}}", "schema": { "type": "string", "enum": ["a", "b"] } }""");
        return $$"""
            {
              "openapi": "3.0.3",
              "info": { "title": "Test", "version": "1" },
              "servers": [{ "url": "https://{{string.Concat(words.Select(word => "{" + word + "}"))}}.example.com",
                "variables": { {{Each(word => $$"""{{Quote(word)}}: { "default": "a" }""")}} } },
                {{Each(word => $$"""{ "url": {{Quote("https://" + word + ".example.com")}}, "description": {{Quote(word)}} }""")}}],
              "security": [{{Each(word => $$"""{ {{Quote(word)}}: [] }""")}}],
              "paths": {
                {{Each(word => $$"""
                  {{Quote("/tagged/" + word)}}: { "get": { "tags": [{{Quote(word)}}], "operationId": {{Quote(word)}}, "responses": { "204": { "description": "x" } } } },
                  {{Quote("/of/" + word)}}: { "get": { "tags": ["Things"], "operationId": {{Quote(word)}}, "parameters": [{ "name": "async", "in": "query", "schema": { "type": "string", "enum": ["a", "b"] } }], "responses": { "204": { "description": "x" } } } }
                  """)}},
                "/parameters": { "post": {
                  "tags": ["Things"], "operationId": "parameters",
                  "parameters": [{{Parameters("query")}}, {{Parameters("header")}}],
                  "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/EveryProperty" } } } },
                  "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/EveryCase" } } } } }
                } },
                "/flat": { "post": {
                  "tags": ["Things"], "operationId": "flat", "x-xaigen-flatten": true,
                  "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/EveryProperty" } } } },
                  "responses": { "204": { "description": "x" } }
                } }
              },
              "components": {
                "securitySchemes": { {{Each(word => $$"""{{Quote(word)}}: { "type": "apiKey", "in": "header", "name": "X-Key" }""")}} },
                "schemas": {
                  {{Each(word => $$"""
                    {{Quote(word)}}: { "type": "object", "properties": { {{Quote(word)}}: { "type": "string" }, "the other": { "type": "object", "properties": { {{Quote(word)}}: { "type": "string" } } } } }
                    """)}},
                  "EveryProperty": { "type": "object", "required": [{{Quote(words[0])}}], "properties": { {{Each(word => $$"""{{Quote(word)}}: { "type": "string", "enum": ["a", "b"] }""")}} } },
                  "EveryTick": { "type": "object", "properties": { {{Each(word => $$"""{{Quote(word + "Ticks")}}: { "type": "integer", "x-xaigen-unit": "usd-ticks" }""")}} } },
                  "EveryValue": { "type": "string", "enum": [{{Each(Quote)}}] },
                  "EveryCase": { "oneOf": [{{Each(word => $$"""{ "type": "object", "title": {{Quote(word)}}, "required": [{{Quote("only " + word)}}], "properties": { {{Quote("only " + word)}}: { "type": "string", "minLength": 1 } } }""")}}] },
                  "EveryGroup": { "type": "object", "x-xaigen-exactly-one": { "Group": [{{Each(Quote)}}] }, "properties": { {{Each(word => $$"""{{Quote(word)}}: { "type": "string", "minLength": 1 }""")}} } },
                  "EveryTag": { "discriminator": { "propertyName": "the kind" }, "oneOf": [{{Each(word => $$"""{ "type": "object", "required": ["the kind"], "properties": { "the kind": { "type": "string", "enum": [{{Quote(word)}}] }, {{Quote(word)}}: { "type": "string" } } }""")}}] }
                }
              }
            }
            """;
    }

    /// <summary>The words as C# names that the contract sets.</summary>
    private static string Explicit(string[] words)
    {
        static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
        string Each(Func<string, string> item) => string.Join(",\n", words.Select(item));
        return $$"""
            {
              "openapi": "3.0.3",
              "info": { "title": "Test", "version": "1" },
              "paths": {
                {{Each(word => $$"""
                  {{Quote("/named/" + word)}}: { "get": { "tags": ["Named"], "operationId": {{Quote("o" + word)}}, "x-xaigen-method": {{Quote(word)}}, "responses": { "204": { "description": "x" } } } }
                  """)}}
              },
              "components": { "schemas": {
                {{Each(word => $$"""{{Quote("T" + word)}}: { "type": "object", "x-xaigen-name": {{Quote(word)}}, "properties": { "a": { "type": "string" } } }""")}},
                "EveryIdentifier": { "type": "object", "properties": { {{Each(word => $$"""{{Quote("i" + word)}}: { "type": "string", "x-xaigen-id": {{Quote(word + "Id")}} }""")}} } },
                "EveryProperty": { "type": "object", "properties": { {{Each(word => $$"""{{Quote("p" + word)}}: { "type": "integer", "x-xaigen-name": {{Quote(word)}} }""")}} } },
                "EveryValue": { "type": "string", "enum": ["first", {{Each(word => Quote("v" + word))}}], "x-enum-varnames": ["FirstOfAll", {{Each(Quote)}}] },
                "EveryCase": { "x-xaigen-union": ["FirstOfAll", {{Each(Quote)}}], "oneOf": [{ "type": "string" }, {{Each(word => $$"""{ "type": "object", "required": [{{Quote("only " + word)}}], "properties": { {{Quote("only " + word)}}: { "type": "string", "minLength": 1 } } }""")}}] },
                "EveryGroup": { "type": "object", "x-xaigen-exactly-one": { {{Each(word => $$"""{{Quote(word)}}: [{{Quote(word + "1")}}, {{Quote(word + "2")}}]""")}} },
                  "properties": { {{Each(word => $$"""{{Quote(word + "1")}}: { "type": "string", "minLength": 1 }, {{Quote(word + "2")}}: { "type": "string" }""")}} } }
              } }
            }
            """;
    }
}
