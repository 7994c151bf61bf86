using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Batches;

/// <summary>What one request of a batch is to do.</summary>
/// <param name="Endpoint">Where it would go by itself.</param>
/// <param name="OperationId">The operation that it would be.</param>
/// <param name="Model">As the request names it.</param>
/// <param name="Storage">What is to be kept of the result.</param>
/// <param name="RunAsync">Does it, with what is to go wrong.</param>
internal sealed record BatchTask(
    string Endpoint, string OperationId, string? Model, StorageOptions? Storage, Func<OutputFaults, Task<BatchTaskResult>> RunAsync);

/// <summary>The response to a request of a batch.</summary>
/// <param name="Response">The response.</param>
/// <param name="Cost">In ticks of 10^-10 dollars.</param>
internal sealed record BatchTaskResult(BatchResponse Response, long Cost);
