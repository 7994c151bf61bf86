namespace XaiGen.Emulator.Control;

/// <summary>The JSON format of faults in the control routes.</summary>
internal static class FaultJson
{
    private static readonly string[] s_kinds =
    [
        "error_response", "latency", "connection_reset", "cut_body", "quota_reached", "storage_failure", "public_url_failure",
        "generation_failure",
    ];

    public static Fault Read(ControlBody body)
    {
        Fault fault = ReadKind(body) with
        {
            Operation = body.Text("operation"),
            Times = body.SmallInteger("times") ?? (body.IsNull("times") ? null : 1),
            Probability = body.Number("probability") ?? 1,
            Seed = body.SmallInteger("seed") ?? 0,
        };
        body.RefuseOthers();
        return fault;
    }

    private static Fault ReadKind(ControlBody body) => body.Text("kind") switch
    {
        "error_response" => new Fault.ErrorResponse(body.SmallInteger("status") ?? throw Missing("status"))
        {
            RetryAfter = body.Seconds("retry_after_seconds"),
            Code = body.Text("code"),
            Message = body.Text("message"),
        },
        "latency" => new Fault.Latency(body.Seconds("seconds") ?? throw Missing("seconds")),
        "connection_reset" => new Fault.ConnectionReset { AfterWork = body.Flag("after_work") ?? false },
        "cut_body" => new Fault.CutBody(body.Integer("bytes") ?? throw Missing("bytes")),
        "quota_reached" => new Fault.QuotaReached(),
        "storage_failure" => new Fault.StorageFailure { Message = body.Text("message") },
        "public_url_failure" => new Fault.PublicUrlFailure { Message = body.Text("message") },
        "generation_failure" => new Fault.GenerationFailure(body.Text("code") ?? throw Missing("code"))
        {
            Message = body.Text("message"),
        },
        null => throw ApiFault.Invalid($"'kind' is missing; it must be one of {string.Join(", ", s_kinds)}"),
        var kind => throw ApiFault.Invalid($"'kind' must be one of {string.Join(", ", s_kinds)}; it is '{kind}'"),
    };

    private static ApiFault Missing(string field) => ApiFault.Invalid($"'{field}' is missing");
}
