using System.ClientModel.Primitives;
using Microsoft.Extensions.Logging;

namespace XaiGen;

/// <summary>
/// The user's logs for the pipeline, which logs requests and responses too: an exception of a logger would lose a response that is billed.
/// </summary>
internal sealed class QuietLogs(ILoggerFactory logs) : ILoggerFactory
{
    /// <summary>The same settings, with logs whose exceptions are ignored.</summary>
    public static ClientLoggingOptions? Of(ClientLoggingOptions? options)
    {
        if (options is not { LoggerFactory: { } logs })
        {
            return options;
        }

        var quiet = new ClientLoggingOptions
        {
            LoggerFactory = new QuietLogs(logs),
            EnableLogging = options.EnableLogging,
            EnableMessageLogging = options.EnableMessageLogging,
            EnableMessageContentLogging = options.EnableMessageContentLogging,
            MessageContentSizeLimit = options.MessageContentSizeLimit,
        };
        Copy(options.AllowedHeaderNames, quiet.AllowedHeaderNames);
        Copy(options.AllowedQueryParameters, quiet.AllowedQueryParameters);
        return quiet;
    }

    public ILogger CreateLogger(string categoryName)
        => new QuietLog(Quietly.Get(static log => log.logs.CreateLogger(log.categoryName), (logs, categoryName)));

    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    public void Dispose()
    {
        // The user owns the logs.
    }

    private static void Copy(IList<string> source, IList<string> target)
    {
        target.Clear();
        foreach (string name in source)
        {
            target.Add(name);
        }
    }

    private sealed class QuietLog(ILogger? log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => Quietly.Get(static begin => begin.log?.BeginScope(begin.state), (log, state));

        public bool IsEnabled(LogLevel logLevel) => Quietly.Get(static ask => ask.log?.IsEnabled(ask.logLevel), (log, logLevel)) ?? false;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Quietly.Do(
                static told => told.log?.Log(told.logLevel, told.eventId, told.state, told.exception, told.formatter),
                (log, logLevel, eventId, state, exception, formatter));
    }
}
