namespace XaiGen;

/// <summary>Work that a batch starts or resumes, and waits for.</summary>
/// <param name="Model">The model whose rate limit applies; empty if the server chooses the model.</param>
/// <param name="StartedBefore">The ID of work that was started earlier; null for new work.</param>
/// <param name="Job">The same work as a job of the service's batches; null if it was started earlier.</param>
/// <param name="StartAsync">Starts or resumes it with a client.</param>
internal sealed record GenerationWork<TClient, T>(
    string Model, GenerationId? StartedBefore, BatchItem? Job, StartWork<TClient, T> StartAsync);
