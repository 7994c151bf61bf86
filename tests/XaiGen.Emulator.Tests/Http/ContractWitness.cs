using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Tests.Http;

/// <summary>Validates every response of an emulator against the contract, whichever client sent the request.</summary>
internal sealed class ContractWitness
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Stream body = context.Response.Body;
        var copy = new CopyingStream(body, () => IsJson(context.Response));
        context.Response.Body = copy;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        // A response that a fault truncated is not validated.
        if (!context.RequestAborted.IsCancellationRequested && JournalRecord.Of(context) is not { HasNoResponse: true })
        {
            Judge(context, copy.Copied);
        }
    }

    /// <summary>Fails if any response so far did not match the contract.</summary>
    public void Complain() => _complaints.ShouldBeEmpty();

    private static bool IsJson(HttpResponse response) => response.ContentType?.StartsWith("application/json") == true;

    private void Judge(HttpContext context, byte[] json)
    {
        (HttpRequest? request, HttpResponse? response) = (context.Request, context.Response);
        string call = $"{request.Method} {request.Path} {response.StatusCode}";
        if (response.Headers["x-request-id"].ToString() is "")
        {
            _complaints.Enqueue($"{call}: x-request-id is missing");
        }

        if (request.Path.StartsWithSegments("/v1")
            && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } path } endpoint
            && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(request.Method) == true
            && ContractAnswers.Shared.Judge($"{request.Method} {path}", response.StatusCode, response.ContentType, json) is { } wrong)
        {
            _complaints.Enqueue($"{call}: {wrong}");
        }
    }

    /// <summary>Passes all bytes on, and keeps a copy if it is needed.</summary>
    private sealed class CopyingStream(Stream target, Func<bool> isWanted) : PassingStream(target)
    {
        private readonly MemoryStream _copy = new();

        public byte[] Copied => _copy.ToArray();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (isWanted())
            {
                _copy.Write(buffer.Span);
            }

            return Target.WriteAsync(buffer, cancellationToken);
        }
    }
}
