#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.ClientModel.Primitives;
using global::Microsoft.Extensions.Logging;

internal sealed partial class ApiConnection
{
    private ILogger? _driftLog;

    /// <summary>Whether the program compares responses with the contract. If the switch is off, trimming removes the code for it.</summary>
#if NET9_0_OR_GREATER
    [global::System.Diagnostics.CodeAnalysis.FeatureSwitchDefinition("SupportNamespace.ContractDrift")]
#endif
    private static bool ComparesResponses => !AppContext.TryGetSwitch("SupportNamespace.ContractDrift", out bool isOn) || isOn;

    private ILogger? DriftLog
        => _driftLog ??= Settings?.ClientLoggingOptions is { LoggerFactory: { } factory, EnableLogging: not false }
            ? factory.CreateLogger("SupportNamespace.ContractDrift")
            : null;

    private bool IsHeard
    {
        get
        {
            try
            {
                return ApiDrift.IsWatched || Settings.ListensToDrift || DriftLog?.IsEnabled(LogLevel.Warning) == true;
            }
            catch (Exception)
            {
                // The log failed.
                return false;
            }
        }
    }

    partial void Notice(ApiRequest request, PipelineResponse response)
    {
        if (ComparesResponses && IsHeard)
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

            var seen = new SeenResponse(this, request, response, ApiDrift.Contract.Find(request.OperationId, response.Status))
            {
                Body = body,
            };
            if (!ApiDrift.Fits(seen, body.GetValueOrDefault().Span))
            {
                ApiDrift.Add(seen);
            }
        }
    }

    public static void NoticeItem(ClientResult result, ReadOnlySpan<byte> item)
    {
        if (ComparesResponses && result is ApiResult { Request: { Connection: { IsHeard: true } connection } request })
        {
            PipelineResponse response = result.GetRawResponse();
            var seen = new SeenResponse(connection, request, response, ApiDrift.Contract.Find(request.OperationId, response.Status))
            {
                IsItem = true,
            };
            if (!ApiDrift.Fits(seen, item))
            {
                seen.Body = item.ToArray();
                ApiDrift.Add(seen);
            }
        }
    }

    /// <summary>The parts of a response that are compared with the contract.</summary>
    internal sealed class SeenResponse(
        ApiConnection connection, ApiRequest request, PipelineResponse response, DescribedContract.DescribedResponse? expected)
    {
        public ApiConnection Connection => connection;

        public ILogger? Log => connection.DriftLog;

        public string Operation => request.OperationId;

        public string Method => request.Method;

        public int Status { get; } = response.Status;

        public DescribedContract.DescribedResponse? Expected => expected;

        public DateTimeOffset At { get; set; }

        public string? MediaType { get; } = response.Headers.TryGetValue("Content-Type", out string? type)
            ? type == "application/json" ? type : type!.Split(';')[0].Trim().ToLowerInvariant()
            : null;

        /// <summary>The values of the headers that the contract describes, in its order.</summary>
        public string?[] Headers { get; }
            = expected is { Headers: { Length: > 0 } described }
            ? Array.ConvertAll(described, header => response.Headers.TryGetValue(header.Name, out string? value) ? value : null)
            : [];

        public ReadOnlyMemory<byte>? Body { get; set; }

        public bool IsItem { get; init; }
    }
}
