namespace XaiGen.Emulator.Batches;

/// <summary>The response to a request of a batch.</summary>
/// <param name="Response">The response.</param>
/// <param name="Cost">The cost in ticks of 10^-10 dollars.</param>
internal sealed record BatchTaskResult(BatchResponse Response, long Cost);
