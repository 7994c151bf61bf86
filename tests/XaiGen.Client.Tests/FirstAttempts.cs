#pragma warning disable XA0003 // It is compiled and not run, so that nothing is stored does no harm.
namespace XaiGen.Client.Tests;

/// <summary>
/// What users write first, line by line, and that it compiles. <see cref="FirstAttemptTests"/> compiles it as C# 12 too, and runs some of
/// it.
/// </summary>
internal static class FirstAttempts
{
    public static async Task ImagesAsync(
        XaiClient client, FileObject uploaded, FileObject[] uploads, List<FileOutput> outputs, FileId fileId, List<FileId> ids, Uri url,
        Uri[] urls, string path,
        byte[] bytes, CancellationToken cancellation)
    {
        ImageResponse one = await client.Images.GenerateAsync("x");
        ImageResponse four = await client.Images.GenerateAsync("x", n: 4);
        ImageResponse wide =
            await client.Images.GenerateAsync("x", aspectRatio: ImageAspectRatio.Ratio16x9, resolution: ImageResolution.Res2K);
        _ = await client.Images.GenerateAsync(
            "x", ImageModel.GrokImagineImage2_0, quality: ImageQuality.Medium, cancellationToken: cancellation);
        _ = await client.Images.GenerateAsync("x", model: "a-model-of-tomorrow");
        _ = await client.Images.GenerateAsync("x", storageOptions: new() { Filename = "a.png", PublicUrl = true });
        _ = await client.Images.GenerateAsync(new ImageRequest { Prompt = "x", N = 2 });
        _ = await client.Images.EditAsync("x", uploads);
        _ = await client.Images.EditAsync("x", outputs);
        _ = await client.Images.EditAsync("x", ids);
        _ = await client.Images.EditAsync("x", urls);
        _ = await client.Images.EditAsync("x", four.Data);
        _ = await client.Images.EditAsync("x", [uploaded, url, fileId, one]);
        _ = await client.Images.EditAsync("x", [fileId, fileId]);
        _ = await client.Images.EditAsync("x", [uploaded, uploaded], aspectRatio: ImageAspectRatio.Ratio1x1);
        _ = await client.Images.EditAsync("x", one);
        _ = await client.Images.EditAsync("x", one.Image, n: 2);
        _ = await client.Images.EditAsync("x", four.Data[1]);
        _ = await client.Images.EditAsync("x", one.StoredFile);
        _ = await client.Images.EditAsync("x", url);
        _ = await client.Images.EditAsync("x", ImageInput.FromFile(path));
        _ = await client.Images.EditAsync("x", ImageInput.FromFile(path), resolution: ImageResolution.Res2K);
        _ = await client.Images.EditAsync("x", ImageInput.FromBytes(bytes, "image/png"));
        _ = await client.Images.EditAsync(new ImageEditRequest { Prompt = "x", Source = one });
        _ = await client.Images.EditAsync(new ImageEditRequest { Prompt = "x", Source = four.Data[0] });
        await one.Image.SaveAsync(path);
        await one.Image.SaveAsync(Stream.Null);
        BinaryData inMemory = await one.Image.DownloadAsync(cancellation);
        await one.Image.SaveAsync(client, path);
        foreach (ImageOutput image in wide.Data)
        {
            Console.WriteLine($"{image.Url} {inMemory.Length} {one.StoredFile.PublicUrl}");
        }

        ImageOperation deferred = await client.Images.GenerateDeferredAsync(new() { Prompt = "x" }, cancellation);
        ImageStatus.Done done = await deferred.WaitForResultAsync(cancellation);
        Console.WriteLine($"{deferred} {done.Image.Url} {done.StoredFile.FileId}");
    }

    public static async Task VideosAsync(
        XaiClient client, ImageResponse still, FileObject uploaded, string path, string saved, CancellationToken cancellation)
    {
        VideoStatus.Done film = await client.Videos.GenerateAndWaitAsync("x");
        _ = await client.Videos.GenerateAndWaitAsync("x", still, TimeSpan.FromSeconds(5), timeout: TimeSpan.FromMinutes(10));
        _ = await client.Videos.GenerateAndWaitAsync("x", uploaded, resolution: VideoResolution.Res720p, cancellationToken: cancellation);
        _ = await client.Videos.GenerateAndWaitAsync(new VideoRequest { Prompt = "x" });
        _ = await client.Videos.GenerateAsync("x", still.Image, aspectRatio: VideoAspectRatio.Ratio16x9);
        _ = await client.Videos.GenerateAsync("x", ImageInput.FromFile(path));
        VideoOperation operation = await client.Videos.EditAsync("x", film);
        film = await operation.WaitForResultAsync(cancellation);
        VideoStatus end = await operation.WaitAsync(cancellation);
        _ = await client.Videos.ExtendAsync("x", film.Video!);
        _ = await client.Videos.EditAsync("x", film.StoredFile);
        _ = await client.Videos.EditAsync("x", uploaded);
        _ = await client.Videos.EditAsync("x", VideoInput.FromFile(path));
        _ = await client.Videos.Resume(new GenerationId(saved)).WaitForResultAsync();
        await film.Video!.SaveAsync(path);
        await client.Files.DeleteAsync(film.StoredFile);
        Console.WriteLine($"{operation.Id} {end} {film.Usage?.CostInUsd}");
    }

    public static async Task FilesAsync(XaiClient client, string path, byte[] bytes, ImageResponse made, VideoStatus.Done film)
    {
        FileObject file = await client.Files.UploadAsync(path);
        FileObject other = await client.Files.UploadAsync(bytes, "a.png");
        await client.Files.DownloadToAsync(file, path);
        await client.Files.DownloadToAsync(made.StoredFile, path);
        await using Stream content = await client.Files.DownloadAsync(file);
        CreatedPublicUrl shared = await client.Files.CreatePublicUrlAsync(file, TimeSpan.FromDays(1));
        _ = await client.Files.CreatePublicUrlAsync(made.Image);
        _ = await client.Files.CreatePublicUrlAsync(film.Video!);
        _ = await client.Files.RevokePublicUrlAsync(made.StoredFile);
        _ = await client.Files.GetAsync(other);
        FileId id = file;
        await client.Files.DeleteAsync(file);
        await client.Files.DeleteAsync(made.Image);
        await client.DownloadToAsync(shared.PublicUrl, path);
        await foreach (FileObject one in client.Files.ListAsync(limit: 10))
        {
            Console.WriteLine($"{one.Filename} {one.Bytes} {one.CreatedAt:d} {id == one.Id}");
        }
    }

    public static async Task ManyAsync(
        XaiClient client, List<ImageRequest> images, ImageEditRequest[] edits, List<VideoRequest> videos, string path,
        GenerationId before)
    {
        IReadOnlyList<BatchResult<ImageResponse>> made = await client.Images.RunManyAsync(images);
        _ = await client.Images.RunManyAsync(images.Select(request => request with { N = 2 }));
        _ = await client.Images.RunManyAsync(edits);
        _ = await client.Images.RunManyAsync([images[0], images[1]]);
        _ = await client.Images.RunManyAsync([images[0], edits[0], before]);
        _ = await client.Images.RunManyAsync(images, new GenerationBatchOptions { Economy = true });
        _ = await client.Images.RunManyAsync(images, new() { MaxConcurrency = 4 });
        _ = await client.Videos.RunManyAsync(videos);
        _ = await client.Videos.RunManyAsync([videos[0]]);
        BatchOperation batch = await client.Batches.RunAsync(images);
        _ = await client.Batches.RunAsync(videos);
        _ = await client.Batches.RunAsync(edits);
        _ = await client.Batches.RunAsync([images[0], videos[0]]);
        _ = await client.Batches.RunAsync(images.Select((request, place) => BatchItem.From(request).WithId($"page-{place}")));
        _ = await client.Batches.RunFileAsync(path);
        await foreach (BatchItemResult result in batch.GetResultsAsync())
        {
            if (result.Succeeded)
            {
                await result.Image.SaveAsync(path);
            }
        }

        Console.WriteLine($"{batch.Id} {await batch.CancelAsync()}");
        foreach (BatchResult<ImageResponse> result in made)
        {
            Console.WriteLine(result.Succeeded ? $"{result.Value.Image.Url}" : result.Error.Message);
        }
    }

    public static XaiClient Clients(string key, HttpClientHandler handler) => key.Length switch
    {
        0 => XaiClient.FromEnvironment(),
        1 => new XaiClient(key),
        2 => new XaiClient(key, new XaiClientOptions { Endpoint = new Uri("https://eu-west-1.api.x.ai/v1"), MaxRetries = 5 }),
        3 => new XaiClient(key, new() { HttpHandler = handler, ApplicationId = "catalogue/2.1" }),
        _ => new XaiClient(key, new XaiClientOptions { NetworkTimeout = TimeSpan.FromMinutes(2) }),
    };
}
