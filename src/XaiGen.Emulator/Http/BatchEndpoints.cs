using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using XaiGen.Emulator.Batches;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Http;

/// <summary>The Batches operations of the contract.</summary>
internal sealed class BatchEndpoints(BatchStore batches, BatchTasks tasks, FileStore files)
{
    public async Task CreateAsync(ApiCall call)
    {
        CreateBatchRequest request = await call.ReadBodyAsync<CreateBatchRequest>();
        request.Validate();
        if (request.InputFileId is { } file)
        {
            files.Get(call.Team, file.Value);
        }

        call.MarkUndocumented(Undocumented.BatchPace);
        BatchEntry batch = batches.Create(call.Caller.Later(), request.Name, request.InputFileId?.Value);
        await RespondAsync(call, batch);
    }

    public async Task ListAsync(ApiCall call)
    {
        (IReadOnlyList<BatchEntry> page, string? next) = PageOf(call, batches.All(call.Team).Select(batch => (-batch.Sequence, batch)));
        List<Batch> described = [];
        foreach (BatchEntry batch in page)
        {
            described.Add((await batches.ReportAsync(batch)).ToBatch());
        }

        await call.RespondAsync(new BatchList { Batches = described, PaginationToken = next });
    }

    public Task GetAsync(ApiCall call) => RespondAsync(call, BatchOf(call));

    public async Task CancelAsync(ApiCall call)
    {
        BatchEntry batch = BatchOf(call);
        batches.Cancel(batch);
        await RespondAsync(call, batch);
    }

    public async Task ListRequestsAsync(ApiCall call)
    {
        BatchReport report = await batches.ReportAsync(BatchOf(call));
        (IReadOnlyList<BatchRequestMetadata> page, string? next) =
            PageOf(call, report.ToMetadata().Select(entry => ((long)entry.Number, entry.Metadata)));
        await call.RespondAsync(new BatchRequestMetadataList { Requests = page, PaginationToken = next });
    }

    public async Task AddRequestsAsync(ApiCall call)
    {
        BatchEntry batch = BatchOf(call);
        AddBatchRequestsRequest request = await call.ReadBodyAsync<AddBatchRequestsRequest>();
        request.Validate();
        Caller caller = call.Caller.Later();
        batches.Add(batch, [.. request.BatchRequests.Select(item => (item.Id, tasks.Of(caller, item.Body)))]);
        call.MarkUndocumented([Undocumented.Prices, Undocumented.BatchPace]);
        await call.RespondEmptyAsync(StatusCodes.Status200OK);
    }

    public async Task ListResultsAsync(ApiCall call)
    {
        BatchReport report = await batches.ReportAsync(BatchOf(call));
        call.MarkUndocumented([Undocumented.Prices, report.IsExpired ? Undocumented.BatchExpiry : Undocumented.BatchErrors]);
        (IReadOnlyList<BatchRequestResult> page, string? next) =
            PageOf(call, report.ToResults().Select(entry => ((long)entry.Number, entry.Result)));
        await call.RespondAsync(new BatchRequestResultList { Results = page, PaginationToken = next });
    }

    /// <summary>The page after the token; items added in the meantime do not shift items between pages.</summary>
    private static (IReadOnlyList<T> Page, string? Next) PageOf<T>(ApiCall call, IEnumerable<(long Key, T Item)> items)
    {
        int limit = call.LimitOf(BatchRules.UsualLimit, BatchRules.MaxLimit);
        long? after = call.QueryValue("pagination_token") is { } token ? Read(token) : null;
        List<(long Key, T Item)> page = [.. items.Where(entry => after is null || entry.Key > after).Take(limit + 1)];
        string? next = page.Count > limit ? Format(page[limit - 1].Key) : null;
        return ([.. page.Take(limit).Select(entry => entry.Item)], next);
    }

    private static string Format(long key)
        => WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(key.ToString(CultureInfo.InvariantCulture)));

    private static long Read(string token)
    {
        try
        {
            return long.Parse(
                Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(token)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            throw ApiFault.Invalid("'pagination_token' is not a token of this list");
        }
    }

    private BatchEntry BatchOf(ApiCall call) => batches.Get(call.Team, call.PathValue("batch_id"));

    private async Task RespondAsync(ApiCall call, BatchEntry batch)
    {
        BatchReport report = await batches.ReportAsync(batch);
        if (report.Results.Count > 0)
        {
            call.MarkUndocumented(Undocumented.Prices);
        }

        if (report.IsExpired)
        {
            call.MarkUndocumented(Undocumented.BatchExpiry);
        }

        await call.RespondAsync(report.ToBatch());
    }
}
