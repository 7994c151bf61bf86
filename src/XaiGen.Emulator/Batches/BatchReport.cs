namespace XaiGen.Emulator.Batches;

/// <summary>The state of a batch at one moment.</summary>
internal sealed record BatchReport(
    BatchEntry Batch, DateTimeOffset Now, IReadOnlyList<BatchItem> Items, IReadOnlyDictionary<BatchItem, BatchItemResult> Results)
{
    /// <summary>Whether the batch has expired; its results expire with it.</summary>
    public bool IsExpired => Batch.IsExpired(Now);

    public IEnumerable<(int Number, BatchRequestResult Result)> ToResults() => Items
        .Where(_ => !IsExpired)
        .Where(Results.ContainsKey)
        .Select(item => (item.Number, Describe(item.Id, Results[item])));

    public IEnumerable<(int Number, BatchRequestMetadata Metadata)> ToMetadata()
        => Items.Select(item => (item.Number, new BatchRequestMetadata
        {
            Id = item.Id,
            Endpoint = item.Task.Endpoint,
            Model = item.Task.Model,
            State = StateOf(item),
            CreateTime = item.Added,
            FinishTime = Results.ContainsKey(item) ? item.Due : item.Cancelled,
        }));

    public Batch ToBatch() => new()
    {
        Id = new BatchId(Batch.Id),
        Name = Batch.Name,
        CreateTime = Batch.Created,
        ExpireTime = Batch.Expires,
        CreateApiKeyId = Batch.Team,
        CancelTime = Batch.Cancelled,
        CancelByXaiMessage = Batch.Refusal,
        InputFileId = Batch.InputFile is { } file ? new FileId(file) : null,
        State = new BatchState
        {
            Requests = Items.Count,
            Pending = Count(BatchRequestState.Pending),
            Succeeded = Count(BatchRequestState.Succeeded),
            Failed = Count(BatchRequestState.Failed),
            Cancelled = Count(BatchRequestState.Cancelled),
        },
        CostBreakdown = Results.Count == 0 ? null : ToCost(),
    };

    private static BatchRequestResult Describe(string id, BatchItemResult result) => new()
    {
        Id = id,
        Outcome = result.Response is { } response
            ? BatchOutcome.FromSucceeded(response)
            : new BatchOutcome.Failed
            {
                Error = result.Error!,
                Usage = result.Cost == 0
                ? null
                : new MediaUsage { CostInUsdTicks = result.Cost }
            },
    };

    private int Count(BatchRequestState state) => Items.Count(item => StateOf(item) == state);

    private BatchRequestState StateOf(BatchItem item)
        => Results.TryGetValue(item, out BatchItemResult? result)
            ? result.Response is null ? BatchRequestState.Failed : BatchRequestState.Succeeded
            : item.Cancelled is not null || IsExpired ? BatchRequestState.Cancelled : BatchRequestState.Pending;

    private BatchCost ToCost() => new()
    {
        TotalCostUsdTicks = Results.Values.Sum(result => result.Cost),
        EndpointCosts =
        [
            .. from entry in Results
               group entry.Value by entry.Key.Task.Endpoint into results
               orderby results.Key
               select new BatchEndpointCost
               {
                   Endpoint = results.Key,
                   CostUsdTicks = results.Sum(result => result.Cost),
                   RequestCount = results.Count(),
               },
        ],
        CalculationTime = Now,
    };
}
