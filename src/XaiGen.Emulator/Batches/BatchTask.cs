using XaiGen.Emulator.Control;

namespace XaiGen.Emulator.Batches;

/// <summary>The work of one request of a batch.</summary>
/// <param name="Endpoint">The endpoint that a single request would use.</param>
/// <param name="OperationId">The operation that a single request would call.</param>
/// <param name="Model">The model named in the request.</param>
/// <param name="Storage">The storage options of the request.</param>
/// <param name="RunAsync">Runs the work, with the given planned faults.</param>
internal sealed record BatchTask(
    string Endpoint, string OperationId, string? Model, StorageOptions? Storage, Func<OutputFaults, Task<BatchTaskResult>> RunAsync);
