#pragma warning disable MEAI001 // IImageGenerator is experimental.
using System.ClientModel.Primitives;
using System.Drawing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XaiGen.Client.Tests.Extensions.Kiota;
using XaiGen.Client.Tests.Telemetry;
using XaiGen.Emulator;
using XaiGen.Emulator.Control;
using XaiGen.Extensions.Kiota;

namespace XaiGen.Client.Tests;

/// <summary>
/// The README's samples, compiled and run. Each region is identical to the block of the README with its name; <see cref="ReadmeTests"/>
/// compares them.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ReadmeSamples : EmulatorTests
{
    private volatile bool _isOver;

    [Fact]
    public async Task First()
    {
        using var variables = new EnvironmentVariables("emulator-key", Emulator.BaseAddress.AbsoluteUri);

        #region first
        var client = XaiClient.FromEnvironment();

        ImageResponse lighthouse = await client.Images.GenerateAsync(
            "A lighthouse in a storm, oil on canvas",
            ImageModel.GrokImagineImage2_0,
            new StorageOptions { Filename = "lighthouse.png", PublicUrl = true });

        Console.WriteLine(lighthouse.StoredFile.FileId);
        Console.WriteLine(lighthouse.StoredFile.PublicUrl);
        #endregion

        (await Client.Files.GetAsync(lighthouse.StoredFile.FileId)).PublicUrl.ShouldBe(lighthouse.StoredFile.PublicUrl);
    }

    [Fact]
    public async Task Loop()
    {
        var client = Client;

        #region loop
        ImageResponse street = await client.Images.GenerateAsync(
            "An empty street in the old town, early morning",
            storageOptions: new StorageOptions { Filename = "street.png" });

        ImageResponse market = await client.Images.EditAsync(
            "Put market stalls along both sides",
            street.StoredFile,
            storageOptions: new StorageOptions { Filename = "market.png" });

        VideoStatus.Done film = await client.Videos.GenerateAndWaitAsync(
            "The camera moves slowly between the stalls",
            market.StoredFile,
            TimeSpan.FromSeconds(5));

        Console.WriteLine(film.Url);
        #endregion

        film.Video.ShouldNotBeNull().Duration.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Inputs()
    {
        var client = Client;
        string path = Path.ChangeExtension(Path.GetTempFileName(), ".png");
        await File.WriteAllBytesAsync(path, Png);
        FileObject uploaded = await UploadPngAsync("chair.png");
        FileId fileId = (await UploadPngAsync("lamp.png")).Id;

        #region inputs
        ImageInput table = new Uri("https://example.com/table.jpg");
        ImageInput lamp = fileId;
        ImageInput rug = ImageInput.FromFile(path);

        ImageResponse room = await client.Images.EditAsync("A room with all of these", [uploaded, table, lamp, rug]);
        #endregion

        room.Data.Count.ShouldBe(1);
    }

    [Fact]
    public void Matching()
    {
        ImageInput input = new FileId("file_1");

        #region matching
        string description = input.Match(
            url: url => $"the image at {url}",
            fileId: id => $"the stored file {id}",
            bytes: image => $"{image.Value.Length} bytes of {image.MediaType}");
        #endregion

        description.ShouldBe("the stored file file_1");
    }

    [Fact]
    public async Task Storing()
    {
        var client = Client;

        #region storing
        var forEver = new StorageOptions { Filename = "bay.png" };
        var forAWeek = new StorageOptions { Filename = "bay.png", ExpiresAfter = TimeSpan.FromDays(7) };
        var sharedAsLong = forAWeek with { PublicUrl = true };
        var sharedForAnHour = forAWeek with { PublicUrl = new PublicUrlOptions { ExpiresAfter = TimeSpan.FromHours(1) } };

        ImageResponse bays = await client.Images.GenerateAsync(new ImageRequest
        {
            Prompt = "A bay under stars",
            N = 2,
            StorageOptions = sharedForAnHour,
        });

        foreach (ImageOutput bay in bays.Data)
        {
            FileOutput file = await client.EnsureStoredAsync(bay, sharedForAnHour);
            Console.WriteLine($"{file.FileId} until {file.ExpiresAt}, {file.PublicUrl} until {file.PublicUrlExpiresAt}");
        }
        #endregion

        bays.Data.ShouldAllBe(image => image.StoredFile.PublicUrlExpiresAt == Clock.GetUtcNow().AddHours(1));
        sharedAsLong.ExpiresAfter.ShouldBe(TimeSpan.FromDays(7));
        forEver.PublicUrl.ShouldBeNull();
    }

    [Fact]
    public async Task Sharing()
    {
        var client = Client;
        using var copy = new MemoryStream();
        var folder = Directory.CreateTempSubdirectory("xaigen-");
        var path = Path.Combine(folder.FullName, "plan.png");
        await File.WriteAllBytesAsync(path, Png);

        #region sharing
        FileObject plan = await client.Files.UploadAsync(path);
        CreatedPublicUrl shared = await client.Files.CreatePublicUrlAsync(plan.Id, TimeSpan.FromHours(24));

        await foreach (FileObject file in client.Files.ListAsync(
            filter: FileFilter.PublicUrl.IsNotNull.And(FileFilter.SizeBytes > 1_000_000)))
        {
            Console.WriteLine($"{file.Filename}: {file.PublicUrl}");
        }

        await using (Stream content = await client.OpenAsync(shared.PublicUrl))
        {
            await content.CopyToAsync(copy);
        }

        RevokedPublicUrl revoked = await client.Files.RevokePublicUrlAsync(plan.Id);
        #endregion

        folder.Delete(recursive: true);
        copy.ToArray().ShouldBe(Png);
        revoked.PublicUrl.ShouldBe(shared.PublicUrl);
    }

    [Fact]
    public async Task Transferring()
    {
        var client = Client;
        var response = await Client.Images.GenerateAsync("A bay");
        var folder = Directory.CreateTempSubdirectory("xaigen-").FullName;
        var path = Path.Combine(folder, "map of the town.png");
        await File.WriteAllBytesAsync(path, Png);
        string[] paths = [path, path + ".missing"];

        #region transferring
        FileObject map =
            await client.Files.UploadAsync(path, TimeSpan.FromDays(7), new Progress<long>(sent => Console.WriteLine($"{sent} bytes")));
        FileObject log =
            await client.Files.UploadAsync(FilePart.FromWriter((target, cancellation) => WriteLogAsync(target, cancellation), "log.txt"));

        foreach (BatchResult<FileObject> upload in await client.Files.UploadManyAsync(paths))
        {
            Console.WriteLine(upload.Succeeded ? $"{upload.Value.Id}" : upload.Error.Message);
        }

        await client.Files.DownloadToAsync(map.Id, Path.Combine(folder, "map.png"));
        await response.Image.SaveAsync(Path.Combine(folder, "bay.png"));
        #endregion

        (await File.ReadAllBytesAsync(Path.Combine(folder, "map.png"))).ShouldBe(Png);
        new FileInfo(Path.Combine(folder, "bay.png")).Length.ShouldBeGreaterThan(100);
        Directory.Delete(folder, recursive: true);
        log.Bytes.ShouldBe(5);

        static Task WriteLogAsync(Stream target, CancellationToken cancellation)
            => target.WriteAsync("lines"u8.ToArray(), cancellation).AsTask();
    }

    [Fact]
    public async Task Waiting()
    {
        var client = Client;

        #region waiting
        VideoOperation operation = await client.Videos.GenerateAsync("A feather falls slowly", duration: TimeSpan.FromSeconds(3));
        Console.WriteLine($"request {operation.Id}");

        VideoStatus end = await operation.WaitAsync(
            new Progress<int>(percent => Console.WriteLine($"{percent} %")),
            timeout: TimeSpan.FromMinutes(10));

        Console.WriteLine(end.Match(
            pending: _ => "still going",
            done: done => $"{done.Url} for {done.Usage?.CostInUsd} dollars",
            failed: failed => $"{failed.Error?.Code}: {failed.Error?.Message}",
            expired: _ => "the result is no longer kept",
            unknown: json => $"a response that this version does not know: {json}"));
        #endregion

        end.ShouldBeOfType<VideoStatus.Done>();
    }

    [Fact]
    public async Task Resuming()
    {
        var client = Client;
        string saved = (await Client.Videos.GenerateAsync("A feather falls slowly", duration: TimeSpan.FromSeconds(1))).Id.Value;

        #region resuming
        VideoOperation operation = client.Videos.Resume(new GenerationId(saved));
        VideoStatus.Done done = await operation.WaitForResultAsync();
        #endregion

        done.Video.ShouldNotBeNull().Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Deferring()
    {
        var client = Client;

        #region deferring
        ImageOperation painting = await client.Images.GenerateDeferredAsync(new ImageRequest
        {
            Prompt = "A lighthouse in a storm, oil on canvas",
        });
        ImageStatus.Done painted = await painting.WaitForResultAsync();
        #endregion

        painted.Data.ShouldNotBeNull().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Batching()
    {
        var client = Client;
        var scenes = Enumerable.Range(1, 3)
            .Select(length => new VideoRequest { Prompt = "A ferry", Duration = TimeSpan.FromSeconds(length) });
        var started =
            new Dictionary<int, GenerationId>
            {
                [1] =
                (await Client.Videos.GenerateAsync("A feather", duration: TimeSpan.FromSeconds(9))).Id
            };

        #region batching
        IReadOnlyList<BatchResult<VideoStatus.Done>> films = await client.Videos.RunManyAsync(
            scenes.Select((scene, place) => started.TryGetValue(place, out GenerationId id) ? (IVideoJob)id : scene),
            new GenerationBatchOptions { MaxConcurrency = 4, Started = (place, id) => started[place] = id });

        foreach (BatchResult<VideoStatus.Done> film in films)
        {
            Console.WriteLine(film.Succeeded ? $"{film.Value.Url}" : $"{film.GenerationId}: {film.Error.Message}");
        }
        #endregion

        films.Select(film => film.Value!.Video!.Duration.TotalSeconds).ShouldBe([1, 9, 3]);
        started.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Batches()
    {
        XaiClient client = Client;
        ImageRequest[] requests = [new() { Prompt = "A ferry" }];
        Task passing = PassTimeAsync();

        #region batches
        BatchOperation batch = await client.Batches.RunAsync(requests);
        Console.WriteLine($"batch {batch.Id}");

        await foreach (BatchItemResult result in batch.GetResultsAsync())
        {
            Console.WriteLine(result.Succeeded
                ? $"{result.JobId}: {result.StoredFile.FileId} for {result.Usage?.CostInUsd} dollars"
                : $"{result.JobId}: {result.Error.Kind}, {result.Error.Message}");
        }
        #endregion

        await ResumeBatchAsync(batch.Id.Value);
        await RunBatchFileAsync(requests);
        _isOver = true;
        await passing;
    }

    private async Task ResumeBatchAsync(string saved)
    {
        XaiClient client = Client;

        #region resuming-batches
        BatchOperation batch = client.Batches.Resume(new BatchId(saved));
        Batch ended = await batch.WaitForResultAsync(new Progress<int>(percent => Console.WriteLine($"{percent} %")));

        Console.WriteLine($"{ended.State?.Succeeded} of {ended.State?.Requests} for {ended.CostBreakdown?.TotalCostUsd} dollars");
        #endregion

        ended.State!.Succeeded.ShouldBe(1);
    }

    private async Task RunBatchFileAsync(ImageRequest[] requests)
    {
        XaiClient client = Client;
        string path = Path.GetTempFileName();

        #region batch-files
        await using (FileStream file = File.Create(path))
        {
            await BatchesClient.WriteFileAsync(requests, file);
        }

        BatchOperation batch = await client.Batches.RunFileAsync(path);
        #endregion

        (await batch.WaitForResultAsync()).State!.Succeeded.ShouldBe(1);
        File.Delete(path);
    }

    private async Task PassTimeAsync()
    {
        while (!_isOver)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2);
        }
    }

    [Fact]
    public async Task Budgeting()
    {
        XaiClient client = Client;
        var request = new ImageRequest { Prompt = "A ferry" };

        #region budgeting
        CostEstimate estimate = await client.EstimateAsync(request);
        Console.WriteLine(estimate);

        using Budget budget = client.Budget(5.00m);
        ImageResponse images = await client.Images.GenerateAsync(request);
        Console.WriteLine($"{images.Usage?.CostInUsd} dollars, {budget.LeftInUsd} left");

        foreach (CostLedgerEntry entry in client.Ledger.Entries)
        {
            Console.WriteLine($"{entry.Operation} with {entry.Model}: {entry.Calls} calls, {entry.CostInUsd} dollars");
        }
        #endregion

        budget.LeftInUsd.ShouldBe(5.00m - estimate.CostInUsd);
    }

    [Fact]
    public async Task Failing()
    {
        var client = Client;
        var fileId = new FileId("file_gone");
        string? told = null;

        #region failing
        try
        {
            await client.Files.DeleteAsync(fileId);
        }
        catch (XaiException e) when (e.Kind == XaiErrorKind.NotFound)
        {
            told = e.Message;
        }
        #endregion

        told.ShouldNotBeNull().ShouldStartWith("DELETE /v1/files/file_gone failed: 404 not-found: ");
    }

    [Fact]
    public async Task Responding()
    {
        var client = Client;
        FileId fileId = (await client.Files.UploadAsync(new MemoryStream([1, 2, 3]), "a.bin")).Id;

        #region responding
        using var response = new XaiResponseScope();
        FileObject file = await client.Files.GetAsync(fileId);
        Console.WriteLine($"{response.Status}, request ID {response.RequestId}");
        #endregion

        response.Status.ShouldBe(200);
        response.RequestId.ShouldNotBeNullOrEmpty();
        file.Id.ShouldBe(fileId);
    }

    [Fact]
    public void Drifting()
    {
        #region drifting
        var options = new XaiClientOptions { DriftLedger = "drift.jsonl" };
        options.ContractDrifted += (_, drift) => Console.WriteLine($"{drift.Operation}: {drift.Kind} at {drift.Pointer}");
        #endregion

        options.DriftLedger.ShouldBe(Path.GetFullPath("drift.jsonl"));
    }

    [Fact]
    public async Task Limiting()
    {
        var key = "emulator-key";
        Uri endpoint = Emulator.BaseAddress;

        #region limiting
        var patient = new XaiClient(key, new XaiClientOptions
        {
            Endpoint = endpoint,
            MaxRetries = 5,
            RetryDelay = TimeSpan.FromSeconds(1),
            MaxRetryDelay = TimeSpan.FromSeconds(30),
            NetworkTimeout = TimeSpan.FromMinutes(2),
            TotalTimeout = TimeSpan.FromMinutes(20),
            MaxResponseSize = 64 * 1024 * 1024,
            MaxDownloadSize = 5L * 1024 * 1024 * 1024,
            AllowPrivateNetworks = false,
        });
        #endregion

        (await patient.Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hosting()
    {
        var archiveKey = "archive-key";
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Xai:ApiKey"] = "emulator-key",
            ["Xai:Endpoint"] = Emulator.BaseAddress.AbsoluteUri,
        });

        #region hosting
        builder.Services.AddXaiClient(builder.Configuration.GetSection("Xai"));
        builder.Services.AddXaiClient("archive", settings => settings.ApiKey = archiveKey)
            .SetHandlerLifetime(TimeSpan.FromMinutes(10));

        using IHost host = builder.Build();
        var client = host.Services.GetRequiredService<XaiClient>();
        var archive = host.Services.GetRequiredKeyedService<XaiClient>("archive");
        #endregion

        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
        archive.Endpoint.Host.ShouldBe("api.x.ai");
    }

    [Fact]
    public async Task Watching()
    {
        var key = "emulator-key";
        Uri endpoint = Emulator.BaseAddress;
        using var watcher = new Watcher(endpoint);
        ILoggerFactory loggerFactory = watcher.Log;

        #region watching
        var client = new XaiClient(key, new XaiClientOptions
        {
            Endpoint = endpoint,
            ClientLoggingOptions = new ClientLoggingOptions { LoggerFactory = loggerFactory },
            RecordPrompts = true,
        });
        #endregion

        await client.Images.GenerateAsync("A cat");
        watcher.Log.Lines.ShouldContain(line => line.StartsWith("7 Information POST /v1/images/generations cost "));
        watcher.Activities.ShouldHaveSingleItem().GetTagItem("gen_ai.input.messages").ShouldNotBeNull();
    }

    [Fact]
    public async Task Abstracting()
    {
        var client = Client;

        #region abstracting
        IImageGenerator generator = client.AsIImageGenerator(ImageModel.GrokImagineImage2_0);

        ImageGenerationResponse cats = await generator.GenerateImagesAsync("A cat", new ImageGenerationOptions
        {
            Count = 2,
            ImageSize = new Size(1920, 1080),
            ResponseFormat = ImageGenerationResponseFormat.Data,
        });

        foreach (DataContent cat in cats.Contents.OfType<DataContent>())
        {
            Console.WriteLine($"{cat.Data.Length} bytes of {cat.MediaType}");
        }
        #endregion

        cats.Contents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task ThroughKiota()
    {
        Uri endpoint = Emulator.BaseAddress;
        IAuthenticationProvider authenticationProvider = GivenKey.Provider();

        #region through-kiota
        using var adapter = new HttpClientRequestAdapter(
            authenticationProvider,
            httpClient: KiotaTransport.CreateHttpClient());

        var client = new XaiClient(new XaiClientOptions
        {
            Endpoint = endpoint,
            Transport = new KiotaTransport(adapter),
        });
        #endregion

        (await client.Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task Emulating()
    {
        #region emulating
        await using var emulator = await XaiEmulator.StartAsync();
        XaiClient client = emulator.CreateClient();

        ImageResponse cat = await client.Images.GenerateAsync("A cat", storageOptions: new StorageOptions { Filename = "cat.png" });
        ImageResponse hat = await client.Images.EditAsync("With a hat", cat.StoredFile);
        #endregion

        hat.Image.Url.ShouldNotBeNull().Port.ShouldBe(emulator.BaseAddress.Port);
    }

    [Fact]
    public async Task Emulating_with_options()
    {
        var clock = Clock;

        #region emulating-with-options
        await using var emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions
        {
            TimeProvider = clock,
            RenderTime = TimeSpan.Zero,
            AcceptedKeys = ["team-a", "team-b"],
        });
        XaiClient client = emulator.CreateClient("team-a");
        #endregion

        FileObject file = await client.Files.UploadAsync(Png, "a.png", TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromHours(1));
        (await Should.ThrowAsync<XaiException>(client.Files.GetAsync(file.Id))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Turning()
    {
        await using var emulator = await XaiEmulator.StartAsync();
        XaiClient client = emulator.CreateClient();
        var folder = Directory.CreateTempSubdirectory("xaigen-");
        var path = Path.Combine(folder.FullName, "draft.png");
        await File.WriteAllBytesAsync(path, Png);

        #region turning
        FileObject draft = await client.Files.UploadAsync(path, TimeSpan.FromDays(7));
        emulator.Clock.Advance(TimeSpan.FromDays(7));

        bool isGone = (await client.Files.ListPageAsync()).Data.Count == 0;
        #endregion

        isGone.ShouldBeTrue();
        draft.ExpiresAt.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(emulator.Clock.GetUtcNow());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Breaking()
    {
        await using var emulator = await XaiEmulator.StartAsync();
        XaiClient client = emulator.CreateClient();
        FileId fileId = (await client.Files.UploadAsync(Png, "a.png")).Id;

        #region breaking
        emulator.Faults.Add(new Fault.ErrorResponse(429) { RetryAfter = TimeSpan.FromSeconds(1), Operation = "getFile", Times = 2 });
        emulator.Faults.Add(new Fault.ConnectionReset { Operation = "deleteFile", AfterWork = true });
        emulator.Faults.Add(new Fault.GenerationFailure("internal_error") { Times = null, Probability = 0.4, Seed = 7 });

        FileObject there = await client.Files.GetAsync(fileId);

        foreach (JournalEntry entry in emulator.Requests.Entries)
        {
            Console.WriteLine($"{entry.Operation} {entry.Status} {string.Join(", ", entry.Faults)}");
        }
        #endregion

        there.Id.ShouldBe(fileId);
        emulator.Requests.Entries.Select(entry => entry.Status).ShouldBe([200, 429, 429, 200]);
        emulator.Faults.Active.Count.ShouldBe(2);
    }

    #region doubles
    private sealed class OneFile : FilesClient
    {
        public override Task<FileObject> GetAsync(FileId fileId, CancellationToken cancellationToken = default)
            => Task.FromResult(new FileObject
            {
                Id = fileId,
                Object = "file",
                Filename = "plan.png",
                Bytes = 42,
                CreatedAt = DateTimeOffset.UnixEpoch,
            });
    }
    #endregion

    [Fact]
    public async Task Doubles() => (await new OneFile().GetAsync(new FileId("file_1"))).Filename.ShouldBe("plan.png");
}
