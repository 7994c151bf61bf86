#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel.Primitives;
using global::System.Collections.Generic;
using global::Microsoft.Extensions.Logging;

/// <summary>
/// The user's logs for the pipeline, which logs requests and responses: an exception of a logger would lose a response that is billed.
/// </summary>
internal sealed class QuietLogs(ILoggerFactory logs) : ILoggerFactory
{
    /// <summary>The same settings, with logs whose exceptions are ignored.</summary>
    public static ClientLoggingOptions Of(ClientLoggingOptions? options)
    {
        if (options is not { LoggerFactory: { } logs })
        {
            // The pipeline would prepare log data even without a listener.
            return options ?? new ClientLoggingOptions { EnableLogging = false };
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

    public ILogger CreateLogger(string categoryName) => new QuietLog(Try(() => logs.CreateLogger(categoryName)));

    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    public void Dispose()
    {
        // The user owns the logs.
    }

    private static T? Try<T>(Func<T?> tell)
    {
        try
        {
            return tell();
        }
        catch (Exception)
        {
            return default;
        }
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
            => Try(() => log?.BeginScope(state));

        public bool IsEnabled(LogLevel logLevel) => Try(() => log?.IsEnabled(logLevel) == true);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Try<object>(() =>
            {
                log?.Log(logLevel, eventId, state, exception, formatter);
                return null;
            });
    }
}
