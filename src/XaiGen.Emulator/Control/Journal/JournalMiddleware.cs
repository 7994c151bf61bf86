using Microsoft.AspNetCore.Http;
using XaiGen.Emulator.Http;

namespace XaiGen.Emulator.Control;

/// <summary>Records every request in the journal when its response starts, except those for the control routes.</summary>
internal sealed class JournalMiddleware(RequestJournal journal, KeyRing keys, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
        => ControlRoutes.Has(context.Request.Path) ? next(context) : PublishAsync(context, next);

    private async Task PublishAsync(HttpContext context, RequestDelegate next)
    {
        var record = new JournalRecord(journal, keys, context, clock.GetUtcNow());
        context.Features.Set(record);
        context.Response.OnStarting(Close, record);
        try
        {
            await next(context);
        }
        finally
        {
            record.Close();
        }
    }

    private static Task Close(object record)
    {
        ((JournalRecord)record).Close();
        return Task.CompletedTask;
    }
}
