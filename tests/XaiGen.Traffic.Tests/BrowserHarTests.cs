using System.IO.Compression;
using System.Text;
using XaiGen.Review;
using XaiGen.Traffic.Exchanges;
using XaiGen.Traffic.Learning;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

/// <summary>
/// HAR files that Playwright wrote with Chromium, with the bodies in them and packed beside them: a page calls an API that departs from its
/// contract, with headers, cookies, forms, files, redirects, a cached response, events, and requests that fail.
/// </summary>
public sealed class BrowserHarTests : IDisposable
{
    private const string Contract = """
        openapi: 3.1.0
        info: { title: Shop, version: '1' }
        servers: [{ url: https://shop.example }]
        paths:
          /v1/orders:
            get:
              operationId: listOrders
              parameters:
                - { name: state, in: query, schema: { type: string } }
              responses:
                '200':
                  description: Orders.
                  headers:
                    X-Left: { schema: { type: integer, maximum: 5 } }
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [items, next]
                        properties:
                          items: { type: array, items: { $ref: '#/components/schemas/Order' } }
                          next: { type: string }
            post:
              operationId: addOrder
              requestBody:
                content:
                  application/json:
                    schema: { type: object, properties: { name: { type: string } } }
              responses:
                '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
          /v1/orders/{id}:
            get:
              operationId: getOrder
              responses:
                '200': { description: The order., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
            delete:
              operationId: deleteOrder
              responses:
                '204': { description: Gone. }
          /v1/events:
            get:
              operationId: watch
              responses:
                '200': { description: Events., content: { text/event-stream: { schema: { type: object } } } }
        components:
          schemas:
            Order:
              type: object
              required: [id, state]
              properties:
                id: { type: string }
                state: { type: string, enum: [open, done] }

        """;

    private static readonly ContractText s_contract = new("shop.yaml", Contract);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("chromium.har")]
    [InlineData("chromium.har.zip")]
    public void The_contract_learns_from_what_a_browser_wrote(string name)
    {
        Exchange[] exchanges = [.. ExchangeSource.Read(PathOf(name))];

        Learned learned = ContractLearner.Learn(s_contract, exchanges);

        learned.Proposals.Select(proposal => $"{proposal.Observation.Kind} {proposal.Observation.Name}").Order(StringComparer.Ordinal)
            .ShouldBe([
                "AboveMaximum maximum",
                "UnexpectedNull null",
                "UnknownOperation GET /v1/cached",
                "UnknownOperation GET /v1/pixel",
                "UnknownOperation POST /v1/orders/search",
                "UnknownOperation POST /v1/orders/{order_id}/scans",
                "UnknownParameter page",
                "UnknownProperty gift",
                "UnknownProperty weight",
                "UnknownStatus 404",
                "UnknownValue on_hold",
            ]);
        learned.Text.ShouldContain("enum: [open, done, on_hold]");
        learned.Text.ShouldContain("maximum: 9");
        foreach (string secret in (string[])["shop-key", "secret-cookie", "grün", "ord_10001"])
        {
            learned.Text.ShouldNotContain(secret);
            learned.Proposals.ShouldNotContain(proposal => proposal.Message.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_ZIP_file_that_holds_no_HAR_file_or_is_damaged_is_told()
    {
        using (ZipArchive zip = ZipFile.Open(_scratch["a.zip"], ZipArchiveMode.Create))
        {
            zip.CreateEntry("a.txt");
        }

        byte[] cut = File.ReadAllBytes(PathOf("chromium.har.zip"))[..4000];
        File.WriteAllBytes(_scratch["cut.zip"], cut);
        File.WriteAllText(_scratch["text.zip"], "text", Encoding.UTF8);

        Should.Throw<TrafficException>(() => ExchangeSource.Read(_scratch["a.zip"])).Message.ShouldContain("holds no HAR file");
        Should.Throw<TrafficException>(() => ExchangeSource.Read(_scratch["cut.zip"])).Message.ShouldContain("cannot be read");
        Should.Throw<TrafficException>(() => ExchangeSource.Read(_scratch["text.zip"])).Message.ShouldContain("is not JSON");
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Hars", name);
}
