using XaiGen.Emulator.Control;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Batches;

/// <summary>A request of a batch: pending until it is due, then done, unless it was cancelled earlier.</summary>
internal sealed class BatchItem(int number, string id, BatchTask task, OutputFaults faults, DateTimeOffset added, DateTimeOffset due)
{
    private readonly Lazy<Task<BatchItemResult>> _result = new(() => RunAsync(task, faults));

    /// <summary>Its position in the batch, starting at 1.</summary>
    public int Number => number;

    public string Id => id;

    public BatchTask Task => task;

    public DateTimeOffset Added => added;

    public DateTimeOffset Due => due;

    public ITimer? Timer { get; set; }

    public DateTimeOffset? Cancelled { get; private set; }

    public bool HasBegun => _result.IsValueCreated;

    /// <summary>The result. Work starts with the timer or with the first query after the due time, whichever comes first.</summary>
    public Task<BatchItemResult> ResultAsync() => _result.Value;

    /// <summary>Whether it is done, or due, at the given time.</summary>
    public bool IsDone(DateTimeOffset now) => Cancelled is null && due <= now;

    /// <summary>Cancels it if it is not due yet.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (Cancelled is null && due > now)
        {
            Cancelled = now;
            Timer?.Dispose();
        }
    }

    private static async Task<BatchItemResult> RunAsync(BatchTask task, OutputFaults faults)
    {
        try
        {
            BatchTaskResult answer = await System.Threading.Tasks.Task.Run(() => task.RunAsync(faults));
            return new BatchItemResult(answer.Response, null, answer.Cost);
        }
        catch (Exception fault) when (fault is GenerationException or MediaFormatException or ApiFault)
        {
            return new BatchItemResult(null, fault.Message, (fault as ApiFault)?.Cost ?? 0);
        }
        catch (Exception fault)
        {
            return new BatchItemResult(null, $"The emulator failed: {fault.Message}", 0);
        }
    }
}
