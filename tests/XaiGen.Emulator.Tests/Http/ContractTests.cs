using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Contract;
using XaiGen.Contract.Model;

namespace XaiGen.Emulator.Tests.Http;

public sealed class ContractTests
{
    [Fact]
    public async Task The_emulators_routes_are_the_contracts_operations()
    {
        await using Api api = await Api.StartAsync();
        ApiContract contract =
            ContractReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "xai.openapi.yaml"))).Contract.ShouldNotBeNull();

        IEnumerable<string> operations =
            contract.Operations.Select(operation => $"{operation.OperationId}: {operation.Method.ToUpperInvariant()} {operation.Path}");

        api.Emulator.Routes.Select(route => $"{route.OperationId}: {route.Method} {route.Path}").ShouldBe(operations, ignoreOrder: true);
    }

    [Fact]
    public async Task Models_are_listed_and_found_by_name_and_by_alias()
    {
        await using Api api = await Api.StartAsync();

        foreach (string? kind in new[] { "image", "video" })
        {
            JsonArray models = (await api.GetAsync($"v1/{kind}-generation-models")).Expect(HttpStatusCode.OK).Json["models"]!.AsArray();
            models.Count.ShouldBeGreaterThan(1);
            foreach (JsonNode? model in models)
            {
                IEnumerable<string> names = model!["aliases"]!.AsArray().Append(model["id"]).Select(name => name!.GetValue<string>());
                foreach (string name in names)
                {
                    (await api.GetAsync($"v1/{kind}-generation-models/{name}")).Body.ShouldBe(model.ToJsonString());
                }
            }

            (await api.GetAsync($"v1/{kind}-generation-models/unknown")).ExpectError(HttpStatusCode.NotFound, "not-found", "'unknown'");
        }
    }
}
