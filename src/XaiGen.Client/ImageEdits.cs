namespace XaiGen;

/// <summary>
/// Edits of several images of a single type, for lists and arrays. These are extension methods so that a collection expression of mixed
/// types, <c>[file, url]</c>, binds to the client's own method in every version of C#.
/// </summary>
public static class ImageEdits
{
    /// <summary>Generates a new image from uploaded files.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">The prompt. It can refer to the images as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; chosen by the server if null.</param>
    /// <param name="storageOptions">How to store the result as a file; not stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; that of the first image if null.</param>
    /// <param name="resolution">The resolution; 1K if null.</param>
    /// <param name="quality">The quality, supported by some models only; chosen by the server if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates a constraint of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see
    /// <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<FileObject> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Generates a new image from stored results.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">The prompt. It can refer to the images as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; chosen by the server if null.</param>
    /// <param name="storageOptions">How to store the result as a file; not stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; that of the first image if null.</param>
    /// <param name="resolution">The resolution; 1K if null.</param>
    /// <param name="quality">The quality, supported by some models only; chosen by the server if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates a constraint of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see
    /// <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<FileOutput> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Generates a new image from stored files.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">The prompt. It can refer to the images as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; chosen by the server if null.</param>
    /// <param name="storageOptions">How to store the result as a file; not stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; that of the first image if null.</param>
    /// <param name="resolution">The resolution; 1K if null.</param>
    /// <param name="quality">The quality, supported by some models only; chosen by the server if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates a constraint of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see
    /// <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<FileId> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Generates a new image from generated images.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">The prompt. It can refer to the images as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; chosen by the server if null.</param>
    /// <param name="storageOptions">How to store the result as a file; not stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; that of the first image if null.</param>
    /// <param name="resolution">The resolution; 1K if null.</param>
    /// <param name="quality">The quality, supported by some models only; chosen by the server if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates a constraint of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see
    /// <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<ImageOutput> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Generates a new image from images at URLs.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">The prompt. It can refer to the images as <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; chosen by the server if null.</param>
    /// <param name="storageOptions">How to store the result as a file; not stored if null.</param>
    /// <param name="n">The number of images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The aspect ratio; that of the first image if null.</param>
    /// <param name="resolution">The resolution; 1K if null.</param>
    /// <param name="quality">The quality, supported by some models only; chosen by the server if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request violates a constraint of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses the request or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see
    /// <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<Uri> images, ImageModel? model = null, StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    private static Task<ImageResponse> Edit(
        ImagesClient client, string prompt, IEnumerable<ImageInput>? images, ImageModel? model, StorageOptions? storageOptions, int? n,
        ImageAspectRatio? aspectRatio, ImageResolution? resolution, ImageQuality? quality, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(images);
        return client.EditAsync(prompt, images, model, storageOptions, n, aspectRatio, resolution, quality, cancellationToken);
    }
}
