using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Control;

public sealed class FaultRouteTests
{
    [Theory]
    [InlineData(
        """{"kind":"error_response","status":429,"retry_after_seconds":1,"code":"c","message":"m","operation":"getFile","times":2}""")]
    [InlineData("""{"kind":"latency","seconds":0.25,"times":null}""")]
    [InlineData("""{"kind":"connection_reset","after_work":true}""")]
    [InlineData("""{"kind":"connection_reset","after_work":false}""")]
    [InlineData("""{"kind":"cut_body","bytes":100,"operation":"publicMedia"}""")]
    [InlineData("""{"kind":"quota_reached","operation":"createPublicUrl"}""")]
    [InlineData("""{"kind":"storage_failure","message":"m","operation":"uploadFile"}""")]
    [InlineData("""{"kind":"public_url_failure","operation":"generateImages"}""")]
    [InlineData("""{"kind":"generation_failure","code":"internal_error","operation":"extendVideo","probability":0.4,"seed":7}""")]
    public async Task A_plan_is_made_and_shown_as_it_was_sent(string body)
    {
        await using Api api = await Api.StartAsync();

        Http.Answer made = (await api.PostAsync("_emulator/faults", body, api.Anonymous)).Expect(HttpStatusCode.OK);

        JsonObject sent = JsonNode.Parse(body)!.AsObject();
        foreach ((string? name, JsonNode? value) in sent)
        {
            JsonNode.DeepEquals(made.Json[name], value).ShouldBeTrue($"{name}: {made.Body}");
        }

        made.Json["remaining"]?.GetValue<int>().ShouldBe(sent["times"]?.GetValue<int>() ?? 1);
        JsonArray listed = (await api.GetAsync("_emulator/faults", api.Anonymous)).Expect(HttpStatusCode.OK).Json["data"]!.AsArray();
        listed.ShouldHaveSingleItem()!.ToJsonString().ShouldBe(made.Json.ToJsonString());
    }

    [Fact]
    public async Task It_strikes_and_what_is_left_is_shown()
    {
        await using Api api = await Api.StartAsync();
        await api.PostAsync("_emulator/faults", """{"kind":"error_response","status":503,"times":2}""", api.Anonymous);

        (await api.GetAsync("v1/files")).Expect(HttpStatusCode.ServiceUnavailable);

        JsonNode plan = (await api.GetAsync("_emulator/faults")).Json["data"]![0]!;
        (plan["remaining"]!.GetValue<int>(), plan["struck"]!.GetValue<int>()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task One_plan_or_all_are_deleted()
    {
        await using Api api = await Api.StartAsync();
        FaultPlan first = api.Emulator.Faults.Add(new Fault.ErrorResponse(500));
        FaultPlan second = api.Emulator.Faults.Add(new Fault.ErrorResponse(501));
        api.Emulator.Faults.Add(new Fault.ErrorResponse(502));

        (await api.SendAsync(HttpMethod.Delete, $"_emulator/faults/{second.Id}", null, api.Anonymous)).Expect(HttpStatusCode.OK);
        api.Emulator.Faults.Active.Select(plan => plan.Fault).ShouldBe([first.Fault, new Fault.ErrorResponse(502)]);
        (await api.SendAsync(HttpMethod.Delete, $"_emulator/faults/{second.Id}", null, api.Anonymous)).Expect(HttpStatusCode.NotFound);

        (await api.SendAsync(HttpMethod.Delete, "_emulator/faults", null, api.Anonymous)).Expect(HttpStatusCode.OK);
        api.Emulator.Faults.Active.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "'kind' is missing; it must be one of error_response, latency,")]
    [InlineData(
        """{"kind":"flood"}""",
        "'kind' must be one of error_response, latency, connection_reset, cut_body, quota_reached, storage_failure, public_url_failure, generation_failure; it is 'flood'")]
    [InlineData("""{"kind":"error_response"}""", "'status' is missing")]
    [InlineData("""{"kind":"error_response","status":200}""", "'status' must be between 400 and 599; it is 200")]
    [InlineData("""{"kind":"error_response","status":"429"}""", "'status' must be a whole number")]
    [InlineData("""{"kind":"error_response","status":429,"retry_after_seconds":-1}""", "'retry_after_seconds' must not be negative")]
    [InlineData(
        """{"kind":"error_response","status":429,"retry_after":1}""",
        "'retry_after' is not a field here; the fields are code, kind, message,")]
    [InlineData("""{"kind":"error_response","status":429,"times":0}""", "'times' must be at least 1, or null for ever; it is 0")]
    [InlineData("""{"kind":"error_response","status":429,"probability":0}""", "'probability' must be more than 0 and at most 1; it is 0")]
    [InlineData(
        """{"kind":"error_response","status":429,"probability":1.5}""", "'probability' must be more than 0 and at most 1; it is 1.5")]
    [InlineData("""{"kind":"error_response","status":429,"operation":"get_file"}""", "'operation' must be one of uploadFile, listFiles,")]
    [InlineData("""{"kind":"latency"}""", "'seconds' is missing")]
    [InlineData("""{"kind":"latency","seconds":3601}""", "'seconds' must be between 0 and 3600; it is 3601")]
    [InlineData("""{"kind":"cut_body","bytes":-1}""", "'bytes' must not be negative; it is -1")]
    [InlineData("""{"kind":"generation_failure"}""", "'code' is missing")]
    [InlineData("""{"kind":"generation_failure","code":" "}""", "'code' must not be empty")]
    [InlineData(
        """{"kind":"generation_failure","code":"x","operation":"getFile"}""",
        "'operation' of 'generation_failure' must be one of generateImages,")]
    [InlineData("""{"kind":"storage_failure","operation":"getFile"}""", "'operation' of 'storage_failure' must be one of uploadFile,")]
    public async Task A_wrong_plan_is_refused_by_the_fields_name(string body, string message)
    {
        await using Api api = await Api.StartAsync();

        (await api.PostAsync("_emulator/faults", body, api.Anonymous)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);

        api.Emulator.Faults.Active.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_code_a_wrong_plan_is_refused_alike()
    {
        await using Api api = await Api.StartAsync();

        Should.Throw<ArgumentException>(() => api.Emulator.Faults.Add(new Fault.ErrorResponse(200)))
            .Message.ShouldStartWith("'status' must be between 400 and 599; it is 200");
        Should.Throw<ArgumentException>(() => api.Emulator.Faults.Add(new Fault.QuotaReached { Operation = "getFile" }))
            .Message.ShouldStartWith("'operation' of 'quota_reached' must be one of createPublicUrl,");
    }
}
