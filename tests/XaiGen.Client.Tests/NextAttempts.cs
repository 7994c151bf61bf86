using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable MEAI001 // It is experimental there.

namespace XaiGen.Client.Tests;

/// <summary>The code that users write next: budgets, errors, hosts, files, and values in their own types.</summary>
internal static class NextAttempts
{
    public static async Task MoneyAsync(XaiClient client, ImageRequest request, List<ImageRequest> many, VideoRequest film)
    {
        CostEstimate estimate = await client.EstimateAsync(request);
        _ = await client.EstimateAsync(many);
        _ = await client.EstimateAsync([request, film]);
        if (estimate.CostInUsd > 0.10m || film.EstimateCostInUsd() > 1)
        {
            return;
        }

        using Budget budget = client.Budget(5);
        using (client.Budget(0.50m))
        {
            _ = await client.Images.GenerateAsync(request);
        }

        Console.WriteLine($"{budget} {budget.LeftInUsd:C} {client.Ledger.TotalInUsd:C}");
        foreach ((string operation, string model, int calls, long ticks) in client.Ledger.Entries)
        {
            Console.WriteLine($"{operation} {model} {calls} {ticks}");
        }

        decimal? spent = (await client.Images.GenerateAsync("x")).Usage?.CostInUsd;
        Console.WriteLine(spent ?? 0);
    }

    public static async Task ErrorsAsync(XaiClient client, FileId id, CancellationToken cancellation)
    {
        try
        {
            _ = await client.Videos.GenerateAndWaitAsync("x", timeout: TimeSpan.FromMinutes(5), cancellationToken: cancellation);
        }
        catch (XaiException e) when (e.Kind is XaiErrorKind.ContentModerated or XaiErrorKind.InvalidRequest)
        {
            Console.WriteLine($"{e.Code} {e.ServerMessage} {e.Usage?.CostInUsd}");
        }
        catch (XaiException e) when (e.IsRetryable && e.RetryAfter is { } wait)
        {
            await Task.Delay(wait, cancellation);
        }
        catch (XaiOperationException e)
        {
            _ = client.Videos.Resume(e.GenerationId);
        }
        catch (BudgetExceededException e)
        {
            Console.WriteLine(e.Budget.LeftInUsd);
        }
        catch (TimeoutException)
        {
            throw;
        }

        try
        {
            _ = await client.Files.GetAsync(id, cancellation);
        }
        catch (ClientResultException e) when (e.Status == 404)
        {
            Console.WriteLine(e.GetRawResponse()?.Content);
        }
    }

    public static async Task FilesAsync(XaiClient client, Stream stream, string path, CancellationToken cancellation)
    {
        FileObject file = await client.Files.UploadAsync(stream, "a.png", cancellationToken: cancellation);
        _ = await client.Files.UploadAsync(path, TimeSpan.FromDays(7));
        _ = await client.Files.UploadAsync(path, progress: new Progress<long>(sent => Console.WriteLine(sent)));
        _ = await client.Files.UploadAsync(FilePart.FromBytes("a"u8.ToArray(), "a.txt"));
        IReadOnlyList<BatchResult<FileObject>> uploads = await client.Files.UploadManyAsync(Directory.EnumerateFiles(path));
        _ = await client.Images.EditAsync("x", uploads.Where(upload => upload.Succeeded).Select(upload => upload.Value!));
        List<FileObject> all = await client.Files.ListAsync(sortBy: FileSortField.CreatedAt, cancellationToken: cancellation)
            .ToListAsync(cancellation);
        FileObject? newest = await client.Files.ListAsync(order: FileSortOrder.Descending).FirstOrDefaultAsync(cancellation);
        _ = client.Files.ListAsync(filter: FileFilter.Name.Has("cat") & !(FileFilter.SizeBytes > 1_000));
        FileList page = await client.Files.ListPageAsync(limit: 5);
        await Task.WhenAll(page.Data.Select(one => client.Files.DeleteAsync(one, cancellation)));
        if (file.ExpiresAt < DateTimeOffset.UtcNow || file.Bytes > 1_000_000 || file == newest || all.Contains(file))
        {
            _ = await client.Files.DeleteAsync(file.Id);
        }
    }

    public static void Values(ImageResponse images, VideoStatus status, string text)
    {
        var id = new FileId(text);
        var other = FileId.Parse(text);
        HashSet<FileId> known = [id, other];
        string json = JsonSerializer.Serialize(images);
        ImageResponse? again = JsonSerializer.Deserialize<ImageResponse>(json);
        ImageModel model = text;
        string name = status switch
        {
            VideoStatus.Pending pending => $"{pending.Progress} %",
            VideoStatus.Done { Video: { } video } => $"{video.Url}",
            VideoStatus.Failed failed => failed.Error?.Message ?? "",
            _ => "?",
        };
        bool isSame = again == images && new ImageRequest { Prompt = "x" } == new ImageRequest { Prompt = "x" }
            && ImageInput.FromBytes(new byte[1], "image/png").Equals(ImageInput.FromBytes(new byte[1], "image/png"));
        ImageRequest changed = new ImageRequest { Prompt = "x" } with { N = 2, Model = ImageModel.GrokImagineImage2_0 };
        changed.Validate();
        Console.WriteLine($"{known.Count} {model} {model == ImageModel.GrokImagineImage} {model.IsKnown} {name} {isSame} {changed} {id}");
    }

    public static async Task HostsAsync(IServiceCollection services, XaiClient client, string key, GenerationId saved)
    {
        services.AddXaiClient(options => options.ApiKey = key);
        services.AddXaiClient("archive", options => options.Options.BudgetInUsd = 10);
        services.AddSingleton<IImageGenerator>(provider => provider.GetRequiredService<XaiClient>().AsIImageGenerator());
        _ = new XaiClient(new ApiKeyCredential(key));
        _ = new XaiClient(key, new() { RequestsPerMinute = new Dictionary<string, int> { ["grok-imagine-video"] = 120 } });
        _ = new XaiClient(key, new() { BudgetInUsd = 20, RecordPrompts = true, TotalTimeout = TimeSpan.FromMinutes(30) });
        ImageOperation operation = client.Images.Resume(saved);
        ImageStatus.Done done = await operation.WaitForResultAsync(timeout: TimeSpan.FromMinutes(1));
        await done.Image.SaveAsync("a.png");
        BatchOperation batch = client.Batches.Resume(new BatchId("batch"));
        Batch ended = await batch.WaitForResultAsync();
        List<BatchItemResult> results = await batch.GetResultsAsync().ToListAsync();
        Console.WriteLine($"{ended.CostBreakdown?.TotalCostUsd} {results.Count(result => result.Succeeded)} {results[0].Usage?.CostInUsd}");
        await foreach (Batch one in client.Batches.ListAsync())
        {
            Console.WriteLine($"{one.Id} {one.Name} {one.CreateTime:d} {one.State?.Pending}");
        }

        foreach (ImageGenerationModel model in (await client.Models.ListImageModelsAsync()).Models)
        {
            Console.WriteLine($"{model.Id} {model.ImagePrice}");
        }
    }
}
