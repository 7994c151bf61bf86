using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Http;

/// <summary>A call of the API by an authenticated team.</summary>
internal sealed class ApiCall
{
    public const string UndocumentedHeader = "x-xaigen-undocumented";

    /// <summary>Larger lengths in headers are not trusted: no buffer of that size is allocated in advance.</summary>
    private const int MaxTrustedLength = 1024 * 1024;

    public ApiCall(HttpContext context, Caller caller)
    {
        (Context, Caller) = (context, caller);
        Record?.SetTeam(caller.Team);
    }

    public HttpContext Context { get; }

    public HttpRequest Request => Context.Request;

    public Caller Caller { get; }

    public string Team => Caller.Team;

    public Uri BaseUrl => Caller.BaseUrl;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The planned faults; null if there are none for the call.</summary>
    public CallFaults? Faults => Context.Features.Get<CallFaults>();

    public JournalRecord? Record => JournalRecord.Of(Context);

    public static Leniency LeniencyOf(HttpContext context, bool isLenient)
        => new(isLenient, topic => context.Response.Headers.Append(Leniency.Header, topic));

    public string PathValue(string name) => (string)Context.GetRouteValue(name)!;

    /// <summary>A query parameter; an empty one is treated as absent.</summary>
    public string? QueryValue(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>The maximum number of items on a page of a list.</summary>
    public int LimitOf(int usual, int most)
    {
        if (QueryValue("limit") is not { } text)
        {
            return usual;
        }

        bool isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int limit);
        if (!isNumber || limit < 1 || limit > most)
        {
            Caller.Leniency.Refuse(
                ApiFault.Invalid($"'limit' must be between 1 and {most}; it is {text}", Undocumented.LimitOutOfRange),
                Leniency.LimitOutOfRange);
        }

        return isNumber ? Math.Clamp(limit, 1, most) : usual;
    }

    /// <summary>Marks the response: its behaviour is not in the published documentation.</summary>
    public void MarkUndocumented(string topic) => Context.Response.Headers.Append(UndocumentedHeader, topic);

    public void MarkUndocumented(IEnumerable<string> topics)
    {
        foreach (string topic in topics)
        {
            MarkUndocumented(topic);
        }
    }

    /// <summary>The JSON body as a wire type.</summary>
    public async Task<T> ReadBodyAsync<T>()
        where T : class
    {
        using JsonDocument body = await ParseBodyAsync();
        return Read<T>(OtherSpellings.Translate(body.RootElement));
    }

    public async Task RespondAsync<T>(T value, int status = StatusCodes.Status200OK)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value);
        Record?.WroteJson(json);
        Context.Response.StatusCode = status;
        Context.Response.ContentType = "application/json";
        Context.Response.ContentLength = json.Length;
        await Context.Response.Body.WriteAsync(json, Aborted);
    }

    /// <summary>Responds with only a status.</summary>
    public Task RespondEmptyAsync(int status)
    {
        Context.Response.StatusCode = status;
        Context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private async Task<JsonDocument> ParseBodyAsync()
    {
        using var received = new MemoryStream((int)Math.Min(Request.ContentLength ?? 0, MaxTrustedLength));
        await Request.Body.CopyToAsync(received, Aborted);
        ReadOnlyMemory<byte> body = received.GetBuffer().AsMemory(0, (int)received.Length);
        Record?.ReadJson(body);
        if (body.IsEmpty)
        {
            Caller.Leniency.Refuse(
                ApiFault.WrongMediaType("The body is empty; send JSON, at least '{}', with 'Content-Type: application/json'"),
                Leniency.EmptyBody);
            body = "{}"u8.ToArray();
        }
        else if (!Request.HasJsonContentType())
        {
            Caller.Leniency.Refuse(
                ApiFault.WrongMediaType(
                    "The body must be JSON, sent with 'Content-Type: application/json'; it is "
                    + $"{(Request.ContentType is { Length: > 0 } type ? type : "sent without a Content-Type")}"),
                Leniency.ContentType);
        }

        return JsonText.Parse(body);
    }

    private static T Read<T>(JsonElement body)
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
