using Spectre.Console;

namespace XaiGen.Cli;

/// <summary>Shows the stage of long work on an interactive terminal. Short work, and work without a terminal, shows nothing.</summary>
internal static class SlowWork
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <param name="work">The long work; it reports its stages.</param>
    /// <param name="cancellation">Cancels the waiting.</param>
    public static async Task<T> RunAsync<T>(Func<IProgress<string>, T> work, CancellationToken cancellation)
    {
        var stage = new Stage();

        // The work waits for tasks that the thread pool runs. If it held a thread of the pool, they would wait half a second for another.
        Task<T> working = Task.Factory.StartNew(() => work(stage), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Console.IsErrorRedirected || await Task.WhenAny(working, Task.Delay(s_patience, cancellation)) == working)
        {
            return await working.WaitAsync(cancellation);
        }

        return await Terminal.Error.Status().StartAsync(Markup.Escape(stage.Name), async status =>
        {
            while (await Task.WhenAny(working, Task.Delay(100, cancellation)) != working && !cancellation.IsCancellationRequested)
            {
                status.Status = Markup.Escape(stage.Name);
            }

            return await working.WaitAsync(cancellation);
        });
    }

    private sealed class Stage : IProgress<string>
    {
        private volatile string _name = "Working";

        public string Name => _name;

        public void Report(string value) => _name = value;
    }
}
