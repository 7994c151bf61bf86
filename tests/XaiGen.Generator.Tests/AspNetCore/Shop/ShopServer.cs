using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace XaiGen.Generator.Tests.AspNetCore.Shop;

/// <summary>
/// A server in the habits of larger teams: controllers beside groups of endpoints, names in snake case, enums as text, a bearer token, and
/// transformers that complete the description.
/// </summary>
internal sealed class ShopServer : IAsyncDisposable
{
    public const string Token = "secret";

    private static readonly Guid s_missing = Guid.Empty;

    private readonly WebApplication _app = Build();

    public Uri Address => new(_app.Urls.Single());

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public async Task<string> DescribeAsync(string version)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(Address, $"/openapi/{version}.json"));
    }

    private static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddControllers()
            .AddApplicationPart(typeof(OrdersController).Assembly)
            .AddJsonOptions(options => Configure(options.JsonSerializerOptions));
        builder.Services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("3.0", options => Describe(options, OpenApiSpecVersion.OpenApi3_0));
        builder.Services.AddOpenApi("3.1", options => Describe(options, OpenApiSpecVersion.OpenApi3_1));
        WebApplication app = builder.Build();
        app.MapOpenApi();
        app.MapControllers();
        Map(app.MapGroup("/stock").WithTags("Stock").AddEndpointFilter(CheckTokenAsync));
        return app;
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
    }

    private static void Describe(OpenApiOptions options, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Test", Version = "v1", Description = "Orders and stock." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["Bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("Bearer", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (operation is { OperationId: "ChangeOrder", Responses: { } responses })
            {
                ((OpenApiResponse)responses["204"]).Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["X-Seen"] = new OpenApiHeader
                    {
                        Description = "What was set.",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                };
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // System.Text.Json describes it as a double.
            if (context.JsonTypeInfo.Type == typeof(decimal))
            {
                schema.Format = "decimal";
            }

            return Task.CompletedTask;
        });
    }

    private static async ValueTask<object?> CheckTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        => context.HttpContext.Request.Headers.Authorization == $"Bearer {Token}" ? await next(context) : TypedResults.Unauthorized();

    private static void Map(RouteGroupBuilder stock)
    {
        stock.MapGet("/{sku:guid}", Results<Ok<Article>, NotFound, ValidationProblem> (Guid sku)
            => sku == s_missing ? TypedResults.NotFound()
                : sku.ToString().StartsWith('f') ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["sku"] = ["is odd"] })
                : TypedResults.Ok(ArticleOf(sku)))
            .WithName("GetArticle").WithSummary("Returns an article.");
        stock.MapPut("/{sku:guid}", Results<Ok<Article>, Created<Article>> (Guid sku, Article article)
            => article.Name == "new" ? TypedResults.Created($"/stock/{sku}", article) : TypedResults.Ok(article)).WithName("PutArticle");
        stock.MapGet("/", ([AsParameters] StockQuery query)
            => FormattableString.Invariant($"{query.Text}|{query.MinRating}|{query.Sku?.Length}|{query.State}")).WithName("FindArticles");
        stock.MapGet("/all", () => All(sku => ArticleOf(sku))).WithName("AllArticles");
        stock.MapGet("/events", (string? after) => TypedResults.ServerSentEvents(Events(after))).WithName("WatchStock");
        stock.MapGet("/export", () => TypedResults.Text("sku;count\n", "text/csv"))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").WithName("ExportStock");
        stock.MapGet("/label", () => TypedResults.File(new byte[] { 137, 80 }, "image/png"))
            .Produces<FileContentHttpResult>(StatusCodes.Status200OK, "image/png").WithName("GetLabel");
        stock.MapPost("/import", async (Stream body) => TypedResults.Ok(await new StreamReader(body).ReadToEndAsync()))
            .Accepts<Stream>("application/octet-stream").WithName("ImportStock");
        stock.MapPost("/count", (Dictionary<Guid, uint> counts) => counts.Values.Sum(count => count)).WithName("CountStock");
        stock.MapDelete("/{sku:guid}", (Guid sku) => TypedResults.NoContent()).WithName("DropArticle");
    }

    private static Article ArticleOf(Guid sku)
        => new(sku, "Lamp", (Half)4.5, new Dictionary<string, Money> { ["de"] = new(1.10m, "EUR"), ["us"] = new(2, "USD") });

    private static async IAsyncEnumerable<T> All<T>(Func<Guid, T> create)
    {
        yield return create(Guid.AllBitsSet);
        await Task.Yield();
        yield return create(s_missing);
    }

    private static async IAsyncEnumerable<SseItem<StockEvent>> Events(string? after)
    {
        yield return new SseItem<StockEvent>(new Arrived(s_missing, 3), "arrived") { EventId = "1" };
        await Task.Yield();
        yield return new SseItem<StockEvent>(new Left(s_missing, after), "left") { EventId = "2" };
    }
}
