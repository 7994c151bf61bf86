namespace XaiGen.Cli;

/// <summary>Waits for Ctrl-C or SIGTERM, which are how a server ends and no failure.</summary>
internal static class UntilEnd
{
    public static async Task ComesAsync(CancellationToken end)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = end.Register(ended.SetResult);
        await ended.Task;
    }
}
