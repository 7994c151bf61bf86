using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using XaiGen.Generator.Tests.Features;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>A real server on this machine whose responses differ from the contract in the way that the path names.</summary>
public sealed class DepartingServer : IAsyncLifetime
{
    /// <summary>From this number on, responses match the contract.</summary>
    public const int FirstFitting = 1000;

    /// <summary>So many more, and the same JSON is written in another form.</summary>
    public const int NextForm = 10_000;

    /// <summary>
    /// The number of forms: compact; indented; properties in reverse order with every letter of their names escaped.
    /// </summary>
    public const int Forms = 3;

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    private static async Task ServeAsync(HttpContext context)
    {
        int way = int.Parse(context.Request.Path.Value!.Split('/')[^1], CultureInfo.InvariantCulture);
        int form = Math.DivRem(way, NextForm, out way);
        Reply reply = way < FirstFitting ? Departure.All[way].Reply : Departure.Fitting[way - FirstFitting].Reply;
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.MediaType;
        foreach ((string name, string value) in reply.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Written(reply.Body, form)));
    }

    private static string Written(string body, int form)
    {
        try
        {
            return form == 0 ? body : JsonNode.Parse(body) is not { } json ? body
                : form == 1 ? json.ToJsonString(s_indented)
                : Regex.Replace(Reversed(json)!.ToJsonString(), "([a-z])(?=[A-Za-z]*\":)", name => $"\\u{(int)name.Value[0]:x4}");
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static JsonNode? Reversed(JsonNode? json) => json switch
    {
        JsonObject fields => new JsonObject(fields.Reverse().Select(field => KeyValuePair.Create(field.Key, Reversed(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Reversed)]),
        _ => json?.DeepClone(),
    };
}
