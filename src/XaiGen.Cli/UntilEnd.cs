namespace XaiGen.Cli;

/// <summary>Waits for Ctrl-C or SIGTERM, the normal end of a server.</summary>
internal static class UntilEnd
{
    public static async Task ComesAsync(CancellationToken end)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = end.Register(ended.SetResult);
        await ended.Task;
    }
}
