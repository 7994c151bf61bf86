#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Linq;
using global::System.Net;
using global::System.Net.Http;
using global::System.Net.Http.Headers;
using global::System.Runtime.Versioning;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>
/// The built-in transport. It uses a handler directly: <see cref="HttpClient"/> would track time and link tokens a second time, and
/// System.ClientModel's transport over it reads responses of any length. See <see cref="ApiResponseLimits"/>.
/// </summary>
internal sealed partial class ApiTransport(HttpMessageInvoker http, Api_ClientOptions options) : PipelineTransport
{
    protected override PipelineMessage CreateMessageCore() => new Message(new Request());

    /// <summary>
    /// Sends a message and reads its response into memory, within the timeout of one attempt. The base class does the same in three
    /// asynchronous methods, whose compilation takes a noticeable part of a program's first call.
    /// </summary>
    public async Task SendAsync(PipelineMessage message)
    {
        CancellationToken cancellation = message.CancellationToken;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(message.NetworkTimeout ?? Timeout.InfiniteTimeSpan);
        try
        {
            ((Message)message).Receive(null);
            using HttpRequestMessage request = RequestOf(message);
            var response = new Response(
                await http.SendAsync(request, deadline.Token).ConfigureAwait(false), message.Request.Method, options);
            ((Message)message).Receive(response);
            await response.ReadAsync(message, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellation.IsCancellationRequested)
        {
            throw new TaskCanceledException(e.Message, e, cancellation);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw ApiResponseLimits.TooLate(message, e);
        }
    }

    [UnsupportedOSPlatform("browser")]
    protected override void ProcessCore(PipelineMessage message)
    {
        using HttpRequestMessage request = RequestOf(message);
        ((Message)message).Receive(new Response(http.Send(request, message.CancellationToken), message.Request.Method, options));
    }

    protected override async ValueTask ProcessCoreAsync(PipelineMessage message)
    {
        using HttpRequestMessage request = RequestOf(message);
        ((Message)message).Receive(
            new Response(await http.SendAsync(request, message.CancellationToken).ConfigureAwait(false), message.Request.Method, options));
    }

    /// <summary>A hook for other code, to pass more of a message on to the handler.</summary>
    static partial void Describe(PipelineMessage message, HttpRequestMessage request);

    /// <summary>Creates a request for one attempt. A handler may have added headers that were meant for a previous attempt only.</summary>
    private static HttpRequestMessage RequestOf(PipelineMessage message)
    {
        HttpRequestMessage request = ((Request)message.Request).ToHttp();
        Describe(message, request);
        return request;
    }

    private sealed class Message(Request request) : PipelineMessage(request)
    {
        public void Receive(Response? response) => Response = response;
    }

    private sealed class Request : PipelineRequest
    {
        private readonly RequestHeaders _headers = new();

        protected override string MethodCore { get; set; } = "GET";

        protected override Uri? UriCore { get; set; }

        protected override BinaryContent? ContentCore { get; set; }

        protected override PipelineRequestHeaders HeadersCore => _headers;

        public HttpRequestMessage ToHttp()
        {
            var request = new HttpRequestMessage(HttpMethod.Parse(Method), Uri) { Content = Content is null ? null : new Body(Content) };
            if (Content is OneSendContent once)
            {
                once.Request = request;
            }

            foreach ((string name, string value) in _headers.All)
            {
                ApiHeaders.Check(name, value);
                if (!request.Headers.TryAddWithoutValidation(name, value))
                {
                    request.Content?.Headers.TryAddWithoutValidation(name, value);
                }
            }

            return request;
        }

        public override void Dispose()
        {
            Content?.Dispose();
            Content = null;
        }
    }

    private sealed class Body(BinaryContent content) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => content.WriteToAsync(stream);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
            => content.WriteToAsync(stream, cancellationToken);

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
            => content.WriteTo(stream, cancellationToken);

        protected override bool TryComputeLength(out long length) => content.TryComputeLength(out length);
    }

    private sealed class RequestHeaders : PipelineRequestHeaders
    {
        public List<KeyValuePair<string, string>> All { get; } = [];

        public override void Add(string name, string value) => All.Add(new(name, value));

        public override void Set(string name, string value)
        {
            Remove(name);
            Add(name, value);
        }

        public override bool Remove(string name)
        {
            int count = All.Count;
            for (int i = count - 1; i >= 0; i--)
            {
                if (Is(All[i], name))
                {
                    All.RemoveAt(i);
                }
            }

            return All.Count < count;
        }

        public override bool TryGetValue(string name, out string? value)
        {
            value = TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values!) : null;
            return value is not null;
        }

        public override bool TryGetValues(string name, out IEnumerable<string>? values)
        {
            List<string>? found = null;
            foreach (KeyValuePair<string, string> header in All)
            {
                if (Is(header, name))
                {
                    (found ??= []).Add(header.Value);
                }
            }

            values = found;
            return found is not null;
        }

        public override IEnumerator<KeyValuePair<string, string>> GetEnumerator() => All.GetEnumerator();

        private static bool Is(KeyValuePair<string, string> header, string name)
            => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Response(HttpResponseMessage response, string method, Api_ClientOptions options) : PipelineResponse
    {
        private readonly ResponseHeaders _headers = new(response);
        private Stream? _stream;
        private BinaryData? _content;

        public override int Status => (int)response.StatusCode;

        public override string ReasonPhrase => response.ReasonPhrase ?? "";

        public override Stream? ContentStream
        {
            get => _stream ??= _content?.ToStream() ?? response.Content.ReadAsStream();
            set
            {
                _stream = value;
                _content = null;
            }
        }

        public override BinaryData Content => _content ?? (_stream is MemoryStream memory
            ? _content = new BinaryData(memory.ToArray())
            : throw new InvalidOperationException("The response has not been read into memory: buffer it first, or read ContentStream."));

        protected override PipelineResponseHeaders HeadersCore => _headers;

        public override BinaryData BufferContent(CancellationToken cancellationToken = default)
            => BufferAsync(cancellationToken, async: false).AsTask().GetAwaiter().GetResult();

        public override ValueTask<BinaryData> BufferContentAsync(CancellationToken cancellationToken = default)
            => BufferAsync(cancellationToken, async: true);

        /// <summary>Finds out whether it is an error, and reads it into memory.</summary>
        public ValueTask<BinaryData> ReadAsync(PipelineMessage message, CancellationToken cancellationToken)
        {
            IsErrorCore = message.ResponseClassifier.TryClassify(message, out bool isError)
                ? isError
                : PipelineMessageClassifier.Default.TryClassify(message, out isError) && isError;
            return BufferAsync(cancellationToken, async: true);
        }

        public override void Dispose()
        {
            _stream?.Dispose();
            response.Dispose();
        }

        private async ValueTask<BinaryData> BufferAsync(CancellationToken cancellationToken, bool async)
        {
            if (_content is not null)
            {
                return _content;
            }

            var memory = new MemoryStream();
            using (LimitedStream content = ApiResponseLimits.Of(this, options, method, isBuffered: true))
            {
                try
                {
                    if (async)
                    {
                        await content.CopyToAsync(memory, cancellationToken).ConfigureAwait(false);
                    }
                    else
                    {
                        content.CopyTo(memory);
                    }
                }
                catch (Exception e) when (IsError && ApiFailure.IsWithoutResponse(e))
                {
                    // The status is known and matters more than the lost body.
                    memory.SetLength(0);
                }
            }

            _stream = null;
            return _content = new BinaryData(memory.GetBuffer().AsMemory(0, (int)memory.Length));
        }
    }

    private sealed class ResponseHeaders(HttpResponseMessage response) : PipelineResponseHeaders
    {
        public override bool TryGetValue(string name, out string? value)
        {
            value = TryGet(name, out HeaderStringValues values) ? values.ToString() : null;
            return value is not null;
        }

        public override bool TryGetValues(string name, out IEnumerable<string>? values)
        {
            values = TryGet(name, out HeaderStringValues all) ? (string[])[.. all] : null;
            return values is not null;
        }

        public override IEnumerator<KeyValuePair<string, string>> GetEnumerator()
            => response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .Select(header => new KeyValuePair<string, string>(header.Key, header.Value.ToString())).GetEnumerator();

        private bool TryGet(string name, out HeaderStringValues values)
            => response.Headers.NonValidated.TryGetValues(name, out values)
                || response.Content.Headers.NonValidated.TryGetValues(name, out values);
    }
}
