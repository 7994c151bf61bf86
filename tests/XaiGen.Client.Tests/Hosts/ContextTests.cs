using System.Collections.Concurrent;

namespace XaiGen.Client.Tests.Hosts;

/// <summary>Programs with a thread of their own for everything, as WinForms has, and with contexts that do not flow.</summary>
public sealed class ContextTests : EmulatorTests
{
    private static readonly ImageRequest s_ferry = new() { Prompt = "A ferry" };

    [Fact]
    public void Blocking_a_single_threaded_program_ends_and_nothing_is_posted_to_its_thread()
    {
        var context = new SingleThread();
        Exception? failure = null;
        string path = Path.GetTempFileName();
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(context);
            failure = Record.Exception(() => CallAll(path));
        });

        thread.Start();
        thread.Join(TimeSpan.FromSeconds(20)).ShouldBeTrue(string.Join("\n\n", context.Posted));
        File.Delete(path);

        failure.ShouldBeNull();
        context.Posted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_context_does_not_flow_a_budget_still_refuses_and_counts()
    {
        using Budget budget = Client.Budget(0.05m);
        Task<ImageResponse> first;
        Task<ImageResponse> second;
        using (ExecutionContext.SuppressFlow())
        {
            first = Client.Images.GenerateAsync(s_ferry);
        }

        ImageResponse made = await first;
        using (ExecutionContext.SuppressFlow())
        {
            second = Client.Images.GenerateAsync(s_ferry with { N = 10 });
        }

        await Should.ThrowAsync<BudgetExceededException>(second);
        budget.SpentInUsd.ShouldBe(made.Usage!.CostInUsd);
    }

    // The library's own operators go on in the context of their caller.
    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items.ConfigureAwait(false))
        {
            all.Add(item);
        }

        return all;
    }

    /// <summary>Each kind of call, blocked upon.</summary>
    private void CallAll(string path)
    {
        FileObject file = Client.Files.UploadAsync(Png, "a.png").Result;
        Client.Files.UploadManyAsync([FilePart.FromBytes(Png, "b.png")]).Result[0].Succeeded.ShouldBeTrue();
        ReadAsync(Client.Files.ListAsync()).Result.Count.ShouldBe(2);
        Client.Files.DownloadToAsync(file.Id, path).Wait();
        CreatedPublicUrl shared = Client.Files.CreatePublicUrlAsync(file.Id).Result;
        Client.OpenAsync(shared.PublicUrl).Result.Dispose();
        ImageResponse image = Client.Images.GenerateAsync(s_ferry).Result;
        image.Image.SaveAsync(path).Wait();
        image.Image.DownloadAsync().Result.ToMemory().Length.ShouldBePositive();
        Client.EnsureStoredAsync(image.Image, new StorageOptions { Filename = "c.png" }).Result.ShouldNotBeNull();
        Client.EstimateAsync(s_ferry).Result.ShouldNotBeNull();
        Client.Images.RunManyAsync([s_ferry, s_ferry]).Result.ShouldAllBe(result => result.Succeeded);
        Client.Videos.GenerateAndWaitAsync("It leaves", duration: TimeSpan.FromSeconds(1)).Result.Url.ShouldNotBeNull();
        BatchOperation batch = Client.Batches.RunAsync([s_ferry]).Result;
        Task<Batch> waiting = batch.WaitForResultAsync();
        Task.Run(() => Clock.RunAsync(waiting)).Wait();
        ReadAsync(batch.GetResultsAsync()).Result.ShouldHaveSingleItem();
        Should.Throw<AggregateException>(() => Client.Files.GetAsync(new FileId("file_none")).Wait()).InnerException
            .ShouldBeOfType<XaiException>();
    }

    /// <summary>A thread that runs nothing while it waits, so that what is posted to it never runs.</summary>
    private sealed class SingleThread : SynchronizationContext
    {
        public ConcurrentQueue<string> Posted { get; } = [];

        public override void Post(SendOrPostCallback d, object? state) => Posted.Enqueue(Environment.StackTrace);

        public override void Send(SendOrPostCallback d, object? state) => Posted.Enqueue(Environment.StackTrace);
    }
}
