using XaiGen.Cli.Adopting.Names;
using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Tests.Adopting;

/// <summary>The names of other generators, beside what they really made of the same document.</summary>
public sealed class ForeignNamesTests
{
    private static readonly ApiContract s_contract = ContractReader.Read("""
        openapi: 3.0.3
        info: { title: My Pet Shop, version: '1' }
        paths:
          /pets:
            get: { responses: { '200': { description: x, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/pet-item' } } } } } } }
            post: { responses: { '200': { description: x } } }
          /pets/{id}:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get: { responses: { '200': { description: x, content: { application/json: { schema: { $ref: '#/components/schemas/pet-item' } } } } } }
            delete: { responses: { '200': { description: x } } }
          /v1/image-generations/{id}/files:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            get: { responses: { '200': { description: x } } }
          /{x}:
            parameters: [{ name: x, in: path, required: true, schema: { type: string } }]
            get: { responses: { '200': { description: x } } }
          /a/list-all.json:
            get: { operationId: a_b_c-d, tags: ['The Pets'], responses: { '200': { description: x } } }
          /b: { get: { operationId: _lead, responses: { '200': { description: x } } } }
          /c: { get: { operationId: trail_, responses: { '200': { description: x } } } }
          /d: { get: { operationId: getThingAsync, responses: { '200': { description: x } } } }
          /e: { get: { operationId: list.things, responses: { '200': { description: x } } } }
          /g: { get: { operationId: Y_X_getPets, responses: { '200': { description: x } } } }
        components:
          schemas:
            pet-item: { type: object }
            Shop.Model.Order: { type: object, properties: { pet: { $ref: '#/components/schemas/pet-item' } } }
            'Page[Order]': { type: object }
        """).Contract!;

    /// <summary>What NSwag 14.7.1 made of it.</summary>
    [Theory]
    [InlineData(
        "MultipleClientsFromOperationId",
        "Client.Anonymous Client.B_cD@A Client.Lead Client.Trail_@Trail Client.GetThing Client.List_things Client.X_getPets@Y Client.PetsAll "
        + "Client.PetsPOST Client.PetsDELETE Client.PetsGET Client.Files")]
    [InlineData(
        "SingleClientFromOperationId",
        "Client.Anonymous Client.A_b_cD Client._lead Client.Trail_ Client.GetThing Client.List_things Client.Y_X_getPets Client.PetsAll "
        + "Client.PetsPOST Client.PetsDELETE Client.PetsGET Client.Files")]
    [InlineData(
        "SingleClientFromPathSegments",
        "Client.Index Client.AListAll_json Client.B Client.C Client.D Client.E Client.G Client.PetsGet Client.PetsPost Client.PetsDelete "
        + "Client.PetsGet Client.V1ImageGenerationsFiles")]
    [InlineData(
        "MultipleClientsFromPathSegments",
        "Client.Index Client.ListAll_json@A Client.B Client.C Client.D Client.E Client.G Client.PetsGet Client.PetsPost Client.PetsDelete "
        + "Client.PetsGet Client.Files@Image_generations")]
    [InlineData(
        "MultipleClientsFromFirstTagAndOperationName",
        "Client.Anonymous Client.B_cD@The_Pets Client.Lead Client.Trail_ Client.GetThing Client.List_things Client.X_getPets Client.PetsAll "
        + "Client.PetsPOST Client.PetsDELETE Client.PetsGET Client.Files")]
    public void Operations_as_NSwag_calls_them(string mode, string expected)
    {
        var names = new NSwagNames(s_contract, "{controller}Client", mode);

        string[] wanted = [.. expected.Split(' ').Select(name => name.Split('@') is [var method, var client]
            ? $"{client}{method}Async" : $"{name}Async")];
        s_contract.Operations.Select(names.Operation).ShouldBe(wanted, ignoreOrder: true);
    }

    [Fact]
    public void Types_and_properties_as_NSwag_calls_them()
    {
        var names = new NSwagNames(s_contract, "{controller}Client", "SingleClientFromOperationId");

        s_contract.Schemas.Select(names.Type).ShouldBe(["PetItem", "Order", "PageOfOrder"], ignoreOrder: true);
        string[] properties = ["created_at", "pet-name", "$odd", "1st", "a.b", "x:y", "p(q)", "r s", "id"];
        properties.Select(names.Property).ShouldBe(["Created_at", "PetName", "Odd", "_1st", "AB", "X_y", "P_q", "R_s", "Id"]);
    }

    [Fact]
    public void Operations_as_Kiota_and_Refitter_call_them()
    {
        var kiota = new KiotaNames("ShopClient");
        s_contract.Operations.Select(kiota.Operation).ShouldBe(
            [
                "ShopClient[x].GetAsync", "ShopClient.A.ListAllJson.GetAsync", "ShopClient.B.GetAsync", "ShopClient.C.GetAsync",
                "ShopClient.D.GetAsync", "ShopClient.E.GetAsync", "ShopClient.G.GetAsync", "ShopClient.Pets.GetAsync",
                "ShopClient.Pets.PostAsync", "ShopClient.Pets[id].DeleteAsync", "ShopClient.Pets[id].GetAsync",
                "ShopClient.V1.ImageGenerations[id].Files.GetAsync",
            ],
            ignoreOrder: true);

        var refitter = new RefitterNames(s_contract, null, "ByTag", "{operationName}Async");
        s_contract.Operations.Select(refitter.Operation).ShouldContain("IThePetsApi.B_cDAsync");
        new RefitterNames(s_contract, "PetApi", null, null).Operation(s_contract.Operations[^1]).ShouldBe("IPetApi.Anonymous");
    }
}
