using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Http;
using XaiGen.Traffic.Redacting;

namespace XaiGen.Emulator.Control;

/// <summary>
/// The data of a request, collected while it is processed. The code that reads or writes a body records it, so that nothing is copied for
/// the journal.
/// </summary>
internal sealed class JournalRecord(RequestJournal journal, KeyRing keys, HttpContext context, DateTimeOffset at)
{
    private static readonly SecretNames s_secrets = new([]);

    private readonly long _started = Stopwatch.GetTimestamp();
    private JournalBody? _request;
    private JournalBody? _response;
    private string? _team;
    private List<string>? _faults;
    private List<JournalMedia>? _media;
    private Uri? _passedOnTo;
    private bool _isClosed;

    /// <summary>Whether the connection is closed before the response.</summary>
    public bool HasNoResponse { get; private set; }

    /// <summary>The record of a request; null if requests are not recorded.</summary>
    public static JournalRecord? Of(HttpContext context) => context.Features.Get<JournalRecord>();

    public void SetTeam(string team) => _team = team;

    public void ReadJson(ReadOnlyMemory<byte> body) => _request = JournalBody.OfJson(context.Request.ContentType, body);

    /// <summary>
    /// Reads the body of a request that was refused before its body was read, so that the request can be sent again. Bodies that are long,
    /// or of unknown length, are not read.
    /// </summary>
    public async Task ReadUnreadAsync()
    {
        HttpRequest request = context.Request;
        if (_request is not null || request.ContentLength is not (> 0 and <= JournalBody.MaxKeptBytes) || !request.HasJsonContentType())
        {
            return;
        }

        try
        {
            byte[] body = new byte[request.ContentLength.Value];
            await request.Body.ReadExactlyAsync(body, context.RequestAborted);
            ReadJson(body);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The body did not arrive; the refusal is sent anyway.
        }
    }

    public void ReadOther(string note)
        => _request = JournalBody.OfOther(TypeOf(context.Request.ContentType), context.Request.ContentLength, note);

    public void WroteJson(ReadOnlyMemory<byte> body) => _response = JournalBody.OfJson("application/json", body);

    /// <summary>The response contains a result.</summary>
    public void Shows(Uri url, string contentType) => Shows(url.AbsolutePath, contentType);

    /// <summary>The response contains a result.</summary>
    public void Shows(string path, string contentType) => (_media ??= []).Add(new JournalMedia(path, null, null, contentType));

    /// <summary>The response refers to a file.</summary>
    public void Shows(StoredFile file) => (_media ??= []).Add(new JournalMedia(null, file.Id, file.FileName, file.ContentType));

    /// <summary>The request is sent on to another API.</summary>
    public void PassOn(Uri target) => _passedOnTo = target;

    public void Struck(Fault fault)
    {
        (_faults ??= []).Add(fault.Kind);
        HasNoResponse |= fault is Fault.ConnectionReset;
    }

    /// <summary>
    /// Adds the entry to the journal, once. This happens before the caller can see the end of the request, so that the caller finds the
    /// entry.
    /// </summary>
    public void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            journal.Add(ToEntry);
        }
    }

    private JournalEntry ToEntry(long id)
    {
        (HttpRequest? request, HttpResponse? response) = (context.Request, context.Response);
        return new JournalEntry
        {
            Id = id,
            At = at,
            Method = request.Method,
            Path = WithoutSecrets(ActingTeam.PathWithout(context)),
            PassedOnTo = _passedOnTo,
            Operation = context.GetEndpoint()?.Metadata.GetMetadata<OperationName>()?.Value,
            Team = _team ?? keys.Find(request),
            Status = HasNoResponse || context.RequestAborted.IsCancellationRequested ? null : response.StatusCode,
            Duration = Stopwatch.GetElapsedTime(_started),
            RequestId = TextOf(response.Headers[ErrorResponses.RequestIdHeader]),
            Undocumented = TextOf(response.Headers[ApiCall.UndocumentedHeader]),
            Faults = _faults ?? (IReadOnlyList<string>)[],
            RequestHeaders = HeadersOf(request.Headers),
            ResponseHeaders = HeadersOf(response.Headers),
            Media = _media ?? (IReadOnlyList<JournalMedia>)[],
            Request = _request ?? (HasBody ? BodyOf(request.ContentType, request.ContentLength) : null),
            Response = _response ?? BodyOf(response.ContentType, response.ContentLength),
        };
    }

    /// <summary>A content type without a body is not a body.</summary>
    private bool HasBody => context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    /// <summary>The headers without secrets.</summary>
    private static Dictionary<string, string> HeadersOf(IHeaderDictionary headers) => headers
        .Where(header => header.Key == HeaderNames.Authorization
            || !(s_secrets.HasHeader(header.Key) || header.Key.Equals(ControlGuard.PageHeader, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(
            header => header.Key,
            header => header.Key == HeaderNames.Authorization ? $"{header.Value.ToString().Split(' ')[0]} …" : header.Value.ToString());

    /// <summary>The target of the request without the values of query parameters that hold keys.</summary>
    private static string WithoutSecrets(string target)
    {
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..(query + 1)] + string.Join('&', target[(query + 1)..].Split('&').Select(pair
            => pair.Split('=', 2) is [var name, _] && s_secrets.HasParameter(Uri.UnescapeDataString(name)) ? name + "=…" : pair));
    }

    private static JournalBody? BodyOf(string? contentType, long? length)
        => contentType is null && length is null or 0 ? null : JournalBody.OfOther(TypeOf(contentType), length);

    /// <summary>The media type without parameters, such as the boundary of a form.</summary>
    private static string? TypeOf(string? contentType) => contentType?.Split(';')[0];

    private static string? TextOf(StringValues values)
        => values.Count == 0 ? null : values.ToString();
}
