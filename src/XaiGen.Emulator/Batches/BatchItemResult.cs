namespace XaiGen.Emulator.Batches;

/// <summary>The result of a request: a response, or an error, which may be billed too.</summary>
internal sealed record BatchItemResult(BatchResponse? Response, string? Error, long Cost);
