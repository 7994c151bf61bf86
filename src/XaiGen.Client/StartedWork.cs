namespace XaiGen;

/// <summary>Work in progress.</summary>
/// <param name="Id">The ID to resume it with; null if the response to the start is the result.</param>
/// <param name="FinishAsync">Waits for the result.</param>
internal sealed record StartedWork<T>(GenerationId? Id, Func<CancellationToken, Task<T>> FinishAsync);
