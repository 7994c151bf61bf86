namespace XaiGen;

/// <summary>
/// Edits of several images that are all of one type, as lists and arrays have them. Extension methods, so that a list of several types in
/// brackets,
/// <c>[file, url]</c>, means the method of the client in each version of C#.
/// </summary>
public static class ImageEdits
{
    /// <summary>Makes a new image from uploaded files.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">What to make of them; it may name them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="n">How many images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The shape; that of the first image if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The care taken; only some models take it. The server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request breaks a bound of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<FileObject> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Makes a new image from stored results.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">What to make of them; it may name them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="n">How many images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The shape; that of the first image if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The care taken; only some models take it. The server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request breaks a bound of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<FileOutput> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Makes a new image from stored files.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">What to make of them; it may name them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="n">How many images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The shape; that of the first image if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The care taken; only some models take it. The server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request breaks a bound of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<FileId> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Makes a new image from images that were made.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">What to make of them; it may name them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="n">How many images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The shape; that of the first image if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The care taken; only some models take it. The server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request breaks a bound of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
    /// </exception>
    public static Task<ImageResponse> EditAsync(
        this ImagesClient client, string prompt, IEnumerable<ImageOutput> images, ImageModel? model = null,
        StorageOptions? storageOptions = null,
        int? n = null, ImageAspectRatio? aspectRatio = null, ImageResolution? resolution = null, ImageQuality? quality = null,
        CancellationToken cancellationToken = default)
        => Edit(
            client, prompt, images?.Select(image => (ImageInput)image), model, storageOptions, n, aspectRatio, resolution, quality,
            cancellationToken);

    /// <summary>Makes a new image from images at URLs.</summary>
    /// <param name="client">The client.</param>
    /// <param name="prompt">What to make of them; it may name them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</param>
    /// <param name="images">The images, one to five.</param>
    /// <param name="model">The model; the server chooses one if null.</param>
    /// <param name="storageOptions">Keeps the result as a file; nothing is stored if null.</param>
    /// <param name="n">How many images, 1 to 10; 1 if null.</param>
    /// <param name="aspectRatio">The shape; that of the first image if null.</param>
    /// <param name="resolution">The size; 1K if null.</param>
    /// <param name="quality">The care taken; only some models take it. The server chooses if null.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The response with the image.</returns>
    /// <exception cref="ArgumentException">The request breaks a bound of the contract; nothing was sent.</exception>
    /// <exception cref="XaiException">
    /// The service refuses or fails, see <see cref="XaiException.Kind"/>; a refusal may be billed, see <see cref="XaiException.Usage"/>.
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
