namespace XaiGen.Emulator.Control;

/// <summary>
/// A planned fault: what fails, for which operation, how often, and with what probability. Pass it to <see cref="FaultPlans.Add"/>.
/// </summary>
/// <example>
/// <code>
/// emulator.Faults.Add(new Fault.ErrorResponse(429) { RetryAfter = TimeSpan.FromSeconds(1), Operation = "getFile", Times = 2 });
/// </code>
/// </example>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>
    /// The operation, by its <c>operationId</c> in the contract, or <c>publicMedia</c> for the URLs that need no key; null for any.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>How many times the fault occurs, at least 1; if null, until the plan is removed.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>The probability that a call is affected: greater than 0, and 1 for every call.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Determines, with the order of the calls, which calls are affected if the probability is below 1.</summary>
    public int Seed { get; init; }

    /// <summary>The name of the kind in JSON.</summary>
    internal abstract string Kind { get; }

    /// <summary>The call is refused before any work is done, with the API's own error body.</summary>
    /// <param name="Status">The status, 400 to 599.</param>
    public sealed record ErrorResponse(int Status) : Fault
    {
        /// <summary>The value of the header <c>Retry-After</c>, in whole seconds.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The <c>code</c> in the body; if null, the usual code of the status.</summary>
        public string? Code { get; init; }

        /// <summary>The <c>error</c> in the body.</summary>
        public string? Message { get; init; }

        internal override string Kind => "error_response";
    }

    /// <summary>The call is delayed before any work is done. The delay is real time, independent of the emulator's clock.</summary>
    /// <param name="Delay">The delay, at most one hour.</param>
    public sealed record Latency(TimeSpan Delay) : Fault
    {
        internal override string Kind => "latency";
    }

    /// <summary>The connection is closed without a response.</summary>
    public sealed record ConnectionReset : Fault
    {
        /// <summary>Whether the work is done first, so that only the response is lost.</summary>
        public bool AfterWork { get; init; }

        internal override string Kind => "connection_reset";
    }

    /// <summary>The connection is closed within the response body.</summary>
    /// <param name="Bytes">The number of bytes of the body that arrive; shorter bodies arrive completely.</param>
    public sealed record CutBody(long Bytes) : Fault
    {
        internal override string Kind => "cut_body";
    }

    /// <summary>A new public URL is refused as if the team had reached its maximum.</summary>
    public sealed record QuotaReached : Fault
    {
        internal override string Kind => "quota_reached";
    }

    /// <summary>A file cannot be stored: an upload is refused with 500, a generated result has a <c>storage_error</c>.</summary>
    public sealed record StorageFailure : Fault
    {
        /// <summary>The message in the response.</summary>
        public string? Message { get; init; }

        internal override string Kind => "storage_failure";
    }

    /// <summary>
    /// A public URL cannot be created: a call to create one is refused with 500, a stored result has a <c>public_url_error</c>.
    /// </summary>
    public sealed record PublicUrlFailure : Fault
    {
        /// <summary>The message in the response.</summary>
        public string? Message { get; init; }

        internal override string Kind => "public_url_failure";
    }

    /// <summary>A video or a deferred image request is accepted, is pending for its render time, and then fails.</summary>
    /// <param name="Code">The error's code, such as <c>internal_error</c>.</param>
    public sealed record GenerationFailure(string Code) : Fault
    {
        /// <summary>The message in the response.</summary>
        public string? Message { get; init; }

        internal override string Kind => "generation_failure";
    }
}
