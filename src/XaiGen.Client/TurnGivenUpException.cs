namespace XaiGen;

/// <summary>A request was cancelled while it waited for its turn: it was not sent.</summary>
internal sealed class TurnGivenUpException(OperationCanceledException cause)
    : OperationCanceledException("The call was cancelled before its turn; nothing was sent.", cause, cause.CancellationToken);
