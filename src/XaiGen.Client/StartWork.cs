namespace XaiGen;

/// <summary>Starts work.</summary>
/// <param name="client">The client.</param>
/// <param name="canResume">Whether the caller keeps the ID with which it can be resumed.</param>
/// <param name="cancellationToken">A token to cancel the start.</param>
internal delegate Task<StartedWork<T>> StartWork<TClient, T>(TClient client, bool canResume, CancellationToken cancellationToken);
