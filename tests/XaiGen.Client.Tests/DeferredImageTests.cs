using XaiGen.Emulator;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Client.Tests;

/// <summary>Images that are asked for now and fetched later.</summary>
public sealed class DeferredImageTests : EmulatorTests
{
    [Fact]
    public async Task A_deferred_generation_is_waited_for_like_a_video()
    {
        ImageOperation operation = await Client.Images.GenerateDeferredAsync(new ImageRequest
        {
            Prompt = "A ferry",
            N = 2,
            StorageOptions = new StorageOptions { Filename = "ferry.png" },
        });
        ImageStatus.Done done = await operation.WaitForResultAsync();

        done.GenerationId.ShouldBe(operation.Id);
        done.Data.ShouldNotBeNull().Count.ShouldBe(2);
        (await Client.Files.GetAsync(done.Data[0].StoredFile.FileId)).Filename.ShouldBe("ferry.png");
    }

    [Fact]
    public async Task A_deferred_edit_is_taken_up_again_by_its_id()
    {
        ImageOperation started = await Client.Images.EditDeferredAsync(new ImageEditRequest
        {
            Prompt = "Brighter",
            Source = (await UploadPngAsync()).Id,
        });

        ImageStatus.Done done = await Emulator.CreateClient().Images.Resume(started.Id).WaitForResultAsync();

        done.Data.ShouldNotBeNull().ShouldHaveSingleItem().Url.ShouldNotBeNull();
    }

    [Fact]
    public async Task It_is_pending_until_it_is_due()
    {
        await using XaiEmulator emulator =
            await XaiEmulator.StartAsync(new XaiEmulatorOptions { TimeProvider = Clock, RenderTime = TimeSpan.FromSeconds(10) });
        ImageOperation operation =
            await emulator.CreateClient().Images.GenerateDeferredAsync(new ImageRequest { Prompt = "A ferry" });

        (await operation.UpdateAsync()).ShouldBeOfType<ImageStatus.Pending>();
        Clock.Advance(TimeSpan.FromSeconds(10));
        (await operation.UpdateAsync()).ShouldBeOfType<ImageStatus.Done>();
    }

    [Fact]
    public async Task The_immediate_call_does_not_take_a_deferred_request()
        => (await Should.ThrowAsync<ArgumentException>(
            Client.Images.GenerateAsync(new ImageRequest { Prompt = "A ferry", Deferred = true })))
            .Message.ShouldStartWith("Deferred requests an ID instead of a result: call GenerateDeferredAsync, or leave Deferred unset.");

    [Fact]
    public async Task A_failed_one_has_the_services_code_and_words()
    {
        await using var server = new ScriptedServer(Status(200,
            """{"request_id":"request-1","status":"failed","error":{"code":"service_unavailable","message":"Try later."}}"""));
        var client = new XaiClient("key", new XaiClientOptions { Endpoint = server.Address });

        XaiOperationException error =
            await Should.ThrowAsync<XaiOperationException>(client.Images.Resume(new GenerationId("request-1")).WaitForResultAsync());

        error.State.ShouldBe("failed");
        error.Code.ShouldBe("service_unavailable");
    }
}
