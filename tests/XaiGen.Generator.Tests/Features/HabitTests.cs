using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Features;

/// <summary>What tools of .NET and of other languages write in their own ways gives the C# that a developer would have written.</summary>
public sealed class HabitTests
{
    private const string Version30 = """
        openapi: 3.0.3
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /spring: { get: { operationId: spring, responses: { '200': { description: OK, content: { '*/*': { schema: { type: string, format: binary } } } } } } }
          /swashbuckle:
            get:
              operationId: swashbuckle
              responses: { '200': { description: OK, content: { text/plain: { schema: { type: string, format: binary } }, application/json: { schema: { type: string, format: binary } } } } }
          /text: { get: { operationId: text, responses: { '200': { description: OK, content: { '*/*': { schema: { type: string } } } } } } }
        components:
          schemas:
            Django:
              type: object
              properties:
                status: { nullable: true, oneOf: [{ $ref: '#/components/schemas/StatusEnum' }, { $ref: '#/components/schemas/BlankEnum' }, { $ref: '#/components/schemas/NullEnum' }] }
                maybe: { oneOf: [{ $ref: '#/components/schemas/StatusEnum' }, { $ref: '#/components/schemas/NullEnum' }] }
                balance: { type: string, format: decimal, pattern: '^-?\d{0,8}(?:\.\d{0,2})?$' }
                zip: { type: string, pattern: '^\d{5}$' }
            StatusEnum: { type: string, enum: [active, inactive] }
            BlankEnum: { enum: [''] }
            NullEnum: { enum: [null] }
            NSwag: { type: object, properties: { chip: { type: string, format: guid }, mood: { $ref: '#/components/schemas/Mood' } } }
            Mood: { type: integer, x-enumNames: [Happy, VerySad], x-enumDescriptions: [All is well., null], enum: [0, 10] }
            Swag: { type: string, enum: [low, high], x-enum-varnames: [LevelLow, LevelHigh], x-enum-comments: { LevelLow: Low & calm. } }
            Azure: { type: string, enum: [a, b], x-ms-enum: { name: Azure, modelAsString: true, values: [{ value: b, name: Second, description: The second. }, { value: a, name: First }] } }
            Varnames: { type: integer, nullable: true, enum: [1, 2, null], x-enum-varnames: [One, Two, None], x-enum-descriptions: [The first., The second., Nothing.] }
        """;

    private const string Version31 = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /laravel: { delete: { operationId: laravel, responses: { '204': { description: No content, content: { application/json: { schema: { type: 'null' } } } } } } }
          /maybe:
            get:
              operationId: maybe
              responses:
                '200': { description: OK, content: { application/json: { schema: { type: integer } } } }
                '204': { description: None, content: { application/json: { schema: { type: 'null' } } } }
        components:
          schemas:
            Pydantic:
              type: object
              properties:
                price: { type: string, pattern: '^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$' }
                either: { anyOf: [{ type: number }, { type: string, pattern: '^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$' }] }
                version: { type: string, pattern: '^\d+(\.\d+)?$' }
                none: { anyOf: [{ $ref: '#/components/schemas/Level' }, { $ref: '#/components/schemas/Nothing' }] }
                never: { oneOf: [{ $ref: '#/components/schemas/Nothing' }, { $ref: '#/components/schemas/Null' }] }
            Nothing: { type: 'null' }
            Null: { enum: [null] }
            Level: { oneOf: [{ const: low, title: Low, description: It is low. }, { const: high, title: High }] }
        """;

    private static readonly Lazy<GeneratorRun> s_run30 = new(() => Run(Version30));
    private static readonly Lazy<GeneratorRun> s_run31 = new(() => Run(Version31));

    [Theory]
    [InlineData("GeneralClient.SpringAsync", "Task<Stream>")]
    [InlineData("GeneralClient.SwashbuckleAsync", "Task<Stream>")]
    [InlineData("GeneralClient.TextAsync", "Task<string>")]
    [InlineData("GeneralClient.LaravelAsync", "Task")]
    [InlineData("GeneralClient.MaybeAsync", "Task<long?>")]
    [InlineData("Django.Status", "StatusEnum?")]
    [InlineData("Django.Maybe", "StatusEnum?")]
    [InlineData("Django.Balance", "decimal?")]
    [InlineData("Django.Zip", "string?")]
    [InlineData("NSwag.Chip", "Guid?")]
    [InlineData("NSwag.Mood", "Mood?")]
    [InlineData("Mood.Happy", "Mood")]
    [InlineData("Mood.VerySad", "Mood")]
    [InlineData("Swag.LevelHigh", "Swag")]
    [InlineData("Azure.First", "Azure")]
    [InlineData("Varnames.Two", "Varnames")]
    [InlineData("Pydantic.Price", "decimal?")]
    [InlineData("Pydantic.Either", "decimal?")]
    [InlineData("Pydantic.Version", "string?")]
    [InlineData("Pydantic.None", "Level?")]
    [InlineData("Pydantic.Never", "JsonElement?")]
    public void Is_the_type_that_a_developer_would_have_written(string member, string expected)
    {
        string[] parts = member.Split('.');
        ISymbol[] found = [.. new[] { s_run30, s_run31 }
            .Select(run => run.Value.Output.GetTypeByMetadataName("Sample." + parts[0])).OfType<INamedTypeSymbol>()
            .SelectMany(type => type.GetMembers(parts[1]))];

        found.ShouldNotBeEmpty();
        (found[0] is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)found[0]).Type)
            .ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).ShouldBe(expected);
    }

    private static GeneratorRun Run(string contract)
    {
        GeneratorRun run = new GeneratorHarness(contract).Run().OwnCodeShouldCompile();
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info);
        return run;
    }

    [Theory]
    [InlineData("Mood", "/// <summary>All is well.</summary>\n/// <remarks><c>0</c></remarks>")]
    [InlineData("Mood", "/// <summary><c>10</c></summary>")]
    [InlineData("Swag", "/// <summary>Low &amp; calm.</summary>\n/// <remarks><c>low</c></remarks>")]
    [InlineData("Azure", "/// <summary>The second.</summary>\n/// <remarks><c>b</c></remarks>")]
    [InlineData("Varnames", "/// <summary>The second.</summary>\n/// <remarks><c>2</c></remarks>")]
    [InlineData("Level", "/// <summary>It is low.</summary>\n/// <remarks><c>low</c></remarks>")]
    public void What_is_said_of_a_value_of_an_enum_is_its_documentation(string type, string expected)
        => string.Join('\n', (type == "Level" ? s_run31 : s_run30).Value.Files[$"Sample.{type}.g.cs"].Split('\n').Select(line => line.Trim()))
            .ShouldContain(expected, Case.Sensitive);
}
