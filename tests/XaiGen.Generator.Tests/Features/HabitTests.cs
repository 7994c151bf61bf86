using Microsoft.CodeAnalysis;
using XaiGen.Generator.Tests.Json;

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
          /swashbuckle/union:
            get:
              operationId: union
              responses: { '200': { description: OK, content: { text/plain: { schema: { oneOf: [{ $ref: '#/components/schemas/NestCat' }, { $ref: '#/components/schemas/NSwag' }] } }, application/json: { schema: { oneOf: [{ $ref: '#/components/schemas/NestCat' }, { $ref: '#/components/schemas/NSwag' }] } } } } }
          /mvc: { get: { operationId: mvc, responses: { '200': { description: OK, content: { application/pdf: { schema: { $ref: '#/components/schemas/FileContentResult' } }, application/json: {} } }, '404': { description: None, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } }, application/json: {} } } } } }
          /mvc/none: { delete: { operationId: mvcNone, responses: { '204': { description: No Content, content: { application/json: {} } } } } }
          /mvc/events: { get: { operationId: mvcEvents, responses: { '200': { description: OK, content: { text/event-stream: { schema: { $ref: '#/components/schemas/SseItemOfProblem' } } } } } } }
          /nest/{id}: { get: { tags: [cats], operationId: CatsController_findOne, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: '', content: { application/json: { schema: { allOf: [{ $ref: '#/components/schemas/Paginated' }, { properties: { results: { type: array, items: { $ref: '#/components/schemas/NestCat' } } } }] } } } } } } }
          /tsoa: { get: { operationId: GetUser, responses: { '200': { description: Ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pick_User.id-or-name_' }, examples: { Example 1: { value: { id: 1 } } } } } }, '422': { description: Validation Failed, content: { application/json: { schema: { $ref: '#/components/schemas/Record_string.number_' } } } } } } }
          /loopback: { get: { x-controller-name: UserController, tags: [UserController], operationId: UserController.find, parameters: [{ name: filter, in: query, content: { application/json: { schema: { $ref: '#/components/schemas/User.Filter' } } } }], responses: { '200': { description: Users, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/loopback.Count' } } } } } } } }
          /aws: { options: { operationId: aws, responses: { '200': { description: 200 response, headers: { Access-Control-Allow-Origin: { schema: { type: string } } }, content: { application/json: { schema: { $ref: '#/components/schemas/Empty' } } } } }, x-amazon-apigateway-integration: { type: mock } } }
          /text: { get: { operationId: text, responses: { '200': { description: OK, content: { '*/*': { schema: { type: string } } } } } } }
        components:
          schemas:
            FileContentResult: { type: object, properties: { fileContents: { type: string, format: byte }, entityTag: { $ref: '#/components/schemas/EntityTagHeaderValue' } } }
            EntityTagHeaderValue: { type: object, properties: { isWeak: { type: boolean } } }
            SseItemOfProblem: { type: object, properties: { Data: { $ref: '#/components/schemas/Problem' }, EventType: { type: string, nullable: true }, EventId: { type: string, nullable: true }, ReconnectionInterval: { type: string, nullable: true } } }
            Problem: { type: object, required: [state, known], properties: { state: { $ref: '#/components/schemas/MvcState' }, maybe: { oneOf: [{ enum: [null], nullable: true }, { $ref: '#/components/schemas/MvcState' }] }, known: { $ref: '#/components/schemas/NullableState' } } }
            MvcState: { enum: [open, paid, null] }
            NullableState: { enum: [on, 'off', null] }
            Paginated: { type: object, properties: { total: { type: number } }, required: [total] }
            NestCat: { type: object, properties: { owner: { nullable: true, allOf: [{ $ref: '#/components/schemas/Paginated' }] }, meta: { type: object } }, required: [owner, meta] }
            Pick_User.id-or-name_: { properties: { id: { type: number, format: double }, state: { type: string, enum: [on, 'off', null], nullable: true }, tags: { $ref: '#/components/schemas/Record_string.number_' } }, required: [id], type: object, description: 'From T, pick a set of properties' }
            Record_string.number_: { properties: {}, type: object, additionalProperties: { type: number, format: double } }
            User.Filter: { type: object, title: User.Filter, properties: { offset: { type: integer, minimum: 0 } }, additionalProperties: false, x-typescript-type: '@loopback/repository#Filter<User>' }
            loopback.Count: { type: object, title: loopback.Count, properties: { count: { type: number } } }
            LocalDate: { format: date, type: string, example: '2022-03-10' }
            LocalTime: { format: local-time, type: string, example: '13:45:30.123456789' }
            UUID: { format: uuid, pattern: '[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}', type: string }
            Quarkus: { type: object, required: [day], properties: { day: { $ref: '#/components/schemas/LocalDate' }, time: { $ref: '#/components/schemas/LocalTime' }, ids: { type: array, items: { $ref: '#/components/schemas/UUID' } } } }
            Empty: { title: Empty Schema, type: object }
            TypeSpec: { type: object, required: [made, price], properties: { made: { type: integer, format: unixtime }, price: { type: number, format: decimal128 }, safe: { type: integer, format: double-int }, color: { allOf: [{ $ref: '#/components/schemas/Color' }], description: Its color. }, etag: { allOf: [{ $ref: '#/components/schemas/Azure.Core.eTag' }], readOnly: true } } }
            Color: { anyOf: [{ type: string }, { type: string, enum: [red, blue] }] }
            Azure.Core.eTag: { type: string }
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
          /huma: { get: { operationId: list-things, responses: { '200': { description: OK, content: { application/json: { schema: { items: { $ref: '#/components/schemas/Huma' }, type: [array, 'null'] } } } }, default: { description: Error, content: { application/problem+json: { schema: { $ref: '#/components/schemas/Huma' } } } } } } }
          /huma/events:
            get:
              operationId: huma-events
              responses:
                '200':
                  description: OK
                  content:
                    text/event-stream:
                      schema:
                        type: array
                        items:
                          oneOf:
                            - { title: Event message, type: object, required: [data], properties: { data: { $ref: '#/components/schemas/Huma' }, event: { const: message, type: string }, id: { type: integer }, retry: { type: integer } } }
                            - { title: Event gone, type: object, required: [data, event], properties: { data: { type: integer }, event: { const: gone, type: string }, id: { type: integer }, retry: { type: integer } } }
        components:
          schemas:
            Huma: { type: object, additionalProperties: false, required: [tags, data], properties: { $schema: { type: string, format: uri, readOnly: true }, tags: { type: [array, 'null'], items: { type: string } }, data: { type: string, contentEncoding: base64 }, count: { type: integer, format: int32, minimum: 0 } } }
            Utoipa: { oneOf: [{ type: object, required: [Circle], properties: { Circle: { $ref: '#/components/schemas/Circle' } } }, { type: object, required: [Side], properties: { Side: { type: integer, format: int32, minimum: 0 } } }] }
            UtoipaTagged: { oneOf: [{ allOf: [{ $ref: '#/components/schemas/Circle' }, { type: object, required: [type], properties: { type: { type: string, enum: [circle] } } }] }, { type: object, required: [type], properties: { type: { type: string, enum: [none] } } }] }
            Circle: { type: object, required: [radius], properties: { radius: { type: number, format: double }, shape: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Utoipa' }] } } }
            FastApi: { properties: { id: { type: string, format: uuid, title: Id }, took: { anyOf: [{ type: string, format: duration }, { type: 'null' }], title: Took }, loc: { items: { anyOf: [{ type: string }, { type: integer }] }, type: array, title: Location } }, type: object, required: [id], title: FastApi }
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

    private const string Version20 = """
        swagger: "2.0"
        info: { title: Test, version: version not set }
        host: api.example.com
        schemes: [https]
        consumes: [application/json]
        produces: [application/json]
        paths:
          '/v1/{name}:cancel':
            post:
              operationId: Jobs_Cancel
              tags: [Jobs]
              parameters: [{ name: name, in: path, required: true, type: string }, { name: body, in: body, required: true, schema: { $ref: '#/definitions/v1Job' } }]
              responses: { '200': { description: A successful response., schema: { $ref: '#/definitions/v1Job' } }, default: { description: An unexpected error response., schema: { $ref: '#/definitions/rpcStatus' } } }
        definitions:
          v1Job: { type: object, properties: { size: { type: string, format: uint64 }, state: { $ref: '#/definitions/v1State' }, ok: { type: boolean, x-nullable: true } } }
          v1State: { type: string, enum: [STATE_UNSPECIFIED, RUNNING], default: STATE_UNSPECIFIED }
          protobufAny: { type: object, properties: { '@type': { type: string } }, additionalProperties: {} }
          rpcStatus: { type: object, properties: { details: { type: array, items: { type: object, $ref: '#/definitions/protobufAny' } } } }
        """;

    private static readonly Lazy<GeneratorRun> s_run20 = new(() => Run(Version20));
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
    [InlineData("GeneralClient.MvcAsync", "Task<Stream>")]
    [InlineData("GeneralClient.MvcNoneAsync", "Task")]
    [InlineData("GeneralClient.MvcEventsAsync", "IAsyncEnumerable<Problem>")]
    [InlineData("Problem.State", "MvcState")]
    [InlineData("Problem.Maybe", "MvcState?")]
    [InlineData("Problem.Known", "NullableState?")]
    [InlineData("CatsClient.CatsControllerFindOneAsync", "Task<CatsControllerFindOneResponse>")]
    [InlineData("NestCat.Owner", "Paginated?")]
    [InlineData("NestCat.Meta", "IReadOnlyDictionary<string, JsonElement>")]
    [InlineData("GeneralClient.GetUserAsync", "Task<PickUserIdOrName>")]
    [InlineData("PickUserIdOrName.State", "StateType?")]
    [InlineData("PickUserIdOrName.Tags", "IReadOnlyDictionary<string, double>?")]
    [InlineData("UserControllerClient.UserControllerFindAsync", "Task<IReadOnlyList<LoopbackCount>>")]
    [InlineData("GeneralClient.AwsAsync", "Task<IReadOnlyDictionary<string, JsonElement>>")]
    [InlineData("Quarkus.Day", "DateOnly")]
    [InlineData("Quarkus.Time", "TimeOnly?")]
    [InlineData("Quarkus.Ids", "IReadOnlyList<Guid>?")]
    [InlineData("TypeSpec.Made", "DateTimeOffset")]
    [InlineData("TypeSpec.Price", "decimal")]
    [InlineData("TypeSpec.Safe", "long?")]
    [InlineData("TypeSpec.Color", "Color?")]
    [InlineData("TypeSpec.Etag", "string?")]
    [InlineData("GeneralClient.ListThingsAsync", "Task<IReadOnlyList<Huma>?>")]
    [InlineData("GeneralClient.HumaEventsAsync", "IAsyncEnumerable<HumaEventsResponseEvent>")]
    [InlineData("Huma.Tags", "IReadOnlyList<string>?")]
    [InlineData("Huma.Data", "BinaryData")]
    [InlineData("Utoipa.FromCircle", "Utoipa")]
    [InlineData("Utoipa.FromSide", "Utoipa")]
    [InlineData("Circle.Shape", "Utoipa?")]
    [InlineData("FastApi.Took", "TimeSpan?")]
    [InlineData("FastApi.Loc", "IReadOnlyList<LocTypeItem>?")]
    [InlineData("JobsClient.JobsCancelAsync", "Task<V1Job>")]
    [InlineData("V1Job.Size", "ulong?")]
    [InlineData("V1Job.Ok", "bool?")]
    [InlineData("RpcStatus.Details", "IReadOnlyList<ProtobufAny>?")]
    public void Is_the_type_that_a_developer_would_have_written(string member, string expected)
    {
        string[] parts = member.Split('.');
        ISymbol[] found = [.. new[] { s_run20, s_run30, s_run31 }
            .Select(run => run.Value.Output.GetTypeByMetadataName("Sample." + parts[0])).OfType<INamedTypeSymbol>()
            .SelectMany(type => type.GetMembers(parts[1]))];

        found.ShouldNotBeEmpty();
        (found[0] is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)found[0]).Type)
            .ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).ShouldBe(expected);
    }

    /// <summary>NSwag calls the texts that .NET's serializers read and write durations, which in ISO 8601 look different.</summary>
    [Theory]
    [InlineData("x-generator: NSwag v14.8.0.0 (NJsonSchema v11.6.2.0 (Newtonsoft.Json v13.0.0.0))", "1.02:03:04.5000000")]
    [InlineData("x-generator: NSwagger", "P1DT2H3M4.5S")]
    [InlineData("x-generator: { NSwag: 14 }", "P1DT2H3M4.5S")]
    [InlineData("x-other: 1", "P1DT2H3M4.5S")]
    public void A_duration_is_written_as_the_server_reads_it(string generator, string expected)
    {
        LoadedContract contract = new(
            $"{generator}\n" + Given.Schemas("A: { type: object, properties: { took: { type: string, format: duration } } }"));

        foreach (string text in new[] { "1.02:03:04.5000000", expected })
        {
            contract.RoundTrip("A", $$"""{"took":"{{text}}"}""").ShouldBe($$"""{"took":"{{expected}}"}""");
        }
    }

    private static GeneratorRun Run(string contract)
    {
        GeneratorRun run = new GeneratorHarness(contract).Run().OwnCodeShouldCompile();
        run.Diagnostics.ShouldAllBe(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info);
        return run;
    }

    /// <summary>ASP.NET Core's controllers name text among the media types of every result, and answer with it only for texts.</summary>
    [Fact]
    public void A_value_that_is_no_text_has_no_method_that_reads_it_as_text()
        => s_run30.Value.Output.GetTypeByMetadataName("Sample.GeneralClient")!.GetMembers()
            .Where(member => member.Name.StartsWith("Union", StringComparison.Ordinal) && member is IMethodSymbol).Select(member => member.Name)
            .Distinct().ShouldHaveSingleItem().ShouldBe("UnionAsync");

    /// <summary>Types that only describe how a body is sent are types of no value.</summary>
    [Theory]
    [InlineData("FileContentResult")]
    [InlineData("EntityTagHeaderValue")]
    [InlineData("SseItemOfProblem")]
    public void A_description_of_a_file_or_an_event_is_no_type(string name)
        => s_run30.Value.Output.GetTypeByMetadataName("Sample." + name).ShouldBeNull();

    [Fact]
    public void An_error_has_its_type_although_other_media_types_are_mentioned()
        => s_run30.Value.Files["Sample.GeneralClient.g.cs"].ShouldContain(".Error<Problem>(\"404\")", Case.Sensitive);

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
