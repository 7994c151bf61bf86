#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.Globalization;
using global::System.Linq;
using global::System.Runtime.CompilerServices;

/// <summary>One request as an operation describes it: where, what, and whether it may be repeated.</summary>
internal sealed class ApiRequest(string operationId, string method, RetrySafety safety)
{
    private const string Json = "application/json";

    // Texts, not builders: they are of few pieces, and mostly of one.
    private string _path = "";
    private string _route = "";
    private string _query = "";
    private string _cookies = "";
    private Uri? _next;
    private List<(string Name, string Value)>? _headers;
    private string _accept = Json;
    private string? _heldAccept;
    private string? _contentType;
    private BinaryContent? _content;

    public string OperationId { get; } = operationId;

    public string Method { get; } = method;

    public RetrySafety Safety { get; } = safety;

    /// <summary>What it has to prove, as alternatives of <see cref="ApiAuthentication"/>; null where that of the client holds.</summary>
    public string[]? Security { get; private set; }

    /// <summary>The server it goes to: the operation's own, if it has one, until it is sent.</summary>
    public Uri? Server { get; private set; }

    /// <summary>Where it goes in full, once it is sent.</summary>
    public Uri? Address { get; private set; }

    /// <summary>What it was sent by, once it is sent.</summary>
    public ApiConnection? Connection { get; set; }

    /// <summary>Whether the response is handed on as it arrives, not read into memory first.</summary>
    public bool IsStream { get; private set; }

    /// <summary>Whether the response is read item by item, and so has no end that is known.</summary>
    public bool IsItems { get; private set; }

    /// <summary>What reads the bodies of errors, by status: each a <see cref="JsonReader{T}"/>.</summary>
    public List<(string Status, Delegate Read)> Errors { get; } = [];

    /// <summary>How often it has been sent; kept by <see cref="ApiRetryPolicy"/>.</summary>
    public int Tries { get; set; }

    /// <summary>Why the tries before the last one failed; kept by <see cref="ApiRetryPolicy"/>.</summary>
    public List<string> FailedTries { get; } = [];

    /// <summary>The body of the last try, where a transport other than the built-in one sends a billed request.</summary>
    public OneSendContent? Body { get; set; }

    /// <summary>What must be in no message about it; kept by <see cref="ApiConnection"/>.</summary>
    public ApiSecrets Secrets { get; set; } = ApiSecrets.None;

    /// <summary>False when the body comes from a stream that can be read only once.</summary>
    public bool CanBeResent => _content is not IOnceReadable { CanBeResent: false };

    /// <summary>The request's name in messages. Without the query, which may hold what a log must not.</summary>
    public override string ToString() => $"{Method} {_path}";

    /// <summary>Text from outside as a message shows it: without secrets, in one line.</summary>
    public string Shown(string text, int limit = ShownText.MaxLength) => ShownText.OneLine(Secrets.Mask(text), limit);

    /// <summary>Appends a piece of path that is encoded already.</summary>
    public ApiRequest Path(string literal)
    {
        _path += literal;
        _route += literal;
        return this;
    }

    /// <summary>Appends an identifier. One that could lead to another route is a mistake, and is refused rather than encoded.</summary>
    public ApiRequest Id(string name, string? value, [CallerArgumentExpression(nameof(value))] string argument = "")
    {
        int bad = value.AsSpan().IndexOfAny('/', '\\');
        if (bad >= 0)
        {
            throw new ArgumentException($"'{name}' is not an identifier: it contains '{value![bad]}'.", At.NameOf(argument));
        }

        if (value is not null && value.Any(char.IsControl))
        {
            throw new ArgumentException($"'{name}' is not an identifier: it contains a control character.", At.NameOf(argument));
        }

        return Segment(name, value, argument);
    }

    /// <summary>Appends a value as one path segment, percent-encoded.</summary>
    public ApiRequest Segment(string name, string? value, [CallerArgumentExpression(nameof(value))] string argument = "")
        => Encoded(name, value is null ? "" : Uri.EscapeDataString(value), At.NameOf(argument));

    /// <summary>Appends a value of <see cref="StyledText"/> as one path segment.</summary>
    /// <param name="argument">What the caller has for it, if that is not its name on the wire.</param>
    public ApiRequest Encoded(string name, string value, string? argument = null)
    {
        if (string.IsNullOrWhiteSpace(Uri.UnescapeDataString(value)))
        {
            throw new ArgumentException($"'{name}' is part of the path and must not be empty.", argument ?? name);
        }

        // Dot segments are resolved away even when percent-encoded, so no encoding makes them safe.
        if (value is "." or "..")
        {
            throw new ArgumentException($"'{name}' is part of the path and must not be '{value}'.", argument ?? name);
        }

        _path += value;
        _route += $"{{{name}}}";
        return this;
    }

    /// <summary>Adds a query parameter; null is left out.</summary>
    public ApiRequest Query(string name, string? value) => Query(StyledText.Field(name, value));

    /// <summary>Adds a value that is all of the query; null is left out.</summary>
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

    /// <summary>Goes to the URL that an earlier page names, relative to this request or in full; null goes where the path leads.</summary>
    public ApiRequest Next(Uri? url)
    {
        _next = url;
        return this;
    }

    /// <summary>Adds a header; null is left out.</summary>
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

    /// <summary>Adds a cookie, percent-encoded; null is left out.</summary>
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

    /// <summary>Says which media type the response should have; JSON unless said.</summary>
    public ApiRequest Accept(string mediaType)
    {
        _accept = mediaType;
        return this;
    }

    /// <summary>Says what the request has to prove; with no alternative nothing, and no key is sent.</summary>
    public ApiRequest Authenticate(params string[] alternatives)
    {
        Security = alternatives;
        return this;
    }

    /// <summary>Sends to a server of the operation's own, unless the client was given an address.</summary>
    public ApiRequest To(string server)
    {
        Server = new Uri(server);
        return this;
    }

    /// <summary>Hands the response on as it arrives; read it with <see cref="ApiConnection.ReadStream"/>.</summary>
    public ApiRequest Stream()
    {
        IsStream = true;
        return this;
    }

    /// <summary>Says which type the body of an error of these statuses is.</summary>
    public ApiRequest Error<T>(params string[] statuses)
        where T : class, IWireModel<T>
        => Error(JsonRead.Model<T>, statuses);

    /// <summary>Says how the body of an error of these statuses is read.</summary>
    public ApiRequest Error<T>(JsonReader<T> read, params string[] statuses)
    {
        Errors.AddRange(statuses.Select(status => (status, (Delegate)read)));
        return this;
    }

    /// <summary>Reads the body of an error with that status; null if the contract does not describe it.</summary>
    public Delegate? ErrorOf(int status)
    {
        string exact = status.ToString(CultureInfo.InvariantCulture);
        return Of(exact) ?? Of($"{exact[0]}XX") ?? Of("default");

        Delegate? Of(string wanted) => Errors.Find(error => error.Status == wanted).Read;
    }

    /// <summary>Hands the response on item by item.</summary>
    public ApiRequest Items()
    {
        IsItems = true;
        return Stream();
    }

    /// <summary>Sends a body of the caller's.</summary>
    public ApiRequest Content(BinaryContent content, string? mediaType)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;
        _contentType = mediaType;
        return this;
    }

    /// <summary>Sends a body of the caller's, or none.</summary>
    public ApiRequest OptionalContent(BinaryContent? content, string? mediaType) => content is null ? this : Content(content, mediaType);

    /// <summary>
    /// Takes the wish for server-sent events out of a message until it is sent. System.ClientModel looks for it before its policies run:
    /// it would resend the request when the connection breaks, billed or not, and follow redirects.
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

    /// <summary>Puts back what <see cref="HoldAccept"/> took.</summary>
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

    /// <summary>Fills in a message that is to be sent to <paramref name="server"/>.</summary>
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

        // A compressed text that is cut short can be taken for the whole; of JSON, the reader sees that its end is missing.
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
