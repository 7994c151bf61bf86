namespace XaiGen;

/// <summary>Adds to a failure the ID of what exists at the service in spite of it.</summary>
internal static class BatchFailure
{
    /// <returns>An exception of the same kind, whose message ends with the note.</returns>
    public static Exception Of(Exception failure, string note) => failure switch
    {
        OperationCanceledException e => new OperationCanceledException(With(e, note), e, e.CancellationToken),
        BudgetExceededException e => new BudgetExceededException(With(e, note), e.Budget, e.EstimatedCost),
        XaiException e => new XaiException(With(e, note), e.GetRawResponse(), e)
        {
            Kind = e.Kind,
            Code = e.Code,
            ServerMessage = e.ServerMessage,
            Body = e.Body,
            RetryAfter = e.RetryAfter,
            Tries = e.Tries,
        },
        _ => new XaiException(With(failure, note), innerException: failure is UnkeptIdException ? failure.InnerException : failure)
        {
            Kind = XaiErrorKind.Other,
        },
    };

    private static string With(Exception failure, string note) => $"{failure.Message} {note}";
}
