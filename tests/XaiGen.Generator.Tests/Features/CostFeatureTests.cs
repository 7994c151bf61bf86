namespace XaiGen.Generator.Tests.Features;

/// <summary>A request estimates its cost by the prices in the contract.</summary>
public sealed class CostFeatureTests(RecordingServer server) : IClassFixture<RecordingServer>
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Test, version: "1" }
        paths: {}
        components:
          schemas:
            Fixed: { type: object, x-xaigen-cost: [{ unit: call, prices: [{ usd: 0.5 }] }], properties: { a: { type: string } } }
            Made:
              type: object
              required: [must]
              x-xaigen-cost:
                - unit: image
                  count: n
                  otherwise: 1
                  prices:
                    - { usd: 0.02, when: { care: [low, null], size: [1k, null] } }
                    - { usd: 0.03, when: { flag: true } }
                    - { usd: 0.04, when: { level: 2, must: a } }
                    - { usd: 0.05 }
                - { unit: second, count: [length, pause], otherwise: 1.5, prices: [{ usd: 0.1 }] }
                - { unit: source, count: [one, several, first], prices: [{ usd: 1 }] }
              x-xaigen-exactly-one: { Source: [one, several] }
              properties:
                n: { type: integer }
                care: { $ref: '#/components/schemas/Care' }
                size: { anyOf: [{ type: string }, { type: string, enum: [1k, 2k] }] }
                flag: { type: boolean }
                level: { type: integer }
                must: { type: string }
                length: { type: integer, x-xaigen-unit: seconds }
                pause: { type: [integer, 'null'], x-xaigen-unit: seconds }
                one: { type: string }
                several: { type: array, items: { type: string } }
                first: { $ref: '#/components/schemas/Fixed' }
            Care: { type: string, enum: [low, high] }
            Renamed:
              type: object
              x-xaigen-cost: [{ unit: call, prices: [{ usd: 2 }] }]
              properties: { estimateCostInUsd: { type: string } }
        """;

    private static readonly (string Request, decimal Usd)[] s_requests =
    [
        ("new Fixed()", 0.5m),
        ("Least with { }", 1 + 0.02m + 0.3m),
        ("Least with { N = 3 }", 1 + (3 * 0.02m) + 0.3m),
        ("Least with { Care = Care.Low, Size = \"1k\" }", 1 + 0.02m + 0.3m),
        ("Least with { Care = Care.High }", 1 + 0.05m + 0.3m),
        ("Least with { Care = \"unheard-of\" }", 1 + 0.05m + 0.3m),
        ("Least with { Size = \"2k\", Flag = true }", 1 + 0.03m + 0.3m),
        ("Least with { Size = \"2k\", Flag = false }", 1 + 0.05m + 0.3m),
        ("Least with { Size = \"2k\", Level = 2 }", 1 + 0.04m + 0.3m),
        ("Least with { Size = \"2k\", Level = 2, Must = \"b\" }", 1 + 0.05m + 0.3m),
        ("Least with { Length = TimeSpan.FromSeconds(2), Pause = TimeSpan.FromSeconds(1) }", 1 + 0.02m + 0.3m),
        ("Least with { Length = TimeSpan.FromSeconds(2) }", 1 + 0.02m + 0.35m),
        ("Least with { Source = MadeSource.FromSeveral([\"a\", \"b\"]) }", 2 + 0.02m + 0.3m),
        ("Least with { First = new Fixed() }", 2 + 0.02m + 0.3m),
    ];

    private static readonly Lazy<CallingProject> s_project = new(() => new CallingProject(
        Contract,
        s_requests.Select(one => $"return await Task.FromResult(({one.Request}).EstimateCostInUsd())"),
        """private static Made Least { get; } = new Made { Must = "a", Source = MadeSource.FromOne("a") };"""));

    public static TheoryData<int> Places => [.. Enumerable.Range(0, s_requests.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task It_is_the_sum_of_its_parts(int place)
        => (await s_project.Value.CallAsync(place, server.Address)).ShouldBe(s_requests[place].Usd, s_requests[place].Request);

    [Fact]
    public void A_property_keeps_its_name()
        => s_project.Value.Run.Files["Sample.Renamed.g.cs"].ShouldContain("public decimal EstimateCostInUsd_x");
}
