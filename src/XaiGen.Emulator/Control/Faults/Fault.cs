namespace XaiGen.Emulator.Control;

/// <summary>
/// Something that is to go wrong: of which operation, how often, how likely, and what. Given to
/// <see cref="FaultPlans.Add"/>.
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
    /// The operation by its <c>operationId</c> in the contract, or <c>publicMedia</c> for the URLs that need no key;
    /// null for any of them.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>How often it goes wrong, at least once; null for ever, until the plan is removed.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How likely a call is struck: more than 0, and 1 for every call.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Decides, with the order of the calls, which of them are struck where the probability is below 1.</summary>
    public int Seed { get; init; }

    /// <summary>Its name in JSON.</summary>
    internal abstract string Kind { get; }

    /// <summary>The call is refused before anything is done, with the API's own error body.</summary>
    /// <param name="Status">400 to 599.</param>
    public sealed record ErrorResponse(int Status) : Fault
    {
        /// <summary>Sent in the header <c>Retry-After</c>, in whole seconds.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The body's <c>code</c>; the usual one of the status where it is null.</summary>
        public string? Code { get; init; }

        /// <summary>The body's <c>error</c>.</summary>
        public string? Message { get; init; }

        internal override string Kind => "error_response";
    }

    /// <summary>The call waits before it is done, in the program's own time: the emulator's clock has no part in it.</summary>
    /// <param name="Delay">Up to an hour.</param>
    public sealed record Latency(TimeSpan Delay) : Fault
    {
        internal override string Kind => "latency";
    }

    /// <summary>The connection breaks without a response.</summary>
    public sealed record ConnectionReset : Fault
    {
        /// <summary>Whether the work is done all the same, so that only its response is lost.</summary>
        public bool AfterWork { get; init; }

        internal override string Kind => "connection_reset";
    }

    /// <summary>The connection breaks amid the response's body.</summary>
    /// <param name="Bytes">How much of the body arrives; shorter bodies arrive whole.</param>
    public sealed record CutBody(long Bytes) : Fault
    {
        internal override string Kind => "cut_body";
    }

    /// <summary>A new public URL is refused as if the team had all it may have.</summary>
    public sealed record QuotaReached : Fault
    {
        internal override string Kind => "quota_reached";
    }

    /// <summary>A file cannot be stored: an upload is refused with 500, a generated result has a <c>storage_error</c>.</summary>
    public sealed record StorageFailure : Fault
    {
        /// <summary>The message that the caller gets.</summary>
        public string? Message { get; init; }

        internal override string Kind => "storage_failure";
    }

    /// <summary>
    /// A public URL cannot be made: the call for one is refused with 500, a stored result has a <c>public_url_error</c>.
    /// </summary>
    public sealed record PublicUrlFailure : Fault
    {
        /// <summary>The message that the caller gets.</summary>
        public string? Message { get; init; }

        internal override string Kind => "public_url_failure";
    }

    /// <summary>A video, or a deferred image, is accepted, is pending for its time, and then fails.</summary>
    /// <param name="Code">The error's code, such as <c>internal_error</c>.</param>
    public sealed record GenerationFailure(string Code) : Fault
    {
        /// <summary>The message that the caller gets.</summary>
        public string? Message { get; init; }

        internal override string Kind => "generation_failure";
    }
}
