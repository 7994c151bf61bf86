using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace XaiGen.Emulator.Control;

/// <summary>The responses of the control routes.</summary>
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(ClockView))]
[JsonSerializable(typeof(FaultList))]
[JsonSerializable(typeof(FaultView))]
[JsonSerializable(typeof(RequestList))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(FileViewList))]
[JsonSerializable(typeof(FileView))]
[JsonSerializable(typeof(RevokedView))]
[JsonSerializable(typeof(DoneView))]
[JsonSerializable(typeof(HelloView))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(ResultList))]
internal sealed partial class ControlViews : JsonSerializerContext
{
    /// <summary>Leaves quotation marks within JSON bodies unescaped; the page never interprets text as HTML.</summary>
    private static readonly ControlViews s_readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] ToJson<T>(T view) => JsonSerializer.SerializeToUtf8Bytes(view, typeof(T), s_readable);

    public static async Task RespondAsync<T>(HttpContext context, T view)
    {
        byte[] json = ToJson(view);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}
