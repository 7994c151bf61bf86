using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>One observed call: its activity, its metrics and its log messages.</summary>
internal sealed class ObservedCall : IDisposable
{
    // OpenTelemetry's operation name for generating content of any kind.
    private const string Generation = "generate_content";

    private const int LongestText = 200;

    /// <summary>The output type of each generating operation, in OpenTelemetry's terms; polling operations generate nothing.</summary>
    private static readonly Dictionary<string, string> s_outputs = new()
    {
        ["generateImages"] = "image",
        ["editImages"] = "image",
        ["generateVideo"] = "video",
        ["editVideo"] = "video",
        ["extendVideo"] = "video",
    };

    private readonly PipelineMessage _message;
    private readonly ILogger _log;
    private readonly EndedWork _ended;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ApiRequest? _request;
    private readonly string _call;
    private readonly Activity? _activity;
    private readonly bool _isGeneration;
    private readonly bool _isReport;
    private TagList _tags;

    public ObservedCall(PipelineMessage message, XaiClientOptions options, ILogger log, EndedWork ended)
    {
        _message = message;
        _log = log;
        _ended = ended;
        _time = options.TimeProvider;
        _start = _time.GetTimestamp();
        _request = ApiRetryRules.RequestOf(message);
        Uri address = message.Request.Uri!;
        _call = _request?.ToString() ?? $"{message.Request.Method} {address.AbsolutePath}";
        string operation = _request?.OperationId ?? message.Request.Method;
        _isReport = operation is "getImages" or "getVideo";
        _tags = new TagList
        {
            { "xaigen.operation", operation },
            { "http.request.method", message.Request.Method },
            { "server.address", address.Host },
            { "server.port", address.Port },
        };
        string name = operation;
        var facts = default(RequestFacts);
        if (s_outputs.TryGetValue(operation, out string? output))
        {
            _isGeneration = true;

            // The log needs none of these facts, and the body may be large.
            facts = Instruments.AreWatched ? RequestFacts.Of(message.Request.Content) : default;
            name = facts.Model is null ? Generation : $"{Generation} {facts.Model}";
            _tags.Add("gen_ai.operation.name", Generation);
            _tags.Add("gen_ai.provider.name", "x_ai");
            _tags.Add("gen_ai.output.type", output);
            AddIfAny("gen_ai.request.model", facts.Model);
        }

        if (options.EnableDistributedTracing != false && Instruments.Source.HasListeners())
        {
            _activity = Instruments.Source.StartActivity(
                name, ActivityKind.Client, default(ActivityContext), [.. _tags, new("url.full", Redacted(address))]);
            if (options.RecordPrompts && facts.Prompt is { } prompt)
            {
                _activity?.SetTag("gen_ai.input.messages", Messages(prompt));
            }
        }

        message.SetProperty(typeof(ObservedCall), this);
        _log.CallStarted(_call);
    }

    private int Tries => _request?.Tries ?? 1;

    private double Seconds => _time.GetElapsedTime(_start).TotalSeconds;

    public static ObservedCall? Of(PipelineMessage message)
        => message.TryGetProperty(typeof(ObservedCall), out object? call) ? (ObservedCall?)call : null;

    /// <summary>Reports that an attempt failed and another one follows.</summary>
    public void Waits(TimeSpan wait)
    {
        string reason = _request?.FailedTries.LastOrDefault() ?? "";
        Instruments.Retries.Add(1, _tags);
        _activity?.AddEvent(
            new ActivityEvent("retry", tags: new() { ["xaigen.retry.wait"] = wait.TotalSeconds, ["xaigen.retry.reason"] = reason }));
        _log.CallRetried(_call, wait.TotalSeconds, Tries, reason);
    }

    /// <summary>Reports the response, which may be an error.</summary>
    public void Answered()
    {
        PipelineResponse response = _message.Response!;
        string? requestId = response.Headers.TryGetValue("x-request-id", out string? id) ? Shown(id!) : null;
        _activity?.SetTag("http.response.status_code", response.Status);
        _activity?.SetTag("http.response.header.x-request-id", requestId is null ? null : new[] { requestId });
        if (_message.BufferResponse && (_isGeneration || _isReport))
        {
            Tell(ResponseFacts.Of(response), response);
        }

        if (response.IsError)
        {
            string status = response.Status.ToString(CultureInfo.InvariantCulture);
            End(errorType: status);
            _log.CallFailed(_call, status, Seconds, Tries, requestId);
        }
        else
        {
            End(errorType: null);
            _log.CallFinished(_call, response.Status, Seconds, Tries, requestId);
        }
    }

    /// <summary>Reports that there is no response.</summary>
    public void Failed(Exception e)
    {
        string reason = Shown(ApiFailure.Reason(e));
        End(ErrorType(e), reason);
        if (_message.CancellationToken.IsCancellationRequested)
        {
            _log.CallCancelled(_call, Seconds);
        }
        else
        {
            _log.CallFailed(_call, reason, Seconds, Tries, requestId: null);
        }
    }

    public void Dispose() => _activity?.Dispose();

    private void Tell(ResponseFacts facts, PipelineResponse response)
    {
        string? model = facts.Model is null ? null : Shown(facts.Model);
        AddIfAny("gen_ai.response.model", model);
        _activity?.SetTag("gen_ai.response.model", model);
        bool isReport = _isReport && !response.IsError;
        bool hasEnded = isReport && response.Status != 202 && facts.State is not (null or "pending");
        bool isNews = !hasEnded || _ended.Add(_call);
        if (facts.Usage is { } usage)
        {
            _activity?.SetTag("gen_ai.usage.input_tokens", usage.InputTokens);
            _activity?.SetTag("gen_ai.usage.output_tokens", usage.OutputTokens);
            _activity?.SetTag("xaigen.usage.cost_in_usd_ticks", usage.CostInUsdTicks);
            if (isNews)
            {
                Instruments.Cost.Add(usage.CostInUsdTicks, _tags);
                _log.CallBilled(_call, usage.CostInUsdTicks, usage.CostInUsd);
            }
        }

        if (hasEnded && isNews)
        {
            _log.WorkEnded(_call, Shown(facts.State!));
        }
        else if (isReport && !hasEnded)
        {
            _log.WorkGoesOn(_call, facts.Progress ?? 0);
        }
    }

    private void End(string? errorType, string? reason = null)
    {
        if (errorType is not null)
        {
            _tags.Add("error.type", errorType);
            _activity?.SetTag("error.type", errorType);
            _activity?.SetStatus(ActivityStatusCode.Error, reason);
        }

        if (Tries > 1)
        {
            _activity?.SetTag("http.request.resend_count", Tries - 1);
        }

        Instruments.CallDuration.Record(Seconds, _tags);
        if (_isGeneration)
        {
            Instruments.GenerationDuration.Record(Seconds, _tags);
        }
    }

    /// <summary>The kind of failure, named as in .NET's own HTTP activities.</summary>
    private static string? ErrorType(Exception e) => e switch
    {
        AggregateException { InnerExceptions: [.., var last] } => ErrorType(last),
        ClientResultException { InnerException: { } inner } => ErrorType(inner),
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error }
            => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{error}"),
        _ => e.GetType().FullName,
    };

    /// <summary>A text of the service in the form that logs and activities may contain.</summary>
    private string Shown(string text) => _request?.Shown(text, LongestText) ?? ShownText.OneLine(text, LongestText);

    private void AddIfAny(string name, string? value)
    {
        if (value is not null)
        {
            _tags.Add(name, value);
        }
    }

    /// <summary>The URL without its secret parts: the query, and in a public or short-lived URL everything after the host.</summary>
    private string Redacted(Uri address) => _request is { OperationId: PublicMedia.Operation }
        ? _call[(_call.IndexOf(' ') + 1)..]
        : address.GetLeftPart(UriPartial.Path) + (address.Query.Length > 0 ? "?*" : "");

    /// <summary>A prompt in OpenTelemetry's format for input messages.</summary>
    private static string Messages(string prompt)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("role", "user");
            writer.WriteStartArray("parts");
            writer.WriteStartObject();
            writer.WriteString("type", "text");
            writer.WriteString("content", prompt);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }
}
