// What the transport uses of Microsoft.Kiota.Abstractions, which the feed does not have: the same names and signatures,
// and behind them as little as its tests need. It is compiled into the tests, and into an assembly of its own.

using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Kiota.Abstractions.Serialization;

#nullable enable

namespace Microsoft.Kiota.Abstractions
{
    public enum Method
    {
        GET,
        POST,
        PATCH,
        DELETE,
        OPTIONS,
        PUT,
        HEAD,
    }

    public interface IRequestAdapter
    {
        string? BaseUrl { get; set; }

        Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default);

        Task<T?> SendPrimitiveAsync<T>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default);

        Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default);
    }

    public interface IResponseHandler
    {
        Task<TModel?> HandleResponseAsync<TNative, TModel>(TNative response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings);
    }

    public class NativeResponseHandler : IResponseHandler
    {
        public object? Value;

        public Task<TModel?> HandleResponseAsync<TNative, TModel>(TNative response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings)
        {
            Value = response;
            return Task.FromResult(default(TModel));
        }
    }

    public class RequestInformation
    {
        public Method HttpMethod { get; set; }

        public Uri URI { get; set; } = null!;

        public RequestHeaders Headers { get; } = new();

        public Stream Content { get; set; } = Stream.Null;

        internal IResponseHandler? Handler { get; private set; }

        public void SetStreamContent(Stream content, string contentType)
        {
            Content = content;
            Headers.TryAdd("Content-Type", contentType);
        }

        public void SetResponseHandler(IResponseHandler responseHandler) => Handler = responseHandler;
    }

    public class RequestHeaders
    {
        /// <summary>Sets, as in Kiota: each value once.</summary>
        internal Dictionary<string, HashSet<string>> All { get; } = new(StringComparer.OrdinalIgnoreCase);

        public void Add(string headerName, params string[] headerValues)
        {
            if (!TryAdd(headerName, headerValues[0]))
            {
                All[headerName].UnionWith(headerValues);
            }
        }

        public bool TryAdd(string headerName, string headerValue) => All.TryAdd(headerName, [headerValue]);
    }
}

namespace Microsoft.Kiota.Abstractions.Serialization
{
    public interface IParsable;

    public interface IParseNode;

    public delegate T ParsableFactory<T>(IParseNode node)
        where T : IParsable;
}
