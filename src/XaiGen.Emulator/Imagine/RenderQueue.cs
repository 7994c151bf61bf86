using System.Collections.Concurrent;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Files;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Imagine;

/// <summary>
/// Work that starts now and ends after the render time, by the emulator's clock. The actual work is done when it is due, so advancing the
/// clock is enough to finish it.
/// </summary>
internal sealed class RenderQueue<TResult>(TimeProvider clock, TimeSpan renderTime) : IDisposable
    where TResult : class
{
    /// <summary>How long a result can be queried after the work has ended.</summary>
    private static readonly TimeSpan s_resultLifetime = TimeSpan.FromHours(24);

    /// <summary>How long it is remembered that a result existed.</summary>
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, Job> _jobs = new();

    /// <summary>Raised when work started or ended.</summary>
    public event Action? Changed;

    /// <summary>The work that has not ended, oldest first.</summary>
    public IEnumerable<RunningJob> Running => _jobs
        .Where(entry => !entry.Value.IsOver)
        .Select(entry => new RunningJob(entry.Key, entry.Value.Team, entry.Value.Origin, entry.Value.Started, entry.Value.Due))
        .OrderBy(job => job.Started);

    public string Start(string team, FileOrigin origin, Func<Task<TResult>> render)
    {
        DateTimeOffset started = clock.GetUtcNow();
        Forget(started - s_memory);
        var job = new Job(team, origin, started, started + renderTime, () => RunAsync(render));
        string id = Tokens.NewRequestId();
        _jobs[id] = job;
        job.Timer = clock.CreateTimer(_ => _ = job.Outcome.Value, state: null, renderTime, Timeout.InfiniteTimeSpan);
        Changed?.Invoke();
        return id;
    }

    /// <summary>The state of the work; null if the team has no such request.</summary>
    public async Task<RenderReport<TResult>?> ReportAsync(string team, string id)
    {
        if (!_jobs.TryGetValue(id, out Job? job) || job.Team != team)
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (now < job.Due)
        {
            return new RenderReport<TResult>.Pending((int)(99 * (now - job.Started) / renderTime));
        }

        return now < job.Due + s_resultLifetime ? await job.Outcome.Value : new RenderReport<TResult>.Expired();
    }

    /// <summary>Discards pending work, waits for running work, and removes all results.</summary>
    public async Task ClearAsync()
    {
        foreach ((string? id, Job _) in _jobs)
        {
            if (_jobs.TryRemove(id, out Job? job))
            {
                job.Timer?.Dispose();
                if (job.Outcome.IsValueCreated)
                {
                    await job.Outcome.Value;
                }
            }
        }
    }

    public void Dispose()
    {
        foreach ((string _, Job? job) in _jobs)
        {
            job.Timer?.Dispose();
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach ((string? id, Job? job) in _jobs)
        {
            if (job.Due < before)
            {
                _jobs.TryRemove(id, out _);
            }
        }
    }

    private async Task<RenderReport<TResult>> RunAsync(Func<Task<TResult>> render)
    {
        try
        {
            return await OutcomeOfAsync(render);
        }
        finally
        {
            // The outcome can be queried when the event is raised.
            _ = Task.Run(() => Changed?.Invoke());
        }
    }

    private static async Task<RenderReport<TResult>> OutcomeOfAsync(Func<Task<TResult>> render)
    {
        try
        {
            return new RenderReport<TResult>.Done(await Task.Run(render));
        }
        catch (GenerationException fault)
        {
            return new RenderReport<TResult>.Failed(fault.Code, fault.Message);
        }
        catch (Exception fault) when (fault is MediaFormatException or ApiFault { Status: < 500 })
        {
            return new RenderReport<TResult>.Failed("invalid_argument", fault.Message, (fault as ApiFault)?.Cost);
        }
        catch (Exception fault)
        {
            return new RenderReport<TResult>.Failed("internal_error", $"The emulator failed: {fault.Message}");
        }
    }

    private sealed class Job(
        string team, FileOrigin origin, DateTimeOffset started, DateTimeOffset due, Func<Task<RenderReport<TResult>>> run)
    {
        public string Team => team;

        public FileOrigin Origin => origin;

        public bool IsOver => Outcome is { IsValueCreated: true, Value.IsCompleted: true };

        public DateTimeOffset Started => started;

        public DateTimeOffset Due => due;

        public ITimer? Timer { get; set; }

        /// <summary>The outcome. Work starts with the timer or with the first query after the due time, whichever comes first.</summary>
        public Lazy<Task<RenderReport<TResult>>> Outcome { get; } = new(run);
    }
}
