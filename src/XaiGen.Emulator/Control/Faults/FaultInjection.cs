using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace XaiGen.Emulator.Control;

/// <summary>Injects the planned faults that take effect before or after a call is processed.</summary>
internal sealed class FaultInjection(FaultPlans plans, TimeProvider realTime)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (plans.Active is [] || context.GetEndpoint()?.Metadata.GetMetadata<OperationName>() is not { } operation)
        {
            return next(context);
        }

        var faults = new CallFaults(plans, operation.Value, JournalRecord.Of(context));
        context.Features.Set(faults);
        return InvokeAsync(context, next, faults);
    }

    private async Task InvokeAsync(HttpContext context, RequestDelegate next, CallFaults faults)
    {
        if (faults.Strike(fault => fault is Fault.Latency) is Fault.Latency latency)
        {
            await Task.Delay(latency.Delay, realTime, context.RequestAborted);
        }

        switch (faults.Strike(fault => fault is Fault.ErrorResponse or Fault.ConnectionReset { AfterWork: false }))
        {
            case Fault.ErrorResponse error:
                throw Refuse(context, error);
            case Fault.ConnectionReset:
                await (JournalRecord.Of(context)?.ReadUnreadAsync() ?? Task.CompletedTask);
                Abort(context);
                return;
        }

        switch (faults.Strike(fault => fault is Fault.CutBody or Fault.ConnectionReset { AfterWork: true }))
        {
            case Fault.CutBody cut:
                SendBodyTo(context, body => new CutStream(body, cut.Bytes));
                await next(context);
                break;
            case Fault.ConnectionReset:
                SendBodyTo(context, _ => Stream.Null);
                await WorkInVainAsync(context, next);
                break;
            default:
                await next(context);
                break;
        }
    }

    /// <summary>Processes the call and discards the response, whether it is a result or a refusal.</summary>
    private static async Task WorkInVainAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            Abort(context);
        }
    }

    private static void Abort(HttpContext context)
    {
        JournalRecord.Of(context)?.Close();
        context.Abort();
    }

    private static ApiFault Refuse(HttpContext context, Fault.ErrorResponse error)
    {
        if (error.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return new ApiFault(
            error.Status,
            error.Code ?? UsualCodeOf(error.Status),
            error.Message ?? $"Status {error.Status} was planned for this call");
    }

    private static string UsualCodeOf(int status) => status switch
    {
        401 => "unauthenticated",
        403 => "permission-denied",
        404 => "not-found",
        408 or 504 => "deadline-exceeded",
        409 => "aborted",
        413 => "payload-too-large",
        422 => "unprocessable-entity",
        429 => "resource-exhausted",
        503 => "unavailable",
        < 500 => "invalid-argument",
        _ => "internal-error",
    };

    private static void SendBodyTo(HttpContext context, Func<Stream, Stream> target)
    {
        IFeatureCollection features = context.Features;
        IHttpResponseBodyFeature before = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(target(before.Stream), before));
    }
}
