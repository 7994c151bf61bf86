using System.Runtime.CompilerServices;

namespace XaiGen;

// The form that takes a prompt yields to the one that takes a request, so that 'new() { … }' means a request.
public partial class ImagesClient
{
    /// <summary>Generates one or more images.</summary>
    /// <param name="prompt">A description of the image.</param>
    /// <param name="model">The model, see <see cref="ImageModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the image as a file; nothing is stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; the server chooses one if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The quality level, which only some models have; the server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    [OverloadResolutionPriority(-1)]
    public virtual Task<ImageResponse> GenerateAsync(
        string prompt, ImageModel? model = null, StorageOptions? storageOptions = null, int? n = null, ImageAspectRatio? aspectRatio = null,
        ImageResolution? resolution = null, ImageQuality? quality = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return GenerateAsync(
            new ImageRequest
            {
                Prompt = prompt,
                Model = model,
                StorageOptions = storageOptions,
                N = n,
                AspectRatio = aspectRatio,
                Resolution = resolution,
                Quality = quality,
            },
            cancellationToken);
    }

    /// <summary>Edits an image, which may be a <see cref="FileOutput"/> or <see cref="FileObject"/>.</summary>
    /// <param name="prompt">A description of the change.</param>
    /// <param name="image">The image: a URL, a file ID, bytes, or a stored file.</param>
    /// <param name="model">The model, see <see cref="ImageModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the result as a file; nothing is stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The quality level, which only some models have; the server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    public virtual Task<ImageResponse> EditAsync(
        string prompt, ImageInput image, ImageModel? model = null, StorageOptions? storageOptions = null, int? n = null,
        ImageResolution? resolution = null, ImageQuality? quality = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(image);
        return EditAsync(
            new ImageEditRequest
            {
                Prompt = prompt,
                Source = image,
                Model = model,
                StorageOptions = storageOptions,
                N = n,
                Resolution = resolution,
                Quality = quality,
            },
            cancellationToken);
    }

    /// <summary>Creates a new image from one to five images of any kind.</summary>
    /// <param name="prompt">
    /// A description of the result; it may refer to the images as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….
    /// </param>
    /// <param name="images">The images, each a URL, a file ID, bytes, or a stored file.</param>
    /// <param name="model">The model, see <see cref="ImageModel"/>; the server chooses one if null.</param>
    /// <param name="storageOptions">Stores the result as a file; nothing is stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; that of the first image if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The quality level, which only some models have; the server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    public virtual Task<ImageResponse> EditAsync(
        string prompt, IEnumerable<ImageInput> images, ImageModel? model = null, StorageOptions? storageOptions = null, int? n = null,
        ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(images);
        return EditAsync(
            new ImageEditRequest
            {
                Prompt = prompt,
                Source = ImageEditRequestSource.FromImages([.. images]),
                Model = model,
                StorageOptions = storageOptions,
                N = n,
                AspectRatio = aspectRatio,
                Resolution = resolution,
                Quality = quality,
            },
            cancellationToken);
    }

    /// <summary>Runs several image requests in parallel, as fast as the rate limits of the models allow.</summary>
    /// <param name="jobs">Requests to start, and IDs of requests that were started before; in any mixture.</param>
    /// <param name="options">Concurrency, rate limits and progress; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Cancels the batch, not the work: requests in flight have 10 seconds to complete, and no others are started. No exception is thrown:
    /// the results contain what is done, and the IDs with which another batch can resume the rest.
    /// </param>
    /// <returns>One result for each job, in the order of the jobs: the images, or the error.</returns>
    /// <exception cref="ArgumentNullException">The jobs are null.</exception>
    public virtual Task<IReadOnlyList<BatchResult<ImageResponse>>> RunManyAsync(
        IEnumerable<IImageJob> jobs, GenerationBatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        GenerationWork<ImagesClient, ImageResponse>[] work = [.. jobs.Select(job => job.Job.Work)];
        return options is { Economy: true }
            ? EconomyRun.RunAsync(
                new BatchesClient(_connection), work, static result => result.Images ?? throw NoImages(),
                resumed => GenerationBatch.RunAsync(this, resumed, options, cancellationToken), options, cancellationToken)
            : GenerationBatch.RunAsync(this, work, options, cancellationToken);
    }

    private static InvalidOperationException NoImages() => new("The batch has no images for this job.");
}
