using System.ClientModel.Primitives;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace XaiGen
{
    /// <summary>Watches the calls of a client, each with all its tries, as long as somebody wants to know.</summary>
    internal sealed class CallTelemetry(XaiClientOptions options) : PipelinePolicy
    {
        private readonly ILogger _log = options.ClientLoggingOptions is { LoggerFactory: { } factory, EnableLogging: not false }
            ? factory.CreateLogger(XaiTelemetry.LogCategory)
            : NullLogger.Instance;

        private readonly EndedWork _ended = new();

        private bool IsWanted => Instruments.AreWatched || _log.IsEnabled(LogLevel.Warning);

        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            if (!IsWanted)
            {
                ProcessNext(message, pipeline, currentIndex);
                return;
            }

            using var call = new ObservedCall(message, options, _log, _ended);
            try
            {
                ProcessNext(message, pipeline, currentIndex);
                call.Answered();
            }
            catch (Exception e)
            {
                call.Failed(e);
                throw;
            }
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            IsWanted ? ObserveAsync(message, pipeline, currentIndex) : pipeline[currentIndex + 1].ProcessAsync(message, pipeline, currentIndex + 1);

        private async ValueTask ObserveAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            using var call = new ObservedCall(message, options, _log, _ended);
            try
            {
                await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
                call.Answered();
            }
            catch (Exception e)
            {
                call.Failed(e);
                throw;
            }
        }
    }
}

namespace XaiGen.GeneratedSupport
{
    internal sealed partial class ApiConnection
    {
        static partial void Extend(ClientPipelineOptions pipeline, XaiClientOptions options) =>
            pipeline.AddPolicy(new CallTelemetry(options), PipelinePosition.PerCall);
    }

    internal sealed partial class ApiRetryPolicy
    {
        static partial void Waiting(PipelineMessage message, TimeSpan wait) => ObservedCall.Of(message)?.Waits(wait);
    }
}
