namespace XaiGen;

public partial class ImagesClient
{
    private readonly GenerationBatch _batches = new(_ => 300);

    /// <summary>Generates one image.</summary>
    /// <param name="prompt">What the image shows.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the image as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<ImageResponse> GenerateAsync(
        string prompt, ImageModel? model = null, StorageOptions? storageOptions = null, CancellationToken cancellationToken = default)
        => GenerateAsync(new ImageGenerationRequest { Prompt = prompt, Model = model, StorageOptions = storageOptions }, cancellationToken);

    /// <summary>Makes a new image from a given one, which may be a <see cref="FileOutput"/> or <see cref="FileObject"/> as it is.</summary>
    /// <param name="prompt">What to change.</param>
    /// <param name="image">The image: an address, a file's id, bytes, or a stored file.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<ImageResponse> EditAsync(
        string prompt, ImageInput image, ImageModel? model = null, StorageOptions? storageOptions = null, CancellationToken cancellationToken = default)
        => EditAsync(new ImageEditRequest { Prompt = prompt, Source = image, Model = model, StorageOptions = storageOptions }, cancellationToken);

    /// <summary>Makes a new image from one to five given ones of any kind.</summary>
    /// <param name="prompt">What to make of them; it may name them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, each an address, a file's id, bytes, or a stored file.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<ImageResponse> EditAsync(
        string prompt, IEnumerable<ImageInput> images, ImageModel? model = null, StorageOptions? storageOptions = null, CancellationToken cancellationToken = default)
        => EditAsync(
            new ImageEditRequest { Prompt = prompt, Source = ImageEditRequestSource.FromImages([.. images]), Model = model, StorageOptions = storageOptions },
            cancellationToken);

    /// <summary>Makes the images of several requests side by side, as fast as the models' rates allow.</summary>
    /// <param name="jobs">Requests to start, and ids of requests that were started before; <see cref="ImageJob"/> is made of either.</param>
    /// <param name="options">How many at once, how many a minute, and who is told; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Ends the batch, not the work: starts under way have 10 seconds to answer, nothing else is started. Nothing is thrown:
    /// the results hold what is done, and the ids by which another batch can take up the rest.
    /// </param>
    /// <returns>One result for each job, in their order: the images, or the error.</returns>
    public virtual Task<IReadOnlyList<BatchResult<ImageResponse>>> RunManyAsync(
        IEnumerable<ImageJob> jobs, GenerationBatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        return _batches.RunAsync(this, TimeProvider, jobs.Select(job => job.Work), options, cancellationToken);
    }
}
