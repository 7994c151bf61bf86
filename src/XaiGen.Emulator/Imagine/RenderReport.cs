namespace XaiGen.Emulator.Imagine;

internal abstract record RenderReport<TResult>
{
    private RenderReport()
    {
    }

    /// <summary>The progress in percent, 0 to 99.</summary>
    public sealed record Pending(int Progress) : RenderReport<TResult>
    {
        /// <summary>Whether there is progress to report; before that, the response has no body.</summary>
        public bool HasBegun => Progress > 0;
    }

    public sealed record Done(TResult Result) : RenderReport<TResult>;

    public sealed record Failed(string Code, string Message, long? Cost = null) : RenderReport<TResult>
    {
        public MediaUsage? Usage => Cost is { } ticks ? new MediaUsage { CostInUsdTicks = ticks } : null;

        public GenerationError ToError() => new() { Code = Code, Message = Message };
    }

    /// <summary>The work ended so long ago that the result no longer exists.</summary>
    public sealed record Expired : RenderReport<TResult>;
}
