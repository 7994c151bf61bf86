using System.Collections.Concurrent;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Imagine;

namespace XaiGen.Emulator.Batches;

/// <summary>
/// All batches of all teams, in memory. Their requests finish by the emulator's clock: four at a time, each after the render time. The
/// actual work is done when they are due, so advancing the clock is enough to finish them.
/// </summary>
/// <param name="clock">The emulator's clock.</param>
/// <param name="renderTime">How long a request is processed, and how long reading a file of requests takes.</param>
/// <param name="file">Reads the requests of files.</param>
/// <param name="faultsOf">Returns the planned faults of a request, for its operation and storage options.</param>
internal sealed class BatchStore(
    TimeProvider clock, TimeSpan renderTime, BatchFile file, Func<string, StorageOptions?, OutputFaults> faultsOf) : IDisposable
{
    /// <summary>How long an expired batch can still be queried.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, BatchEntry> _batches = new();
    private long _lastSequence;

    /// <summary>Raised when a batch was created or changed.</summary>
    public event Action? Changed;

    /// <summary>The batches that have not ended, oldest first.</summary>
    public IEnumerable<RunningJob> Running
        => _batches.Values.OrderBy(batch => batch.Sequence).Select(Describe).Where(job => job.Due > clock.GetUtcNow());

    public BatchEntry Create(Caller caller, string name, string? inputFile)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Forget(now - s_memory);
        var batch = new BatchEntry(caller.Team, Interlocked.Increment(ref _lastSequence), name, inputFile, now);
        if (inputFile is not null)
        {
            batch.Loading = new Lazy<Task>(() => LoadAsync(batch, caller, inputFile, now + renderTime));
            batch.LoadTimer = clock.CreateTimer(_ => _ = batch.Loading.Value, state: null, renderTime, Timeout.InfiniteTimeSpan);
        }

        _batches[batch.Id] = batch;
        Changed?.Invoke();
        return batch;
    }

    public BatchEntry Get(string team, string id)
        => _batches.TryGetValue(id, out BatchEntry? batch) && batch.Team == team
            ? batch
            : throw ApiFault.NotFound($"Batch '{id}' does not exist");

    /// <summary>The batches of a team, newest first.</summary>
    public IEnumerable<BatchEntry> All(string team)
        => _batches.Values.Where(batch => batch.Team == team).OrderByDescending(batch => batch.Sequence);

    /// <summary>Adds all of the requests, or none of them.</summary>
    public void Add(BatchEntry batch, IReadOnlyList<(string? Id, BatchTask Task)> requests)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (batch.Lock)
        {
            if (!batch.IsOpen(now))
            {
                throw ApiFault.Invalid($"The batch takes no more requests: it {(batch.InputFile is not null ? "was made from a file"
                    : batch.Cancelled is not null ? "was cancelled" : "has expired")}");
            }

            HashSet<string> ids = [.. batch.Items.Select(item => item.Id)];
            if (requests.FirstOrDefault(request => request.Id is { } id && !ids.Add(id)) is { Id: { } twice })
            {
                throw ApiFault.Invalid($"'batch_request_id' must be unique within the batch; '{twice}' is in it already");
            }

            AddWithin(batch, requests.Select(request => (request.Id ?? Tokens.NewRequestId(), request.Task)), now);
        }

        Changed?.Invoke();
    }

    public void Cancel(BatchEntry batch)
    {
        lock (batch.Lock)
        {
            batch.Cancel(clock.GetUtcNow());
        }

        Changed?.Invoke();
    }

    /// <summary>The current state of a batch. Runs the requests that are due.</summary>
    public async Task<BatchReport> ReportAsync(BatchEntry batch)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (batch is { Loading: { } loading, Cancelled: null } && batch.Created + renderTime <= now)
        {
            await loading.Value;
        }

        BatchItem[] items;
        lock (batch.Lock)
        {
            items = [.. batch.Items];
        }

        Dictionary<BatchItem, BatchItemResult> results = [];
        foreach (BatchItem item in items.Where(item => IsDone(batch, item, now)))
        {
            results[item] = await item.ResultAsync();
        }

        return new BatchReport(batch, now, items, results);
    }

    /// <summary>Discards pending requests, waits for running ones, and removes everything.</summary>
    public async Task ClearAsync()
    {
        foreach ((string id, _) in _batches)
        {
            if (_batches.TryRemove(id, out BatchEntry? batch))
            {
                batch.StopTimers();
                await Task.WhenAll(batch.Items.Where(item => item.HasBegun).Select(item => item.ResultAsync()));
            }
        }
    }

    public void Dispose()
    {
        foreach ((_, BatchEntry batch) in _batches)
        {
            batch.StopTimers();
        }
    }

    /// <summary>Requests that would finish after the batch expires never finish.</summary>
    private static bool IsDone(BatchEntry batch, BatchItem item, DateTimeOffset now) => item.IsDone(now) && item.Due < batch.Expires;

    private RunningJob Describe(BatchEntry batch)
    {
        lock (batch.Lock)
        {
            string title = batch.Items.Count == 0 ? batch.Name : $"{batch.Name}: {batch.Items.Count} requests";
            var origin = new FileOrigin("createBatch", title, "", []);
            return new RunningJob(batch.Id, batch.Team, origin, batch.Created, batch.EndOfWork(renderTime) ?? batch.Created);
        }
    }

    private async Task LoadAsync(BatchEntry batch, Caller caller, string inputFile, DateTimeOffset loaded)
    {
        try
        {
            IReadOnlyList<(string Id, BatchTask Task)> requests = await Task.Run(() => file.ReadAsync(caller, inputFile));
            lock (batch.Lock)
            {
                if (batch.Cancelled is null)
                {
                    AddWithin(batch, requests, loaded);
                }
            }
        }
        catch (ApiFault fault)
        {
            lock (batch.Lock)
            {
                batch.Cancel(loaded, fault.Message);
            }
        }

        Changed?.Invoke();
    }

    private void AddWithin(BatchEntry batch, IEnumerable<(string Id, BatchTask Task)> requests, DateTimeOffset added)
    {
        foreach ((string id, BatchTask task) in requests)
        {
            DateTimeOffset due = batch.DueOfNext(added, renderTime);
            var item = new BatchItem(batch.Items.Count + 1, id, task, faultsOf(task.OperationId, task.Storage), added, due);
            batch.Add(item);
            if (due < batch.Expires)
            {
                TimeSpan wait = due - clock.GetUtcNow();
                item.Timer = clock.CreateTimer(
                    _ => _ = item.ResultAsync(), state: null, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach ((string id, BatchEntry batch) in _batches)
        {
            if (batch.Expires < before)
            {
                _batches.TryRemove(id, out _);
            }
        }
    }
}
