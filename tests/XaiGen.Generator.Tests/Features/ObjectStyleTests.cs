using System.Reflection;
using Microsoft.CodeAnalysis;

namespace XaiGen.Generator.Tests.Features;

/// <summary>With <c>XaiGenObjects=classes</c>, objects and unions are classes: only <c>with</c> and equality by value are gone.</summary>
public sealed class ObjectStyleTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        servers: [{ url: https://api.example.com }]
        paths:
          /orders:
            post:
              operationId: order
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
          /live:
            post:
              operationId: live
              x-xaigen-stream: { flag: live }
              requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
              responses: { '200': { description: ok, content: { text/event-stream: { itemSchema: { $ref: '#/components/schemas/Order' } } } } }
          /forms:
            post:
              operationId: form
              requestBody: { required: true, content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Form' } } } }
              responses: { '204': { description: Done. } }
        components:
          schemas:
            Order:
              type: object
              required: [name, kind]
              properties:
                name: { type: string, minLength: 2 }
                kind: { type: string, enum: [small, large] }
                live: { type: boolean }
                to_copy: { type: boolean }
                parcel: { $ref: '#/components/schemas/Parcel' }
                place: { $ref: '#/components/schemas/Place' }
                tags: { type: array, items: { type: string } }
                lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
            Line: { type: object, required: [text], properties: { text: { type: string } } }
            Parcel:
              oneOf:
                - { type: object, title: Box, required: [type, height], properties: { type: { enum: [box] }, height: { type: integer } } }
                - { type: object, title: Tube, required: [type, length], properties: { type: { enum: [tube] }, length: { type: integer } } }
            Place: { oneOf: [{ type: string }, { $ref: '#/components/schemas/Line' }] }
            Form: { type: object, required: [file], properties: { file: { type: string, format: binary }, note: { type: string } } }
        """;

    private const string Calls = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Sample;

        internal static class Calls
        {
            private static TestClient Connect(Uri server) => new(new TestClientOptions { Endpoint = server, MaxRetries = 0 });

            public static async Task<string> Order(Uri server)
            {
                var order = new Order { Name = "n1", Kind = "huge", Place = "here", Tags = ["a"], Lines = [new Line { Text = "t" }] };
                Order back = await Connect(server).General.OrderAsync(order);
                string parcel = back.Parcel is Parcel.Box { Height: 3 } ? "box" : "other";
                parcel += back.Parcel!.Match(box => box.Height, tube => tube.Length, unknown => 0);
                return $"{parcel} {back.Kind.IsKnown} {back.Place} {back} {JsonSerializer.Serialize(back)}";
            }

            public static async Task<string> Live(Uri server)
            {
                var order = new Order { Name = "n1", Kind = "small" };
                List<Order> orders = [];
                await foreach (Order one in Connect(server).General.LiveAsync(order))
                {
                    orders.Add(one);
                }

                return $"{order.Live is null} {string.Join(", ", orders)}";
            }

            public static Task<string> Refused(Uri server)
            {
                try
                {
                    new Order { Name = "n", Kind = "small" }.Validate();
                    return Task.FromResult("");
                }
                catch (ArgumentException e)
                {
                    return Task.FromResult(e.Message);
                }
            }
        }
        """;

    private static readonly Lazy<GeneratorRun> s_run = new(() => new GeneratorHarness(Contract)
        .Property("XaiGenObjects", "classes").CSharp(Calls).Run().ShouldReportNothing());

    private static readonly Lazy<Type> s_calls = new(() => s_run.Value.Load().GetType("Calls")!);

    [Fact]
    public async Task Json_patterns_and_text_are_those_of_records()
    {
        const string Response = """
            {"kind":"large","name":"n2","parcel":{"type":"box","height":3},"place":"there","tags":["b"],"lines":[{"text":"u"}],"new":1}
            """;
        server.Reply = Reply.Json(Response);

        string text = await CallAsync("Order");

        server.Last.Body.ShouldBe("""{"kind":"huge","name":"n1","lines":[{"text":"t"}],"place":"here","tags":["a"]}""");
        text.ShouldBe(
            "box3 True Text { Value = there } Order { Kind = large, Name = n2, Lines = [Line { Text = u }], Live = , Parcel = Box { "
            + "Height = "
            + "3 }, Place = Text { Value = there }, Tags = [b], ToCopyValue =  } "
            + """{"kind":"large","name":"n2","lines":[{"text":"u"}],"parcel":{"type":"box","height":3},"place":"there","tags":["b"]}""");
    }

    [Fact]
    public async Task A_flag_is_set_in_a_copy_of_the_request()
    {
        server.Reply = new Reply(200, "text/event-stream", "data: {\"name\":\"n3\",\"kind\":\"small\"}\n\n");

        string text = await CallAsync("Live");

        server.Last.Body.ShouldContain("\"live\":true");
        text.ShouldStartWith("True Order { Kind = small, Name = n3, ");
    }

    [Fact]
    public async Task Values_are_checked() => (await CallAsync("Refused")).ShouldBe("Name has 1 characters; it must have at least 2.");

    [Fact]
    public void Only_the_parts_of_a_form_are_a_record()
    {
        INamedTypeSymbol[] types =
        [
            .. s_run.Value.Output.GlobalNamespace.GetNamespaceMembers().Single(space => space.Name == "Sample").GetTypeMembers()
                .SelectMany(type => type.GetTypeMembers().Prepend(type)).Where(type => type.TypeKind == TypeKind.Class),
        ];
        types.Where(type => type.IsRecord && type.ContainingType is null).Select(type => type.Name).ShouldBe(["Form"]);
        types.Where(type => type.Name is "Order" or "Parcel" or "Box" or "Place")
            .Count(type => type.AllInterfaces.All(face => face.Name != "IEquatable")).ShouldBe(4);
    }

    private async Task<string> CallAsync(string name)
        => await (Task<string>)s_calls.Value.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [server.Address])!;
}
