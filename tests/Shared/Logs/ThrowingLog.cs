using Microsoft.Extensions.Logging;

namespace XaiGen.Testing;

/// <summary>A log that throws at one moment: when it is made, asked or told for the n-th time.</summary>
internal sealed class ThrowingLog(int moment) : ILoggerFactory, ILogger
{
    private int _moments = -1;

    public bool HasThrown { get; private set; }

    public string Text { get; private set; } = "";

    public ILogger CreateLogger(string categoryName)
    {
        Pass();
        return this;
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Pass();
        return null;
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        Pass();
        return true;
    }

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Text += formatter(state, exception) + "\n";
        Pass();
    }

    public void Dispose()
    {
    }

    private void Pass()
    {
        if (Interlocked.Increment(ref _moments) == moment)
        {
            HasThrown = true;
            throw new IOException("The disk is full.");
        }
    }
}
