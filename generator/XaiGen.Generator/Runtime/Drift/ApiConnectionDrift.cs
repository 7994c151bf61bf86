#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::Microsoft.Extensions.Logging;

internal sealed partial class ApiConnection
{
    private ILogger? _driftLog;

    private ILogger? DriftLog
        => _driftLog ??= Settings?.ClientLoggingOptions is { LoggerFactory: { } factory, EnableLogging: not false }
            ? factory.CreateLogger("SupportNamespace.ContractDrift")
            : null;

    private bool IsHeard => ApiDrift.IsWatched || Settings.ListensToDrift || DriftLog?.IsEnabled(LogLevel.Warning) == true;

    partial void Notice(ApiRequest request, PipelineResponse response)
    {
        if (IsHeard)
        {
            ReadOnlyMemory<byte>? body = null;
            try
            {
                body = request.IsStream && !response.IsError ? null : response.Content.ToMemory();
            }
            catch (InvalidOperationException)
            {
                // The caller reads it as it arrives.
            }

            ApiDrift.Add(new SeenResponse(this, request, response) { Body = body });
        }
    }

    public static void NoticeItem(ClientResult result, ReadOnlySpan<byte> item)
    {
        if (result is ApiResult { Request: { Connection: { IsHeard: true } connection } request })
        {
            ApiDrift.Add(new SeenResponse(connection, request, result.GetRawResponse()) { Body = item.ToArray(), IsItem = true });
        }
    }

    /// <summary>What is kept of a response until there is time to look at it.</summary>
    internal sealed class SeenResponse(ApiConnection connection, ApiRequest request, PipelineResponse response)
    {
        public Api_ClientOptions Settings { get; } = connection.Settings;

        public ILogger? Log { get; } = connection.DriftLog;

        public string Operation { get; } = request.OperationId;

        public string Method { get; } = request.Method;

        public int Status { get; } = response.Status;

        public DateTimeOffset At { get; } = connection.TimeProvider.GetUtcNow();

        public string? MediaType { get; } = response.Headers.TryGetValue("Content-Type", out string? type)
            ? type!.Split(';')[0].Trim().ToLowerInvariant()
            : null;

        /// <summary>The values of the headers that the contract describes, in its order.</summary>
        public string?[] Headers { get; }
            = ApiDrift.Contract.Find(request.OperationId)?.Find(response.Status) is { Headers: { Length: > 0 } described }
            ? Array.ConvertAll(described, header => response.Headers.TryGetValue(header.Name, out string? value) ? value : null)
            : [];

        public ReadOnlyMemory<byte>? Body { get; init; }

        public bool IsItem { get; init; }
    }
}
