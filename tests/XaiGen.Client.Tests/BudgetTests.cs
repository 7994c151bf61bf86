using System.ClientModel;
using System.Text;
using XaiGen.Emulator.Control;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>The cost of calls is estimated before, limited, and added up.</summary>
public sealed class BudgetTests : EmulatorTests
{
    private static readonly ImageRequest s_ferry = new() { Prompt = "A ferry" };

    [Fact]
    public async Task An_estimate_is_what_the_emulator_then_bills()
    {
        FileObject picture = await UploadPngAsync();
        ImageRequest[] images =
        [
            s_ferry,
            s_ferry with { N = 3, Resolution = ImageResolution.Res2K },
            s_ferry with { Quality = ImageQuality.Medium, Model = ImageModel.GrokImagineImage2_0 },
            s_ferry with { Model = ImageModel.GrokImagineImage, Quality = null },
        ];
        foreach (ImageRequest request in images)
        {
            CostEstimate estimate = await Client.EstimateAsync(request);
            estimate.IsListed.ShouldBeTrue();
            estimate.CostInUsd.ShouldBe((await Client.Images.GenerateAsync(request)).Usage!.CostInUsd, $"{request}");
        }

        var edit = new ImageEditRequest { Prompt = "Brighter", Source = picture };
        (await Client.EstimateAsync(edit)).CostInUsd.ShouldBe((await Client.Images.EditAsync(edit)).Usage!.CostInUsd);
        foreach (VideoModel model in (VideoModel[])["grok-imagine-video", "grok-imagine-video-1.5", "grok-imagine-video-1.5-lite"])
        {
            var film = new VideoRequest
            {
                Prompt =
                "It leaves",
                Model = model,
                Duration = TimeSpan.FromSeconds(3),
                Resolution = VideoResolution.Res720p
            };
            CostEstimate estimate = await Client.EstimateAsync(film);
            estimate.IsListed.ShouldBeFalse();
            estimate.CostInUsd.ShouldBe((await Client.Videos.GenerateAndWaitAsync(film)).Usage!.CostInUsd, model.Value);
        }

        (await Client.EstimateAsync(images)).CostInUsd.ShouldBe(0.02m + (3 * 0.08m) + 0.06m + 0.02m);
        (await Client.EstimateAsync(s_ferry)).ToString().ShouldBe("about 0.02 dollars (listed prices)");
        Emulator.Requests.Entries.Count(entry => entry.Operation == "listImageModels").ShouldBe(1);
    }

    [Fact]
    public async Task What_could_cost_more_than_is_left_is_not_sent()
    {
        using Budget budget = Client.Budget(0.05m);

        await Client.Images.GenerateAsync(s_ferry);
        await Client.Images.GenerateAsync(s_ferry);
        BudgetExceededException refused = await Should.ThrowAsync<BudgetExceededException>(Client.Images.GenerateAsync(s_ferry));

        refused.Message.ShouldBe(
            "POST /v1/images/generations was not sent: it may cost about 0.02 dollars, and the budget has 0.01 of 0.05 dollars left (0.04 "
            + "spent, 0.00 reserved).");
        (refused.Budget, refused.EstimatedCost, budget.LeftInUsd, budget.ReservedInUsd).ShouldBe((budget, 0.02m, 0.01m, 0m));
        Emulator.Requests.Entries.Count(entry => entry.Operation == "generateImages").ShouldBe(2);
        await Should.ThrowAsync<BudgetExceededException>(Client.Videos.GenerateAsync("It leaves"));
        (await Client.Files.ListPageAsync()).Data.ShouldBeEmpty("What costs nothing goes on.");
    }

    [Fact]
    public async Task A_scope_ends_and_counts_for_the_one_around_it_and_not_for_others()
    {
        XaiClient other = Emulator.CreateClient();
        using Budget outer = Client.Budget(1);
        using (Budget inner = Client.Budget(0.03m))
        {
            await Client.Images.GenerateAsync(s_ferry);
            await other.Images.GenerateAsync(s_ferry);
            await Should.ThrowAsync<BudgetExceededException>(Client.Images.GenerateAsync(s_ferry));
            (inner.SpentInUsd, outer.SpentInUsd, outer.ReservedInUsd).ShouldBe((0.02m, 0.02m, 0m));
        }

        await Client.Images.GenerateAsync(s_ferry);

        (outer.SpentInUsd, outer.LeftInUsd).ShouldBe((0.04m, 0.96m));
    }

    [Fact]
    public async Task A_refusal_that_is_billed_counts_and_one_that_is_not_frees_what_was_reserved()
    {
        using Budget budget = Client.Budget(1);

        await Should.ThrowAsync<XaiException>(Client.Images.GenerateAsync("<MODERATION_REFUSES>"));
        decimal afterRefusal = budget.SpentInUsd;
        Emulator.Faults.Add(new Fault.ErrorResponse(400) { Operation = "generateImages" });
        await Should.ThrowAsync<XaiException>(Client.Images.GenerateAsync(s_ferry));

        afterRefusal.ShouldBe(0.02m);
        (budget.SpentInUsd, budget.ReservedInUsd).ShouldBe((0.02m, 0m));
    }

    [Fact]
    public async Task A_lost_response_stays_reserved_and_a_request_that_was_never_sent_does_not()
    {
        using Budget budget = Client.Budget(1);
        Emulator.Faults.Add(new Fault.ConnectionReset { Operation = "generateImages", AfterWork = true });
        await Should.ThrowAsync<XaiException>(Client.Images.GenerateAsync(s_ferry));
        var nobody = new XaiClient("key", new XaiClientOptions { Endpoint = NobodyThere(), MaxRetries = 0, BudgetInUsd = 1 });
        using Budget unsent = nobody.Budget(1);
        await Should.ThrowAsync<XaiException>(nobody.Images.GenerateAsync(s_ferry));

        (budget.SpentInUsd, budget.ReservedInUsd).ShouldBe((0m, 0.02m));
        unsent.ReservedInUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task A_video_is_reserved_until_its_cost_is_known()
    {
        using Budget budget = Client.Budget(1);

        VideoOperation operation = await Client.Videos.GenerateAsync("It leaves", duration: TimeSpan.FromSeconds(2));
        decimal reserved = budget.ReservedInUsd;
        await operation.WaitForResultAsync();
        await Client.Videos.GetAsync(operation.Id);

        (reserved, budget.SpentInUsd, budget.ReservedInUsd).ShouldBe((0.10m, 0.10m, 0m));
        Client.Ledger.Entries.ShouldHaveSingleItem().ShouldBe(new CostLedgerEntry("generateVideo", "grok-imagine-video", 1, 1_000_000_000));
    }

    [Fact]
    public async Task A_batch_is_reserved_until_its_cost_is_known_and_then_costs_less()
    {
        using Budget budget = Client.Budget(1);

        BatchOperation batch = await Client.Batches.RunAsync(Enumerable.Repeat(s_ferry, 60).ToList().Take(40));
        decimal reserved = budget.ReservedInUsd;
        Batch ended = await EndOfAsync(batch);

        reserved.ShouldBe(0.80m);
        budget.ReservedInUsd.ShouldBe(0m);
        budget.SpentInUsd.ShouldBe(ended.CostBreakdown!.TotalCostUsd);
        budget.SpentInUsd.ShouldBeInRange(0.01m, 0.79m);

        // 60 jobs are sent in two calls, of which the first would be within the budget.
        (await Should.ThrowAsync<BudgetExceededException>(Client.Batches.RunAsync(Enumerable.Repeat(s_ferry, 60)))).Message.ShouldStartWith(
            "The batch was not sent: it may cost about 1.20 dollars, and the budget has ");
        Emulator.Requests.Entries.Count(entry => entry.Operation == "createBatch").ShouldBe(1);
    }

    [Fact]
    public async Task A_client_has_a_budget_of_its_own()
    {
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = Emulator.BaseAddress, BudgetInUsd = 0.03m });

        await client.Images.GenerateAsync(s_ferry);

        IReadOnlyList<BatchResult<ImageResponse>> results = await client.Images.RunManyAsync([s_ferry, s_ferry]);
        results.ShouldAllBe(result => result.Error is BudgetExceededException);
        Should.Throw<ArgumentOutOfRangeException>(() => new XaiClientOptions { BudgetInUsd = -1 });
        Should.Throw<ArgumentOutOfRangeException>(() => client.Budget(-1));
    }

    [Fact]
    public async Task Side_by_side_calls_never_go_over_it()
    {
        using Budget budget = Client.Budget(0.21m);

        IReadOnlyList<BatchResult<ImageResponse>> results = await Client.Images.RunManyAsync(
            Enumerable.Repeat(s_ferry, 30), new GenerationBatchOptions { MaxConcurrency = 30 });

        results.Count(result => result.Succeeded).ShouldBe(10);
        budget.SpentInUsd.ShouldBe(0.20m);
    }

    [Fact]
    public async Task The_ledger_has_each_operation_and_model()
    {
        await Client.Images.GenerateAsync("A ferry", ImageModel.GrokImagineImage2_0);
        await Client.Images.GenerateAsync("A ferry", ImageModel.GrokImagineImage2_0, n: 2);
        await Client.Images.GenerateAsync("A ferry");

        Client.Ledger.Entries.Select(entry => $"{entry.Operation} {entry.Model} {entry.Calls} {entry.CostInUsd:0.00}").ShouldBe(
            ["generateImages grok-imagine-image-2.0 2 0.06", "generateImages  1 0.02"]);
        Client.Ledger.TotalInUsd.ShouldBe(0.08m);
    }

    [Fact]
    public async Task A_scope_that_ended_counts_nothing_whatever_began_in_it()
    {
        var begun = new TaskCompletionSource();
        Budget outer = Client.Budget(1);
        Budget inner = Client.Budget(1);
        var late = Task.Run(async () =>
        {
            await begun.Task;
            await Client.Images.GenerateAsync(s_ferry);
        });

        // In the wrong order, which using declarations cannot do and fields can.
        outer.Dispose();
        inner.Dispose();
        begun.SetResult();
        await late;
        await Client.Images.GenerateAsync(s_ferry);

        (outer.SpentInUsd, inner.SpentInUsd).ShouldBe((0m, 0m));
    }

    [Fact]
    public async Task A_body_from_the_caller_is_estimated_and_may_still_be_readable_once_only()
    {
        const string Json = """{"prompt":"A ferry","n":3}""";
        using (Client.Budget(0.05m))
        {
            await Should.ThrowAsync<BudgetExceededException>(
                Client.Images.GenerateAsync(BinaryContent.Create(BinaryData.FromString(Json))));
        }

        using Budget budget = Client.Budget(1);
        await Client.Images.GenerateAsync(new OnceContent(Json));

        budget.SpentInUsd.ShouldBe(0.06m);
        Client.Ledger.TotalInUsd.ShouldBe(0.06m);
    }

    [Fact]
    public async Task The_jobs_of_a_file_are_reserved_before_the_batch_is_created()
    {
        string path = Path.GetTempFileName();
        string other = Path.GetTempFileName();
        await using (FileStream file = File.Create(path))
        {
            await BatchesClient.WriteFileAsync([s_ferry, s_ferry with { N = 2 }], file);
        }

        await File.WriteAllTextAsync(
            other, await File.ReadAllTextAsync(path)
                + """{"custom_id":"chat","method":"POST","url":"/v1/chat/completions","body":{"model":"grok-4"}}""");
        using (Client.Budget(0.05m))
        {
            (await Should.ThrowAsync<BudgetExceededException>(Client.Batches.RunFileAsync(other))).EstimatedCost.ShouldBe(0.06m);
        }

        Emulator.Requests.Entries.ShouldNotContain(entry => entry.Operation == "createBatch");
        using Budget budget = Client.Budget(1);
        await Should.ThrowAsync<XaiOperationException>(EndOfAsync(await Client.Batches.RunFileAsync(other)));
        decimal afterRefusal = budget.ReservedInUsd;
        BatchOperation batch = await Client.Batches.RunFileAsync(path);
        decimal reserved = budget.ReservedInUsd;
        Batch ended = await EndOfAsync(batch);

        File.Delete(other);
        File.Delete(path);
        (afterRefusal, reserved).ShouldBe((0m, 0.06m));
        (budget.SpentInUsd, budget.ReservedInUsd).ShouldBe((ended.CostBreakdown!.TotalCostUsd, 0m));
        Client.Ledger.Entries.ShouldHaveSingleItem().Operation.ShouldBe("createBatch");
    }

    [Fact]
    public async Task A_batch_stays_reserved_until_its_cost_is_known_and_a_cancelled_one_costs_nothing()
    {
        const string Created = """{"batch_id":"b","name":"b","create_time":"2026-03-01T00:00:00Z","state":{"num_requests":0}}""";
        string ended = Created.Replace("\"num_requests\":0", "\"num_requests\":1,\"num_pending\":0,\"num_success\":1");
        string known = ended[..^1] + ",\"cost_breakdown\":{\"total_cost_usd_ticks\":100000000,\"endpoint_costs\":[]}}";
        string cancelled = Created.Replace("\"num_requests\":0", "\"num_requests\":1,\"num_pending\":0,\"num_cancelled\":1");
        await using var server = new ScriptedServer(
            Status(200, Created), Status(200, ""), Status(200, ended), Status(200, known), Status(200, known),
            Status(200, Created), Dropped(), Status(200, cancelled));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, MaxRetries = 0 });
        using Budget budget = client.Budget(1);

        BatchOperation batch = await client.Batches.RunAsync([s_ferry]);
        await batch.WaitForResultAsync();
        decimal unknown = budget.ReservedInUsd;
        await client.Batches.GetAsync(batch.Id);
        await client.Batches.GetAsync(batch.Id);
        (decimal, decimal) after = (budget.ReservedInUsd, budget.SpentInUsd);
        await Should.ThrowAsync<XaiException>(client.Batches.RunAsync([s_ferry]));

        unknown.ShouldBe(0.02m);
        after.ShouldBe((0m, 0.01m));
        (budget.ReservedInUsd, budget.SpentInUsd).ShouldBe((0m, 0.01m));
        client.Ledger.Entries.ShouldHaveSingleItem().ShouldBe(new CostLedgerEntry("addBatchRequests", "", 1, 100_000_000));
    }

    [Fact]
    public async Task Amounts_of_any_size_are_counted_and_none_is_given_back()
    {
        await using var server = new ScriptedServer([.. new[] { long.MinValue, long.MaxValue, long.MaxValue }.Select(ticks => Status(
            200, $$$"""{"data":[{"url":"https://x/1.png"}],"usage":{"cost_in_usd_ticks":{{{ticks}}}}}"""))]);
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address, ValidateRequests = false });
        using Budget budget = client.Budget(100_000_000);

        await client.Images.GenerateAsync(s_ferry);
        budget.SpentInUsd.ShouldBe(0m);
        await Should.ThrowAsync<BudgetExceededException>(client.Videos.GenerateAsync("x", duration: TimeSpan.FromDays(10_000_000)));
        await client.Images.GenerateAsync(s_ferry);
        await Should.ThrowAsync<BudgetExceededException>(client.Images.GenerateAsync(s_ferry));
        budget.Dispose();
        await client.Images.GenerateAsync(s_ferry);

        budget.LeftInUsd.ShouldBe(100_000_000 - (long.MaxValue / 10_000_000_000m));
        client.Ledger.Entries.ShouldHaveSingleItem().ShouldBe(new CostLedgerEntry("generateImages", "", 3, long.MaxValue));
    }

    [Fact]
    public async Task Deferred_images_are_reserved_until_their_cost_is_known()
    {
        using Budget budget = Client.Budget(1);

        ImageOperation deferred = await Client.Images.GenerateDeferredAsync(s_ferry);
        decimal reserved = budget.ReservedInUsd;
        await deferred.WaitForResultAsync();

        reserved.ShouldBe(0.02m);
        (budget.SpentInUsd, budget.ReservedInUsd).ShouldBe((0.02m, 0m));
        Client.Ledger.TotalInUsd.ShouldBe(0.02m);
    }

    private async Task<Batch> EndOfAsync(BatchOperation batch)
    {
        Task<Batch> waiting = batch.WaitForResultAsync();
        while (!waiting.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2);
        }

        return await waiting;
    }

    private sealed class OnceContent(string text) : BinaryContent
    {
        private byte[]? _bytes = Encoding.UTF8.GetBytes(text);

        public override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
        {
            stream.Write(_bytes ?? throw new InvalidOperationException("It was read already."));
            _bytes = null;
        }

        public override Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
        {
            WriteTo(stream, cancellationToken);
            return Task.CompletedTask;
        }

        public override void Dispose()
        {
        }
    }
}
