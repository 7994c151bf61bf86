using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Http;

/// <summary>Adds a request ID to every response, and the API's error body to every refusal.</summary>
internal static class ErrorResponses
{
    public const string RequestIdHeader = "x-request-id";

    /// <summary>The body is not part of a web page, so quotation marks need no escapes.</summary>
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers[RequestIdHeader] = Guid.NewGuid().ToString();
        try
        {
            await next(context);
            await ExplainEmptyRefusalAsync(context);
        }
        catch (Exception fault) when (fault is not BodyCutException
            && !context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await RespondAsync(context, FaultOf(fault));
        }
    }

    private static ApiFault FaultOf(Exception fault) => fault switch
    {
        ApiFault own => own,
        XaiValidationException rule
            => ApiFault.Invalid(string.Join(" ", rule.Violations.Select(violation => $"{violation.Path} {violation.Problem}."))),
        MediaFormatException media => ApiFault.Invalid(media.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            ApiFault.TooLarge("The request body is too large"),
        BadHttpRequestException bad => new ApiFault(bad.StatusCode, "invalid-argument", bad.Message),
        _ => new ApiFault(500, "internal-error", $"The emulator failed: {fault.GetType().Name}: {fault.Message}"),
    };

    /// <summary>Routing refuses unknown paths and methods with an empty response.</summary>
    private static Task ExplainEmptyRefusalAsync(HttpContext context)
    {
        (HttpResponse? response, HttpRequest? request) = (context.Response, context.Request);
        if (response.HasStarted || response.ContentType is not null)
        {
            return Task.CompletedTask;
        }

        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound => RespondAsync(
                context, ApiFault.NotFound($"There is nothing at {request.Method} {request.Path}")),
            StatusCodes.Status405MethodNotAllowed => RespondAsync(
                context,
                new ApiFault(
                    405,
                    "method-not-allowed",
                    $"{request.Path} does not take {request.Method}; see the header 'Allow'",
                    HttpMethods.IsHead(request.Method) ? Undocumented.Head : null)),
            _ => Task.CompletedTask,
        };
    }

    private static async Task RespondAsync(HttpContext context, ApiFault fault)
    {
        HttpResponse response = context.Response;
        response.StatusCode = fault.Status;
        response.ContentType = "application/json";
        if (fault.UndocumentedTopic is { } topic)
        {
            response.Headers.Append(ApiCall.UndocumentedHeader, topic);
        }

        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, s_readable))
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Code);
            json.WriteString("error", fault.Message);
            if (fault.Cost is { } cost)
            {
                json.WriteStartObject("usage");
                json.WriteNumber("cost_in_usd_ticks", cost);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (JournalRecord.Of(context) is { } record)
        {
            await record.ReadUnreadAsync();
            record.WroteJson(body.ToArray());
        }

        response.ContentLength = body.Length;
        body.Position = 0;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await body.CopyToAsync(response.Body, context.RequestAborted);
        }
    }
}
