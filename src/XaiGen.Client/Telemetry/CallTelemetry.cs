using System.ClientModel.Primitives;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace XaiGen
{
    /// <summary>Observes the calls of a client, each with all its attempts, while there is a listener or a log.</summary>
    internal sealed class CallTelemetry(XaiClientOptions options) : PipelinePolicy
    {
        private readonly ILogger? _log = options.ClientLoggingOptions is { LoggerFactory: { } factory, EnableLogging: not false }
            ? Quietly.Get(static factory => factory.CreateLogger(XaiTelemetry.LogCategory), factory)
            : null;

        private readonly EndedWork _ended = new();

        private bool IsWanted
            => Instruments.AreWatched || (_log is { } log && Quietly.Get(static log => log.IsEnabled(LogLevel.Warning), log));

        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            if (!IsWanted)
            {
                ProcessNext(message, pipeline, currentIndex);
                return;
            }

            Activity? around = Activity.Current;
            ObservedCall? call = Begin(message);
            try
            {
                ProcessNext(message, pipeline, currentIndex);
                Tell(call, static call => call.Answered());
            }
            catch (Exception e)
            {
                Tell(call, call => call.Failed(e));
                throw;
            }
            finally
            {
                Tell(call, static call => call.Dispose());
                Activity.Current = around;
            }
        }

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
            => IsWanted ? ObserveAsync(message, pipeline, currentIndex) : pipeline[currentIndex + 1]
                .ProcessAsync(message, pipeline, currentIndex + 1);

        private async ValueTask ObserveAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
        {
            ObservedCall? call = Begin(message);
            try
            {
                await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
                Tell(call, static call => call.Answered());
            }
            catch (Exception e)
            {
                Tell(call, call => call.Failed(e));
                throw;
            }
            finally
            {
                Tell(call, static call => call.Dispose());
            }
        }

        private ObservedCall? Begin(PipelineMessage message)
            => Quietly.Get(
                static begin => new ObservedCall(begin.message, begin.options, begin.log, begin._ended),
                (message, options, log: _log ?? NullLogger.Instance, _ended));

        private static void Tell(ObservedCall? call, Action<ObservedCall> tell)
        {
            if (call is not null)
            {
                Quietly.Do(tell, call);
            }
        }
    }
}

namespace XaiGen.GeneratedSupport
{
    internal sealed partial class ApiRetryPolicy
    {
        static partial void Waiting(PipelineMessage message, TimeSpan wait)
            => Quietly.Do(static told => ObservedCall.Of(told.message)?.Waits(told.wait), (message, wait));
    }
}
