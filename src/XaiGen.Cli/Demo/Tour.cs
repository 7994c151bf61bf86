namespace XaiGen.Cli.Demo;

/// <summary>
/// A tour of the Files and Imagine APIs: each step uses the stored result of the previous one, so that nothing is downloaded and uploaded
/// again. Results are saved to the folder, and expire at the service.
/// </summary>
internal sealed class Tour(XaiClient client, OutputFolder folder, StepLog log, bool waitsForBatch)
{
    public static readonly TimeSpan ClipLength = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan ExtensionLength = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan FileLife = TimeSpan.FromDays(2);
    public static readonly ImageModel ImageModel = ImageModel.GrokImagineImage;
    public static readonly VideoModel VideoModel = VideoModel.GrokImagineVideo;

    private const string Picture = "mountains.png";

    private static readonly TimeSpan s_urlLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(20);

    private readonly List<(FileId Id, string Name)> _assets = [];
    private VideoOperation? _video;

    /// <summary>The names of the files in the folder so far.</summary>
    public IEnumerable<string> Saved => _assets.Select(asset => asset.Name);

    /// <summary>The request of the video in progress; null if there is none.</summary>
    public string? PendingVideo => _video is { HasCompleted: false } ? _video.Id.Value : null;

    /// <summary>The batch; null before it is created.</summary>
    public BatchId? Batch { get; private set; }

    public async Task RunAsync(CancellationToken cancellation)
    {
        FileObject mountains = await UploadPictureAsync(cancellation);

        FileOutput harbour = await MakeImageAsync(
            "Generate a picture and store it",
            () => client.Images.GenerateAsync(
                "A harbour city at night, seen from the water", ImageModel, Stored("harbour.png"), cancellationToken: cancellation),
            cancellation);

        FileOutput snow = await MakeImageAsync(
            "Edit it by its file ID",
            () => client.Images.EditAsync(
                "Snow on the roofs under a pink winter sky", harbour, ImageModel, Stored("harbour-in-snow.png"),
                cancellationToken: cancellation),
            cancellation);

        Uri shared = await ShareAsync("Share the uploaded picture by a public URL", mountains.Id, cancellation);

        FileOutput valley = await MakeImageAsync(
            "Edit two pictures, one by URL and one by file ID",
            () => client.Images.EditAsync(
                "The city of the second picture at the foot of the mountains", [shared, snow], ImageModel, Stored("valley.png"),
                cancellationToken: cancellation),
            cancellation);

        FileOutput flight = await MakeVideoAsync(
            $"Animate it by its file ID for {ClipLength.TotalSeconds} seconds",
            () => client.Videos.GenerateAsync(
                "The camera flies slowly towards the city", valley, ClipLength, VideoModel, Stored("flight.mp4"),
                cancellationToken: cancellation),
            cancellation);

        FileOutput film = await MakeVideoAsync(
            $"Extend the video by {ExtensionLength.TotalSeconds} seconds",
            () => client.Videos.ExtendAsync(
                "It climbs above the clouds", flight, ExtensionLength, VideoModel, Stored("film.mp4"), cancellationToken: cancellation),
            cancellation);

        await MakeBatchAsync("Generate two seasons of the harbour as a batch, at a lower price", harbour, cancellation);
        await ShareAsync("Share the film by a public URL", film.FileId, cancellation);
        await ListSharedAsync(cancellation);
        await RevokeAsync(mountains, cancellation);
    }

    /// <summary>The uploaded and generated files, as the service describes them now.</summary>
    public async Task<IReadOnlyList<Asset>> DescribeAsync(CancellationToken cancellation)
        => await Task.WhenAll(_assets.Select(async asset => new Asset(asset.Name, await client.Files.GetAsync(asset.Id, cancellation))));

    /// <summary>The requests of the steps that generate something, for an estimate.</summary>
    public static IReadOnlyList<IBatchItem> SingleRequests()
    {
        var file = new FileId("file");
        return
        [
            new ImageRequest { Prompt = "", Model = ImageModel },
            new ImageEditRequest { Prompt = "", Model = ImageModel, Source = ImageEditRequestSource.FromImage(file) },
            new ImageEditRequest { Prompt = "", Model = ImageModel, Source = ImageEditRequestSource.FromImages([file, file]) },
            new VideoRequest { Prompt = "", Model = VideoModel, Image = file, Duration = ClipLength },
            new VideoExtensionRequest { Prompt = "", Model = VideoModel, Video = file, Duration = ExtensionLength },
        ];
    }

    /// <summary>The requests of the batch.</summary>
    public static IReadOnlyList<ImageEditRequest> BatchOf(FileId harbour)
    {
        string[] seasons = ["spring", "autumn"];
        return
        [
            .. seasons.Select(season => new ImageEditRequest
            {
                Prompt = $"The same harbour on a clear day in {season}",
                Model = ImageModel,
                Source = ImageEditRequestSource.FromImage(harbour),
                StorageOptions = Stored($"harbour-in-{season}.png"),
            }),
        ];
    }

    private static StorageOptions Stored(string name) => new() { Filename = name, ExpiresAfter = FileLife };

    private async Task<FileObject> UploadPictureAsync(CancellationToken cancellation)
    {
        log.Begin("Upload a picture");
        await using (Stream picture = typeof(Tour).Assembly.GetManifestResourceStream(Picture)!)
        {
            await folder.SaveAsync(Picture, picture, cancellation);
        }

        FileObject file = await client.Files.UploadAsync(folder.PathOf(Picture), FileLife, cancellationToken: cancellation);
        _assets.Add((file.Id, Picture));
        log.Note($"stored as {file.Id}");
        log.Done(Description(Picture, file.Bytes));
        return file;
    }

    private async Task<FileOutput> MakeImageAsync(string step, Func<Task<ImageResponse>> make, CancellationToken cancellation)
    {
        log.Begin(step);
        ImageResponse response = await make();
        ImageOutput image = response.Image;
        await KeepAsync(image.StoredFile, image.MimeType, cancellation);
        return image.StoredFile;
    }

    private async Task<FileOutput> MakeVideoAsync(string step, Func<Task<VideoOperation>> start, CancellationToken cancellation)
    {
        log.Begin(step);
        _video = await start();
        log.Note($"request {_video.Id}");
        VideoStatus.Done done = await _video.WaitForResultAsync(log, s_longestWait, cancellation);
        FileOutput file = done.Video?.StoredFile
            ?? throw new InvalidOperationException($"The video request {_video.Id} is done, but its response has no video.");
        await KeepAsync(file, "video/mp4", cancellation);
        return file;
    }

    private async Task MakeBatchAsync(string step, FileId harbour, CancellationToken cancellation)
    {
        log.Begin(step);
        BatchOperation batch = await client.Batches.RunAsync(BatchOf(harbour), cancellationToken: cancellation);
        Batch = batch.Id;
        log.Note($"batch {batch.Id}");
        if (!waitsForBatch)
        {
            log.Done("it goes on without the demo, mostly for less than 24 hours");
            return;
        }

        await foreach (BatchItemResult result in batch.GetResultsAsync(cancellation))
        {
            await KeepAsync(result.StoredFile, result.Image.MimeType, cancellation);
        }
    }

    private async Task<Uri> ShareAsync(string step, FileId id, CancellationToken cancellation)
    {
        log.Begin(step);
        CreatedPublicUrl created = await client.Files.CreatePublicUrlAsync(id, s_urlLife, cancellation);
        log.Done(created.ExpiresAt is { } expiry ? $"until {expiry:yyyy-MM-dd HH:mm} UTC" : "until it is revoked");
        return created.PublicUrl;
    }

    private async Task ListSharedAsync(CancellationToken cancellation)
    {
        log.Begin("List the files with a public URL");
        List<FileObject> shared =
            await client.Files.ListAsync(filter: "public_url != null", cancellationToken: cancellation).ToListAsync(cancellation);
        string[] own = [.. _assets.Where(asset => shared.Any(file => file.Id == asset.Id)).Select(asset => asset.Name)];
        log.Done(string.Join(", ", own) + (shared.Count > own.Length ? $", and {shared.Count - own.Length} that were there before" : ""));
    }

    private async Task RevokeAsync(FileObject file, CancellationToken cancellation)
    {
        log.Begin($"Revoke the public URL of {file.Filename}");
        RevokedPublicUrl response = await client.Files.RevokePublicUrlAsync(file.Id, cancellation);
        log.Done(response.Revoked ? "the URL no longer works, the file stays" : "it had none");
    }

    private async Task KeepAsync(FileOutput output, string? mediaType, CancellationToken cancellation)
    {
        log.Note($"stored as {output.FileId}");
        FileObject file = await client.Files.GetAsync(output.FileId, cancellation);
        string name = Path.ChangeExtension(output.Filename, ExtensionOf(mediaType) ?? Path.GetExtension(output.Filename));
        await client.Files.DownloadToAsync(output.FileId, folder.PathOf(name), cancellationToken: cancellation);
        _assets.Add((output.FileId, name));
        log.Done(Description(name, file.Bytes));
    }

    private static string Description(string name, long bytes) => $"{name}, {bytes:N0} bytes";

    // A stored file has the requested name, whatever image format the model returned.
    private static string? ExtensionOf(string? mediaType) => mediaType switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        _ => null,
    };
}
