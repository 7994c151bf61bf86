namespace XaiGen.Client.Tests;

/// <summary>
/// What users write who know the vendor's documentation and not this client: values as texts, parameters by name, collections of all kinds,
/// and C# as it is today.
/// </summary>
internal static class LaterAttempts
{
    public static async Task ImagesAsync(
        XaiClient client, ImageResponse one, FileObject file, Uri url, string path, string[] paths, CancellationToken ct)
    {
        _ = await client.Images.GenerateAsync(prompt: "x");
        _ = await client.Images.GenerateAsync("x", "grok-imagine-image");
        _ = await client.Images.GenerateAsync("x", aspectRatio: "16:9", resolution: "2k", quality: "high");
        _ = await client.Images.GenerateAsync(new() { Prompt = "x", AspectRatio = "16:9", N = 3 });
        _ = await client.Images.GenerateAsync(new() { Prompt = "x" }, ct);
        _ = await client.Images.GenerateAsync(new ImageRequest { Prompt = "x", ResponseFormat = "b64_json" }, default);
        _ = await client.Images.GenerateAsync("x").WaitAsync(TimeSpan.FromMinutes(1), ct);
        _ = await client.Images.EditAsync("x", ImageInput.FromUrl(url));
        _ = await client.Images.EditAsync("x", ImageInput.FromBytes(await File.ReadAllBytesAsync(path, ct)));
        _ = await client.Images.EditAsync("x", image: file);
        _ = await client.Images.EditAsync(image: file, prompt: "x");
        _ = await client.Images.EditAsync("x", images: [file, url]);
        _ = await client.Images.EditAsync("x", new[] { file, file });
        _ = await client.Images.EditAsync("x", await client.Files.UploadAsync(path, cancellationToken: ct));
        _ = await client.Images.EditAsync("x", file.Id);
        _ = await client.Images.EditAsync("x", [one, one]);
        _ = await client.Images.EditAsync("x", [.. paths.Select(image => ImageInput.FromFile(image))]);
        _ = await client.Images.EditAsync("x", paths.Select(ImageInput.FromFile));
        _ = await client.Images.EditAsync("x", new List<ImageInput> { url, file, one });
        ImageResponse[] all = await Task.WhenAll(paths.Select(prompt => client.Images.GenerateAsync(prompt, cancellationToken: ct)));
        _ = await client.Images.RunManyAsync(paths.Select(prompt => new ImageRequest { Prompt = prompt }), cancellationToken: ct);
        var storage = new StorageOptions { Filename = "a.png", ExpiresAfter = TimeSpan.FromDays(1), PublicUrl = true };
        FileId kept = one.StoredFile.FileId;
        if (one.Image.FileOutput is { PublicUrl: { } shared })
        {
            Console.WriteLine($"{shared} {kept} {storage}");
        }

        await File.WriteAllBytesAsync(path, (await one.Image.DownloadAsync(ct)).ToArray(), ct);
        Console.WriteLine($"{all.Length} {one.Data.Count} {one.Data[0].MimeType} {one.Image.RevisedPrompt} {one.Usage?.CostInUsd ?? 0m}");
    }

    public static async Task VideosAsync(
        XaiClient client, VideoStatus.Done film, ImageResponse still, FileObject file, Uri url, string path, CancellationToken ct)
    {
        VideoOperation started = await client.Videos.GenerateAsync(new() { Prompt = "x" }, ct);
        VideoStatus.Done done = await started.WaitForResultAsync();
        _ = await client.Videos.GenerateAndWaitAsync("x", duration: TimeSpan.FromSeconds(5));
        _ = await client.Videos.GenerateAndWaitAsync("x", image: url);
        _ = await client.Videos.GenerateAndWaitAsync("x", image: still, aspectRatio: "9:16", resolution: "720p");
        _ = await client.Videos.GenerateAndWaitAsync("x", progress: new Progress<int>(percent => Console.WriteLine(percent)));
        _ = await client.Videos.GenerateAndWaitAsync(new() { Prompt = "x", ReferenceImages = [url, file] }, cancellationToken: ct);
        _ = await client.Videos.EditAndWaitAsync("x", film);
        _ = await client.Files.CreatePublicUrlAsync(film);
        _ = await client.Files.CreatePublicUrlAsync(still, TimeSpan.FromDays(1), ct);
        _ = await client.Videos.EditAndWaitAsync("x", file, storageOptions: new() { Filename = "a.mp4" }, cancellationToken: ct);
        _ = await client.Videos.ExtendAndWaitAsync("x", film, TimeSpan.FromSeconds(6));
        _ = await client.Videos.ExtendAndWaitAsync("x", url, timeout: TimeSpan.FromMinutes(5), cancellationToken: default);
        _ = await client.Videos.GetAsync(started.Id, default);
        _ = await client.Videos.Resume(GenerationId.Parse(path)).WaitForResultAsync(ct);
        await File.WriteAllTextAsync(path, started.Id.ToString(), ct);
        VideoOperation resumed = client.Videos.Resume(new GenerationId(await File.ReadAllTextAsync(path, ct)));
        await resumed.UpdateAsync(ct);
        Console.WriteLine($"{resumed.HasCompleted} {resumed.LastStatus} {film.Url} {film.Video?.Duration}");
        await film.SaveAsync("a.mp4");
        await film.SaveAsync(path, cancellationToken: ct);
        await film.SaveAsync(Stream.Null, ct);
        BinaryData bytes = await done.DownloadAsync();
        Console.WriteLine(bytes.Length);
        IReadOnlyList<BatchResult<VideoStatus.Done>> many =
            await client.Videos.RunManyAsync([new VideoRequest { Prompt = "x" }], new() { Progress = new Progress<int>() });
        foreach (BatchResult<VideoStatus.Done> result in many)
        {
            await (result.Succeeded ? result.Value.SaveAsync(path) : throw result.Error);
        }
    }

    public static async Task FilesAsync(XaiClient client, FileObject file, byte[] bytes, string path, CancellationToken ct)
    {
        _ = await client.Files.UploadAsync(File.OpenRead(path), "a.png");
        _ = await client.Files.UploadAsync("a.png", expiresAfter: TimeSpan.FromDays(1), cancellationToken: ct);
        _ = await client.Files.UploadAsync(BinaryData.FromString("a"), "a.txt");
        _ = await client.Files.UploadAsync(new MemoryStream(bytes), "a.bin");
        _ = await client.Files.UploadManyAsync([path, path]);
        _ = await client.Files.GetAsync(new FileId("file_123"), ct);
        _ = await client.Files.GetAsync(file.Id, default);
        _ = await client.Files.DeleteAsync(file, default);
        await client.Files.DownloadToAsync(file.Id, "a.png");
        await client.Files.DownloadToAsync(file, new MemoryStream());
        await client.Files.DownloadToAsync(file, Stream.Null, cancellationToken: ct);
        using Stream content = await client.Files.DownloadAsync(file, cancellationToken: ct);
        _ = await BinaryData.FromStreamAsync(content, ct);
        await foreach (FileObject one in client.Files.ListAsync(order: "desc", sortBy: "created_at", limit: 5))
        {
            Console.WriteLine(one.Filename);
        }

        await foreach (FileObject one in client.Files.ListAsync(filter: "name = \"x\"").WithCancellation(ct))
        {
            Console.WriteLine(one.CreatedAt.LocalDateTime);
        }

        _ = client.Files.ListAsync(filter: FileFilter.SizeBytes > 5 && (FileFilter.Name.Is("a") || !FileFilter.PublicUrl.IsNotNull));
        FileObject[] largest = await client.Files.ListAsync().Where(one => one.Bytes > 5).Take(3).ToArrayAsync(ct);
        Dictionary<FileId, FileObject> byId = await client.Files.ListAsync().ToDictionaryAsync(one => one.Id, cancellationToken: ct);
        FileList page = await client.Files.ListPageAsync(limit: 10);
        _ = await client.Files.ListPageAsync(paginationToken: page.PaginationToken);
        Uri shared = (await client.Files.CreatePublicUrlAsync(file)).PublicUrl;
        _ = await client.Files.CreatePublicUrlAsync(file, expiresAfter: TimeSpan.FromHours(1), ct);
        bool gone = (await client.Files.DeleteAsync(file)).Deleted && (await client.Files.RevokePublicUrlAsync(file)).Revoked;
        if (await client.Files.GetAsync(file) is { PublicUrl: { } url, ExpiresAt: var until })
        {
            Console.WriteLine($"{url} {until:u} {shared} {gone} {largest.Length} {byId.Count}");
        }
    }

    public static async Task RestAsync(XaiClient client, string[] prompts, BatchOperation batch, CancellationToken ct)
    {
        _ = new XaiClient(apiKey: "key");
        _ = new XaiClient("key", new() { HttpHandler = new SocketsHttpHandler { Proxy = new System.Net.WebProxy("http://proxy:8080") } });
        _ = new XaiClient(
            "key", new() { Transport = new System.ClientModel.Primitives.HttpClientPipelineTransport(new HttpClient()) });
        _ = XaiClient.FromEnvironment(new() { MaxRetries = 0 });
        foreach (ImageGenerationModel model in (await client.Models.ListImageModelsAsync(ct)).Models)
        {
            Console.WriteLine(model.Id);
        }

        using Budget budget = client.Budget(1.50m);
        decimal? usd = (await client.EstimateAsync(new ImageRequest { Prompt = "x", N = 4 })).CostInUsd;
        Console.WriteLine($"{usd} {budget.SpentInUsd} {client.Ledger}");
        _ = await client.Batches.RunAsync([new ImageRequest { Prompt = "x" }]);
        _ = await client.Batches.RunAsync(prompts.Select(prompt => new ImageRequest { Prompt = prompt }));
        await foreach (BatchItemResult result in batch.GetResultsAsync(ct))
        {
            Console.WriteLine($"{result.JobId} {result.Image.Url} {result.Error?.Message}");
        }

        _ = await batch.WaitForResultAsync(ct);
        _ = await batch.CancelAsync(default);
        Batch seen = await client.Batches.GetAsync(new BatchId("b"), default);
        Console.WriteLine($"{seen.State?.Pending} {seen.State?.Succeeded}");
    }
}
