using NJsonSchema;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Tests;

/// <summary>
/// The JSON schema that editors complete and check contracts with has no objection to documents in use, and sees mistakes.
/// </summary>
public sealed class EditorSchemaTests
{
    private const string Valid = """
        openapi: 3.1.0
        info: { title: Lights, version: 1.0.0 }
        paths:
          /lights:
            get:
              operationId: listLights
              x-xaigen-retry: safe
              x-vendor: { anything: 1 }
              responses: { '200': { description: All lights. } }
        components:
          schemas:
            Id: { type: string, x-xaigen-id: LightId }
        """;

    private static readonly Task<JsonSchema> s_schema =
        JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "spec", "contract.schema.json"));

    public static TheoryData<string> Documents => [.. Corpus.Documents];

    public static TheoryData<string> Released
        => [.. Directory.GetFiles(Path.Combine(Repository.Root, "spec"), "*.openapi.yaml", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "spec", "history"), "*.yaml"))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Distinct()];

    [CorpusTheory]
    [MemberData(nameof(Documents))]
    public async Task Documents_of_others_are_valid(string name) => (await ErrorsOfAsync(Corpus.Document(name))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Released))]
    public async Task Our_own_contracts_are_valid(string path)
        => (await ErrorsOfAsync(new ContractText(path, await File.ReadAllTextAsync(Path.Combine(Repository.Root, path))))).ShouldBeEmpty();

    [Fact]
    public async Task A_sound_contract_is_valid() => (await ErrorsOfAsync(new ContractText("lights.yaml", Valid))).ShouldBeEmpty();

    [Theory]
    [InlineData("x-xaigen-retry: safe", "x-xaigen-retry: sometimes")]
    [InlineData("x-xaigen-retry: safe", "x-xaigen-retries: safe")]
    [InlineData("x-xaigen-id: LightId", "x-xaigen-id: Light ID")]
    [InlineData("x-xaigen-id: LightId", "x-xaigen-ident: LightId")]
    [InlineData("operationId: listLights", "operationid: listLights")]
    [InlineData("type: string", "type: text")]
    public async Task A_mistake_is_seen(string right, string wrong)
        => (await ErrorsOfAsync(new ContractText("lights.yaml", Valid.Replace(right, wrong)))).ShouldNotBeEmpty();

    private static async Task<IEnumerable<string>> ErrorsOfAsync(ContractText contract)
        => (await s_schema).Validate(ContractDocument.Open(contract).Document!.Root.ToJson())
            .Select(error => $"{error.Path}: {error.Kind}");
}
