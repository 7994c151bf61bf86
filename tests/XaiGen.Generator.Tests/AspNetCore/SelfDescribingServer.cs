using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace XaiGen.Generator.Tests.AspNetCore;

/// <summary>
/// An ASP.NET Core server with an OpenAPI description, set up as in the template for new projects, that returns what it receives.
/// </summary>
/// <param name="numbers">How it reads and writes numbers, in addition to ASP.NET Core's defaults.</param>
internal sealed class SelfDescribingServer(JsonNumberHandling numbers = JsonNumberHandling.Strict) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions s_numbersAsText = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly WebApplication _app = Build(numbers);

    public Uri Address => new(_app.Urls.Single());

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Returns the description, read over HTTP.</summary>
    public async Task<string> DescribeAsync(string version)
    {
        using var http = new HttpClient();

        // A 3.1 document from Microsoft.OpenApi 2 is also valid 3.2 once its version is changed.
        string document = await http.GetStringAsync(new Uri(Address, $"/openapi/{(version == "3.2" ? "3.1" : version)}.json"));
        return version == "3.2" ? document.Replace("\"openapi\": \"3.1.1\"", "\"openapi\": \"3.2.0\"", StringComparison.Ordinal) : document;
    }

    private static WebApplication Build(JsonNumberHandling numbers)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddProblemDetails();
        builder.Services.AddAntiforgery();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling |= numbers);
        Describe(builder.Services, "3.0", OpenApiSpecVersion.OpenApi3_0);
        Describe(builder.Services, "3.1", OpenApiSpecVersion.OpenApi3_1);
        WebApplication app = builder.Build();
        app.MapOpenApi();
        Map(app);
        return app;
    }

    private static void Describe(IServiceCollection services, string name, OpenApiSpecVersion version)
        => services.AddOpenApi(name, options =>
    {
        options.OpenApiVersion = version;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Test";
            return Task.CompletedTask;
        });
    });

    private static void Map(WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup("").WithTags("Api").DisableAntiforgery();
        api.MapPost("/numbers", (Numbers value) => value).WithName("Numbers");
        api.MapPost("/numbers-as-text", (Numbers value) => Results.Json(value, s_numbersAsText))
            .Produces<Numbers>().WithName("NumbersAsText");
        api.MapPost("/texts", (Texts value) => value).WithName("Texts");
        api.MapPost("/maybe", (Maybe value) => value).WithName("Maybe");
        api.MapPost("/tree", (Tree value) => value).WithName("Tree");
        api.MapPost("/anything", (Anything value) => value).WithName("Anything");
        api.MapPost("/shape", (Shape value) => value).WithName("Shape");
        api.MapPost("/animal", (Animal value) => value).WithName("Animal");
        api.MapPost("/list", (List<Dictionary<string, decimal>> value) => value).WithName("List");
        api.MapGet("/count", () => 12L).WithName("Count");
        api.MapGet("/query", (
            int a, ulong b, double c, decimal d, TimeOnly e, TimeSpan f, DateOnly g, DateTimeOffset h, Guid i, bool j, Level k, Shade l,
            [FromQuery] int[] m)
            => FormattableString.Invariant($"{a}|{b}|{c}|{d}|{e:O}|{f:c}|{g:O}|{h:O}|{i}|{j}|{k}|{l}|{string.Join(',', m)}"))
                .WithName("Query");
        api.MapGet("/optional", (int? a, TimeSpan? b, [FromHeader(Name = "X-Num")] int? c, [Range(1, 50)] int size = 20)
            => FormattableString.Invariant($"{a}|{b}|{c}|{size}")).WithName("Optional");
        api.MapGet("/path/{a}/{b}/{c}", (int a, decimal b, TimeSpan c) => FormattableString.Invariant($"{a}|{b}|{c:c}")).WithName("Path");
        api.MapPost("/file", async (IFormFile file) => $"{file.FileName}|{await ReadAsync(file)}").WithName("SendFile");
        api.MapPost("/files", (IFormFileCollection files) => files.Count).WithName("SendFiles");
        api.MapPost("/upload", async ([FromForm] Upload form)
            => FormattableString.Invariant($"{await ReadAsync(form.File)}|{form.Count}|{form.Note}|{form.Due:O}|{form.More?.Count}"))
                .WithName("SendForm");
        api.MapGet("/problem", Results<Ok<Owner>, NotFound<ProblemDetails>> ()
            => TypedResults.NotFound(new ProblemDetails { Title = "Gone", Status = 404, Detail = "It is not here." })).WithName("Problem");
        api.MapGet("/invalid", Results<Ok<Owner>, ValidationProblem> ()
            => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["name"] = ["too short"] })).WithName("Invalid");
    }

    private static async Task<string> ReadAsync(IFormFile? file)
    {
        using var reader = new StreamReader(file?.OpenReadStream() ?? Stream.Null);
        return await reader.ReadToEndAsync();
    }
}
