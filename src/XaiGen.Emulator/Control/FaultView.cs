using System.Text.Json.Serialization;

namespace XaiGen.Emulator.Control;

internal sealed record FaultView(int Id, string Kind)
{
    public string? Operation { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Times { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? Remaining { get; init; }

    public int Struck { get; init; }

    public double Probability { get; init; }

    public int Seed { get; init; }

    public int? Status { get; init; }

    public double? RetryAfterSeconds { get; init; }

    public double? Seconds { get; init; }

    public bool? AfterWork { get; init; }

    public long? Bytes { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }

    public static FaultView Of(FaultPlan plan)
    {
        Fault fault = plan.Fault;
        var view = new FaultView(plan.Id, fault.Kind)
        {
            Operation = fault.Operation,
            Times = fault.Times,
            Remaining = plan.Remaining,
            Struck = plan.Struck,
            Probability = fault.Probability,
            Seed = fault.Seed,
        };
        return fault switch
        {
            Fault.ErrorResponse error => view with
            {
                Status = error.Status,
                RetryAfterSeconds = error.RetryAfter?.TotalSeconds,
                Code = error.Code,
                Message = error.Message,
            },
            Fault.Latency latency => view with { Seconds = latency.Delay.TotalSeconds },
            Fault.ConnectionReset reset => view with { AfterWork = reset.AfterWork },
            Fault.CutBody cut => view with { Bytes = cut.Bytes },
            Fault.StorageFailure failure => view with { Message = failure.Message },
            Fault.PublicUrlFailure failure => view with { Message = failure.Message },
            Fault.GenerationFailure failure => view with { Code = failure.Code, Message = failure.Message },
            _ => view,
        };
    }
}
