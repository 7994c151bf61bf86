using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace XaiGen.Emulator.Http;

/// <summary>One call of the API by a team that has shown its key.</summary>
internal sealed class ApiCall(HttpContext context, string team)
{
    public const string UndocumentedHeader = "x-xaigen-undocumented";

    public HttpContext Context => context;

    public HttpRequest Request => context.Request;

    public string Team => team;

    public CancellationToken Aborted => context.RequestAborted;

    public string PathValue(string name) => (string)context.GetRouteValue(name)!;

    /// <summary>A query parameter; one that is empty counts as left out.</summary>
    public string? QueryValue(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>Tells the caller that the published pages do not say what happens here.</summary>
    public void MarkUndocumented(string topic) => context.Response.Headers.Append(UndocumentedHeader, topic);

    /// <summary>The JSON body as a wire type.</summary>
    public async Task<T> ReadBodyAsync<T>()
        where T : class
    {
        using var body = await ParseBodyAsync();
        return Read<T>(body);
    }

    public async Task AnswerAsync<T>(T value, int status = StatusCodes.Status200OK)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, Aborted);
    }

    private async Task<JsonDocument> ParseBodyAsync()
    {
        try
        {
            return await JsonDocument.ParseAsync(Request.Body, cancellationToken: Aborted);
        }
        catch (JsonException fault)
        {
            throw ApiFault.Invalid(
                $"The body is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: "
                + fault.Message.Split(" LineNumber:")[0]);
        }
    }

    private static T Read<T>(JsonDocument body)
        where T : class
    {
        try
        {
            return body.Deserialize<T>() ?? throw ApiFault.Incomplete("The body must be an object, not null");
        }
        catch (JsonException fault)
        {
            throw ApiFault.Incomplete(fault.Message);
        }
    }
}
