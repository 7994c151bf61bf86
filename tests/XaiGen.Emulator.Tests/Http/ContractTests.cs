using System.Net;
using XaiGen.Contract;

namespace XaiGen.Emulator.Tests.Http;

public sealed class ContractTests
{
    [Fact]
    public async Task The_emulators_routes_are_the_contracts_operations()
    {
        await using var api = await Api.StartAsync();
        var contract = ContractReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "xai.openapi.yaml"))).Contract.ShouldNotBeNull();

        var operations = contract.Operations.Select(operation => $"{operation.OperationId}: {operation.Method.ToUpperInvariant()} {operation.Path}");

        api.Emulator.Routes.Select(route => $"{route.OperationId}: {route.Method} {route.Path}").ShouldBe(operations, ignoreOrder: true);
    }

    [Fact]
    public async Task Models_are_listed_and_found_by_name_and_by_alias()
    {
        await using var api = await Api.StartAsync();

        foreach (var kind in new[] { "image", "video" })
        {
            var models = (await api.GetAsync($"v1/{kind}-generation-models")).Expect(HttpStatusCode.OK).Json["models"]!.AsArray();
            models.Count.ShouldBeGreaterThan(1);
            foreach (var model in models)
            {
                var names = model!["aliases"]!.AsArray().Append(model["id"]).Select(name => name!.GetValue<string>());
                foreach (var name in names)
                {
                    (await api.GetAsync($"v1/{kind}-generation-models/{name}")).Body.ShouldBe(model.ToJsonString());
                }
            }

            (await api.GetAsync($"v1/{kind}-generation-models/unknown")).ExpectError(HttpStatusCode.NotFound, "not-found", "'unknown'");
        }
    }
}
