using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Control;

/// <summary>The emulator's health, clock, faults and journal over HTTP.</summary>
internal sealed class ControlEndpoints(
    EmulatorClock clock, FaultPlans faults, RequestJournal journal, FileStore store, string? dataDirectory, Func<Task> reset)
{
    public static string Version { get; } =
        typeof(ControlEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public Task GetHealthAsync(HttpContext context)
        => ControlViews.RespondAsync(context, new HealthView("ok", Version, store.Count(), dataDirectory));

    public async Task ResetAsync(HttpContext context)
    {
        await reset();
        await ControlViews.RespondAsync(context, new DoneView(true));
    }

    public Task GetClockAsync(HttpContext context) => ControlViews.RespondAsync(context, ClockView.Of(clock));

    public async Task TurnClockAsync(HttpContext context)
    {
        ControlBody body = await ControlBody.ReadAsync(context);
        (TimeSpan? advance, DateTimeOffset? now, bool? frozen) = (body.Seconds("advance_seconds"), body.Time("now"), body.Flag("frozen"));
        body.RefuseOthers();
        if (advance is not null && now is not null)
        {
            throw ApiFault.Invalid("'advance_seconds' and 'now' cannot be sent together");
        }

        try
        {
            if (advance is { } time)
            {
                clock.Advance(time);
            }
            else if (now is { } then)
            {
                clock.Set(then);
            }
        }
        catch (ArgumentOutOfRangeException) when (advance is not null)
        {
            throw ApiFault.Invalid(
                "'advance_seconds' must lead ahead, and not beyond the year 9000; it is "
                + $"{advance.Value.TotalSeconds.ToString(CultureInfo.InvariantCulture)}");
        }
        catch (ArgumentOutOfRangeException)
        {
            throw ApiFault.Invalid(
                $"'now' must be between the clock's own time, {clock.GetUtcNow():O}, and the year 9000; the clock can only be turned ahead");
        }

        if (frozen == true)
        {
            clock.Freeze();
        }
        else if (frozen == false)
        {
            clock.Resume();
        }

        await GetClockAsync(context);
    }

    public Task ListFaultsAsync(HttpContext context) => ControlViews.RespondAsync(context, ViewOfFaults());

    public async Task AddFaultAsync(HttpContext context)
    {
        Fault fault = FaultJson.Read(await ControlBody.ReadAsync(context));
        if (faults.ProblemOf(fault) is { } problem)
        {
            throw ApiFault.Invalid(problem);
        }

        await ControlViews.RespondAsync(context, FaultView.Of(faults.Add(fault)));
    }

    public Task ClearFaultsAsync(HttpContext context)
    {
        faults.Clear();
        return ListFaultsAsync(context);
    }

    public Task RemoveFaultAsync(HttpContext context)
    {
        string? id = context.GetRouteValue("id") as string;
        return faults.Active.FirstOrDefault(plan => plan.Id.ToString(CultureInfo.InvariantCulture) == id) is { } plan && faults.Remove(plan)
            ? ListFaultsAsync(context)
            : throw ApiFault.NotFound($"There is no fault {id}; it was removed, or has struck as often as it was to");
    }

    public Task ListRequestsAsync(HttpContext context)
    {
        string text = context.Request.Query["after"].ToString();
        if (!long.TryParse(text is "" ? "0" : text, NumberStyles.None, CultureInfo.InvariantCulture, out long after))
        {
            throw ApiFault.Invalid($"'after' must be the id of a request; it is '{text}'");
        }

        IReadOnlyList<JournalEntry> entries = journal.After(after);
        return ControlViews.RespondAsync(
            context, new RequestList([.. entries.Select(RequestView.Of)], entries is [.., var last] ? last.Id : after));
    }

    /// <summary>Returns the recorded JSON request body if it was recorded completely.</summary>
    public async Task DownloadBodyAsync(HttpContext context)
    {
        long id = long.Parse((string)context.GetRouteValue("id")!, CultureInfo.InvariantCulture);
        ReadOnlyMemory<byte> body = journal.Find(id)?.Request?.Whole
            ?? throw ApiFault.NotFound($"The body of request {id} was not kept as a whole");
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public FaultList ViewOfFaults() => new([.. faults.Active.Select(FaultView.Of)], faults.Operations);
}
