#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Runtime.CompilerServices;

/// <summary>One request of an operation: its URL, its content, and whether it may be repeated.</summary>
internal sealed class ApiRequest(string operationId, string method, RetrySafety safety)
{
    private const string Json = "application/json";

    // Strings instead of builders: they have few parts, mostly one.
    private string _path = "";
    private string _route = "";
    private string _query = "";
    private string _cookies = "";
    private Uri? _next;
    private List<(string Name, string Value)>? _headers;
    private List<(string[] Statuses, Delegate Read)>? _errors;
    private string _accept = Json;
    private string? _heldAccept;
    private string? _contentType;
    private BinaryContent? _content;

    public string OperationId { get; } = operationId;

    public string Method { get; } = method;

    public RetrySafety Safety { get; } = safety;

    /// <summary>The required credentials, as alternatives of <see cref="ApiAuthentication"/>; null for the client's default.</summary>
    public string[]? Security { get; private set; }

    /// <summary>The server: the operation's own if it has one, until the request is sent.</summary>
    public Uri? Server { get; private set; }

    /// <summary>The full URL, once the request is sent.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The connection, once the request is sent.</summary>
    public ApiConnection? Connection { get; set; }

    /// <summary>Whether the response is passed on as it arrives instead of being read into memory first.</summary>
    public bool IsStream { get; private set; }

    /// <summary>Whether the response is read item by item, so that its length is not known.</summary>
    public bool IsItems { get; private set; }

    public bool IsPart { get; private set; }

    /// <summary>How often the request has been sent; set by <see cref="ApiRetryPolicy"/>.</summary>
    public int Tries { get; set; }

    /// <summary>Why the attempts before the last one failed; set by <see cref="ApiRetryPolicy"/>.</summary>
    public List<string> FailedTries { get; } = [];

    /// <summary>The body of the last attempt, if a transport other than the built-in one sends a billed request.</summary>
    public OneSendContent? Body { get; set; }

    /// <summary>The secrets that messages must not contain; set by <see cref="ApiConnection"/>.</summary>
    public ApiSecrets Secrets { get; set; } = ApiSecrets.None;

    /// <summary>False if the body comes from a stream that can be read only once.</summary>
    public bool CanBeResent => _content is not IOnceReadable { CanBeResent: false };

    /// <summary>The name of the request in messages, without the query, which may contain secrets.</summary>
    public override string ToString() => $"{Method} {_path}";

    /// <summary>Prepares text from outside for a message: without secrets, on one line.</summary>
    public string Shown(string text, int limit = ShownText.MaxLength) => ShownText.OneLine(Secrets.Mask(text), limit);

    /// <summary>Appends a part of the path that is already encoded.</summary>
    public ApiRequest Path(string literal)
    {
        _path += literal;
        _route += literal;
        return this;
    }

    /// <summary>Appends an identifier. One that could lead to another route is a mistake, and is refused instead of encoded.</summary>
    public ApiRequest Id(string name, string? value, [CallerArgumentExpression(nameof(value))] string argument = "")
    {
        int bad = value.AsSpan().IndexOfAny('/', '\\');
        if (bad >= 0)
        {
            throw new ArgumentException($"'{name}' is not an identifier: it contains '{value![bad]}'.", At.NameOf(argument));
        }

        foreach (char c in value.AsSpan())
        {
            if (char.IsControl(c))
            {
                throw new ArgumentException($"'{name}' is not an identifier: it contains a control character.", At.NameOf(argument));
            }
        }

        return Segment(name, value, argument);
    }

    /// <summary>Appends a value as one path segment, percent-encoded.</summary>
    public ApiRequest Segment(string name, string? value, [CallerArgumentExpression(nameof(value))] string argument = "")
        => Encoded(name, value is null ? "" : Uri.EscapeDataString(value), argument);

    /// <summary>Appends a value of <see cref="StyledText"/> as one path segment.</summary>
    /// <param name="argument">The expression of the caller's argument, if its name differs from the wire name.</param>
    public ApiRequest Encoded(string name, string value, string? argument = null)
    {
        if (string.IsNullOrWhiteSpace(Uri.UnescapeDataString(value)))
        {
            throw new ArgumentException($"'{name}' is part of the path and must not be empty.", NameOf());
        }

        // Dot segments are resolved away even when percent-encoded, so no encoding makes them safe.
        if (value is "." or "..")
        {
            throw new ArgumentException($"'{name}' is part of the path and must not be '{value}'.", NameOf());
        }

        _path += value;
        _route += $"{{{name}}}";
        return this;

        string NameOf() => argument is null ? name : At.NameOf(argument);
    }

    /// <summary>Adds a query parameter; null is omitted.</summary>
    public ApiRequest Query(string name, string? value) => Query(StyledText.Field(name, value));

    /// <summary>Adds a value that is the whole query; null is omitted.</summary>
    public ApiRequest Query(string? value)
    {
        _query = value is null ? _query : $"{(_query.Length == 0 ? '?' : '&')}{Uri.EscapeDataString(value)}";
        return this;
    }

    /// <summary>Adds the fields of a query parameter.</summary>
    public ApiRequest Query(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach ((string name, string value) in fields)
        {
            _query += $"{(_query.Length == 0 ? '?' : '&')}{name}={value}";
        }

        return this;
    }

    /// <summary>
    /// Sets the URL of the next page from an earlier page, relative to this request or absolute; null keeps the operation's path.
    /// </summary>
    public ApiRequest Next(Uri? url)
    {
        _next = url;
        return this;
    }

    /// <summary>Adds a header; null is omitted.</summary>
    /// <exception cref="ArgumentException">The value is not valid in a header.</exception>
    public ApiRequest Header(string name, string? value)
    {
        if (value is null)
        {
            return this;
        }

        if (value.Length == 0)
        {
            throw new ArgumentException($"'{name}' is sent as a header, so it must not be empty.", name);
        }

        ApiHeaders.Check(name, value);

        (_headers ??= []).Add((name, value));
        return this;
    }

    /// <summary>Adds a cookie, percent-encoded; null is omitted.</summary>
    public ApiRequest Cookie(string name, string? value) => Cookie(StyledText.Field(name, value));

    /// <summary>Adds the cookies of a parameter.</summary>
    public ApiRequest Cookie(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach ((string name, string value) in fields)
        {
            _cookies += $"{(_cookies.Length == 0 ? "" : "; ")}{name}={value}";
        }

        return this;
    }

    /// <summary>Sets the media type that the response should have. The default is JSON.</summary>
    public ApiRequest Accept(string mediaType)
    {
        _accept = mediaType;
        return this;
    }

    /// <summary>Sets the required credentials; without alternatives, no key is sent.</summary>
    public ApiRequest Authenticate(params string[] alternatives)
    {
        Security = alternatives;
        return this;
    }

    /// <summary>Sends to the operation's own server, unless the options have an endpoint.</summary>
    public ApiRequest To(string server)
    {
        Server = new Uri(server);
        return this;
    }

    /// <summary>Passes the response on as it arrives; read it with <see cref="ApiConnection.ReadStream"/>.</summary>
    public ApiRequest Stream()
    {
        IsStream = true;
        return this;
    }

    /// <summary>Accepts a partial response although the request asks for no range, because the contract describes one.</summary>
    public ApiRequest Part()
    {
        IsPart = true;
        return this;
    }

    /// <summary>Sets the type of the error body of these statuses.</summary>
    public ApiRequest Error<T>(params string[] statuses)
        where T : class, IWireModel<T>
        => Error(JsonRead.Model<T>, statuses);

    /// <summary>Sets the reader of the error body of these statuses.</summary>
    public ApiRequest Error<T>(JsonReader<T> read, params string[] statuses)
    {
        (_errors ??= []).Add((statuses, read));
        return this;
    }

    /// <summary>
    /// The <see cref="JsonReader{T}"/> for the body of an error with that status; null if the contract does not describe it.
    /// </summary>
    public Delegate? ErrorOf(int status)
    {
        string exact = status.ToString(CultureInfo.InvariantCulture);
        return Of(exact) ?? Of($"{exact[0]}XX") ?? Of("default");

        Delegate? Of(string wanted) => _errors?.Find(error => Array.IndexOf(error.Statuses, wanted) >= 0).Read;
    }

    /// <summary>Passes the response on item by item.</summary>
    public ApiRequest Items()
    {
        IsItems = true;
        return Stream();
    }

    /// <summary>Sends a body from the caller.</summary>
    public ApiRequest Content(BinaryContent content, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;
        _contentType = mediaType;
        return this;
    }

    /// <summary>Sends a body from the caller, or none.</summary>
    public ApiRequest OptionalContent(BinaryContent? content, string? mediaType) => content is null ? this : Content(content, mediaType);

    /// <summary>
    /// Removes the Accept header for server-sent events from a message until it is sent. System.ClientModel checks it before its policies
    /// run, and would then send the request again when the connection breaks, billed or not, and follow redirects.
    /// </summary>
    public void HoldAccept(PipelineRequest request)
    {
        if (request.Headers.TryGetValue("Accept", out string? accept)
            && accept!.Contains("event-stream", StringComparison.OrdinalIgnoreCase))
        {
            _heldAccept = accept;
            request.Headers.Remove("Accept");
        }
    }

    /// <summary>Restores the header that <see cref="HoldAccept"/> removed.</summary>
    public void RestoreAccept(PipelineRequest request)
    {
        if (_heldAccept is not null)
        {
            request.Headers.Set("Accept", _heldAccept);
        }
    }

    private Uri AddressAt(Uri server)
    {
        var address = new Uri(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + _path + _query);
        if (_next is null)
        {
            return address;
        }

        var next = new Uri(address, _next);
        return next.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority) && next.UserInfo.Length == 0
            ? next
            : throw new ArgumentException(
                $"The next page is at {ShownText.OneLine(next.GetLeftPart(UriPartial.Authority), 200)}, but this client, and its key, "
                + $"belong to {address.GetLeftPart(UriPartial.Authority)}. Nothing was sent.",
                "nextPage");
    }

    /// <summary>Fills in a message to be sent to <paramref name="server"/>.</summary>
    public void WriteTo(PipelineMessage message, Uri server)
    {
        Server = server;
        message.SetProperty(typeof(ApiRequest), this);

        // For code that names calls, such as a transport's telemetry: a framework type, because that code may be in another package.
        message.SetProperty(typeof(Uri), _route);
        PipelineRequest request = message.Request;
        request.Method = Method;
        request.Uri = Address = AddressAt(server);
        request.Headers.Set("Accept", _accept);

        // Truncated compressed text could be taken for the whole; for JSON, the reader notices that the end is missing.
        request.Headers.Set("Accept-Encoding", IsStream || _accept != Json ? "identity" : "gzip, deflate, br");
        if (_headers is not null)
        {
            foreach ((string name, string value) in _headers)
            {
                request.Headers.Add(name, value);
            }
        }

        if (_cookies.Length > 0)
        {
            request.Headers.Set("Cookie", _cookies);
        }

        if (_content is not null)
        {
            request.Content = _content;
        }

        if (_contentType is not null)
        {
            request.Headers.Set("Content-Type", _contentType);
        }
    }
}
