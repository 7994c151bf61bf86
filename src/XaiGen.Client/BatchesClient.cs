using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace XaiGen;

public partial class BatchesClient
{
    // The maximum number of jobs per call is not documented. A request may contain an image as bytes, so each call carries only a few.
    private const int JobsPerCall = 50;

    /// <summary>Runs many requests as a batch: later, usually within 24 hours, at a lower price, and outside the rate limits.</summary>
    /// <param name="jobs">Requests for images and videos, in any mixture; <see cref="BatchItem"/> assigns an ID to one.</param>
    /// <param name="options">The batch's name, and how long results are kept; the defaults if null.</param>
    /// <param name="cancellationToken">A token to cancel the start.</param>
    /// <returns>The operation. Use it to read the results as they arrive, or keep its ID to resume the batch later.</returns>
    /// <exception cref="ArgumentException">
    /// There are no jobs, two jobs have the same ID, or a request violates a constraint of the contract; nothing was sent.
    /// </exception>
    /// <exception cref="BudgetExceededException">All jobs together could cost more than a budget has left; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, or <see cref="BatchRunOptions.Created"/> throws. If the batch had already been created, it
    /// was cancelled, and the message contains its ID.
    /// </exception>
    public virtual async Task<BatchOperation> RunAsync(
        IEnumerable<IBatchItem> jobs, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BatchRunOptions();
        BatchRequest[] requests = Requests(jobs, options);
        Purse.Of(_connection).Check("The batch", requests.Select(request => request.Body));
        Batch batch =
            await CreateAsync(new CreateBatchRequest { Name = options.Name ?? NameOf(requests) }, cancellationToken).ConfigureAwait(false);
        int added = 0;
        try
        {
            Tell(options.Created, batch.Id);
            foreach (BatchRequest[] some in requests.Chunk(JobsPerCall))
            {
                await AddRequestsAsync(batch.Id, some, cancellationToken).ConfigureAwait(false);
                added += some.Length;
            }
        }
        catch (Exception e)
        {
            bool isCancelled = await TryCancelAsync(batch.Id).ConfigureAwait(false);
            bool isEmpty = e is UnkeptIdException;
            string has = isEmpty ? "no jobs" : $"{added} of {requests.Length} jobs, perhaps more";
            throw BatchFailure.Of(e, $"The batch '{batch.Id}' has {has}; " + (isCancelled ? "it was cancelled."
                : isEmpty ? "it could not be cancelled."
                : "it could not be cancelled, so these may be done and billed."));
        }

        return Resume(batch.Id);
    }

    /// <summary>
    /// Runs the requests of a JSONL file as a batch. Each line is one request, in the format of OpenAI's Batch API:
    /// <c>{"custom_id": "a", "method": "POST", "url": "/v1/images/generations", "body": {…}}</c>. The file is checked and uploaded; the
    /// service then reads it. URLs in the results of batches work for only 1 hour, so give each request <c>storage_options</c>, as
    /// <see cref="WriteFileAsync"/> does.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">The batch's name; the file name if null.</param>
    /// <param name="cancellationToken">A token to cancel the start.</param>
    /// <returns>The operation. It has no jobs until the service has read the file.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist; nothing was sent.</exception>
    /// <exception cref="FormatException">
    /// A line is not a valid request, or two requests have the same ID; the message contains the line number. Nothing was sent.
    /// </exception>
    /// <exception cref="XaiException">The service refuses the request or fails, see <see cref="XaiException.Kind"/>.</exception>
    public virtual async Task<BatchOperation> RunFileAsync(string path, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        await BatchFile.CheckAsync(path, cancellationToken).ConfigureAwait(false);
        FileObject file = await Files.UploadAsync(path, cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            return await RunFileAsync(file.Id, name ?? Path.GetFileNameWithoutExtension(path), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw BatchFailure.Of(e, $"The file was uploaded; its ID is '{file.Id}'.");
        }
    }

    /// <summary>Runs the requests of a stored JSONL file as a batch.</summary>
    /// <param name="fileId">The ID of the file.</param>
    /// <param name="name">The batch's name; the file's ID if null.</param>
    /// <param name="cancellationToken">A token to cancel the start.</param>
    /// <returns>The operation. It has no jobs until the service has read the file.</returns>
    /// <exception cref="XaiException">The service refuses the request or fails, see <see cref="XaiException.Kind"/>.</exception>
    public virtual async Task<BatchOperation> RunFileAsync(
        FileId fileId, string? name = null, CancellationToken cancellationToken = default)
    {
        Batch batch = await CreateAsync(new CreateBatchRequest { Name = name ?? fileId.Value, InputFileId = fileId }, cancellationToken)
            .ConfigureAwait(false);
        return Resume(batch.Id);
    }

    /// <summary>Resumes a batch that was created earlier, even by another process. Nothing is sent.</summary>
    /// <param name="id">The ID of the batch.</param>
    /// <returns>The operation.</returns>
    public virtual BatchOperation Resume(BatchId id) => new(this, id);

    /// <summary>Writes jobs as a JSONL file that <see cref="RunFileAsync(string, string?, CancellationToken)"/> accepts.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="stream">The stream to write to. It is left open.</param>
    /// <param name="options">How long results are kept; the defaults if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">
    /// There are no jobs, two jobs have the same ID, or a request violates a constraint of the contract.
    /// </exception>
    public static async Task WriteFileAsync(
        IEnumerable<IBatchItem> jobs, Stream stream, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var line = new ArrayBufferWriter<byte>();
        foreach (BatchRequest request in Requests(jobs, options ?? new BatchRunOptions(), validates: true))
        {
            line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(line))
            {
                BatchItem.WriteLine(request, writer);
            }

            line.Write("\n"u8);
            await stream.WriteAsync(line.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Why a job cannot be part of a batch; null if it can.</summary>
    internal ArgumentException? ErrorIn(BatchItem job, BatchRunOptions options)
    {
        try
        {
            _ = Requests([job], options);
            return null;
        }
        catch (ArgumentException e)
        {
            return e;
        }
    }

    private FilesClient Files => new(_connection);

    private BatchRequest[] Requests(IEnumerable<IBatchItem> jobs, BatchRunOptions options) => Requests(jobs, options, Validates);

    private static BatchRequest[] Requests(IEnumerable<IBatchItem> jobs, BatchRunOptions options, bool validates)
    {
        BatchRequest[] requests =
        [
            .. NotNull(jobs).Select((job, place) => (job?.Job ?? throw new ArgumentException($"Job {place} is null.", nameof(jobs)))
                .ToRequest(job.Job.Id ?? place.ToString(CultureInfo.InvariantCulture), options.KeepResultsFor)),
        ];
        if (requests.Length == 0)
        {
            throw new ArgumentException("A batch needs at least one job.", nameof(jobs));
        }

        if (requests.GroupBy(request => request.Id).FirstOrDefault(group => group.Count() > 1) is { Key: var id })
        {
            throw new ArgumentException($"Two jobs have the ID '{id}'. Give each its own with WithId.", nameof(jobs));
        }

        if (validates)
        {
            new AddBatchRequestsRequest { BatchRequests = requests }.Validate();
        }

        return requests;
    }

    private string NameOf(BatchRequest[] requests)
        => string.Create(CultureInfo.InvariantCulture, $"{requests.Length} jobs, {TimeProvider.GetUtcNow():yyyy-MM-dd HH:mm}");

    private static void Tell(Action<BatchId>? created, BatchId id)
    {
        try
        {
            created?.Invoke(id);
        }
        catch (Exception e)
        {
            throw new UnkeptIdException(e);
        }
    }

    private async Task<bool> TryCancelAsync(BatchId id)
    {
        try
        {
            // Does not use the caller's token: it may be what ended the start.
            await CancelAsync(id, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception)
        {
            // The caller needs to know why the start failed, not why this did.
            return false;
        }
    }

    private static T NotNull<T>(T jobs)
        where T : class
        => jobs ?? throw new ArgumentNullException(nameof(jobs));
}
