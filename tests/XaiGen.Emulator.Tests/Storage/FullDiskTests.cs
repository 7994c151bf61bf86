using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Control;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Storage;

public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task A_full_disk_gives_a_clear_error_and_tears_nothing()
    {
        using var disk = new SmallDisk();
        List<string> kept = [];
        byte[] content = new byte[100_000];
        await using (Api api = await StartAsync(disk))
        {
            Http.Answer answer;
            while ((answer = await api.UploadAsync(content, "a.bin")).Status == HttpStatusCode.OK)
            {
                kept.Add(answer.Text("id"));
            }

            answer.ExpectError(HttpStatusCode.InternalServerError, "internal-error", "could not write to its data folder: No space left");

            // Also the index itself, to its last byte.
            foreach (int size in new[] { 10_000, 1000, 100, 1 })
            {
                while ((answer = await api.UploadAsync(new byte[size], "b.bin")).Status == HttpStatusCode.OK)
                {
                    kept.Add(answer.Text("id"));
                }

                answer.ExpectError(HttpStatusCode.InternalServerError, "internal-error", "No space left");
            }

            (await IdsAsync(api)).ShouldBe(kept, ignoreOrder: true);
        }

        await using Api again = await StartAsync(disk);
        again.Emulator.SetAsideRecords.ShouldBeEmpty();
        (await IdsAsync(again)).ShouldBe(kept, ignoreOrder: true);
        (await again.GetAsync($"v1/files/{kept[0]}/content")).Bytes.ShouldBe(content);
    }

    [SmallDiskFact]
    public async Task A_read_only_folder_gives_a_clear_error_at_the_start()
    {
        using var disk = new SmallDisk();
        await using (Api first = await StartAsync(disk))
        {
            await first.StoreAsync(Samples.Png, "a.png");
        }

        disk.MakeReadOnly();

        (await Should.ThrowAsync<EmulatorException>(() => StartAsync(disk)))
            .Message.ShouldBe($"The data folder '{disk.Folder}' cannot be used: Read-only file system : '{disk.Folder}/emulator.lock'");
    }

    [SmallDiskFact]
    public async Task A_reset_that_is_refused_has_done_nothing()
    {
        using var disk = new SmallDisk();
        await using Api api = await StartAsync(disk);
        using HttpClient other = api.NewHttp("another-key");
        List<string> kept = [], others = [];
        for (int number = 0; number < 60; number++)
        {
            kept.Add(await api.StoreAsync([], $"{number}.txt"));
            others.Add((await api.UploadAsync([], $"{number}.txt", other)).Text("id"));
        }

        string job = (await api.PostAsync("v1/images/generations", """{"prompt":"x","deferred":true}""")).Text("request_id");
        api.Emulator.Faults.Add(new Fault.ErrorResponse(503) { Operation = "getVideo" });
        using (var filler =
            new FileStream(Path.Combine(disk.Folder, "filler"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            Should.Throw<IOException>(() => filler.Write(new byte[2 * 1024 * 1024]));
        }

        (await api.PostAsync("_emulator/reset", "{}"))
            .ExpectError(HttpStatusCode.InternalServerError, "internal-error", "could not write to its data folder: No space left");

        (await api.GetAsync($"v1/images/{job}")).Expect(HttpStatusCode.Accepted);
        api.Emulator.Faults.Active.Count.ShouldBe(1);
        api.Emulator.Requests.Entries.ShouldNotBeEmpty();
        (await api.Emulator.CreateClient("another-key").Files.ListPageAsync(limit: 100)).Data.Count.ShouldBe(60);
        File.Delete(Path.Combine(disk.Folder, "filler"));
        await api.Emulator.DisposeAsync();
        await using Api again = await StartAsync(disk);
        again.Emulator.SetAsideRecords.ShouldBeEmpty();
        (await IdsAsync(again)).ShouldBe(kept, ignoreOrder: true);
        using HttpClient otherAgain = again.NewHttp("another-key");
        (await again.GetAsync($"v1/files/{others[0]}", otherAgain)).Expect(HttpStatusCode.OK);
    }

    private static Task<Api> StartAsync(SmallDisk disk) => Api.StartAsync(options => options with { DataDirectory = disk.Folder });

    private static async Task<IEnumerable<string>> IdsAsync(Api api)
    {
        JsonNode page = (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK).Json;
        page["pagination_token"].ShouldBeNull();
        return page["data"]!.AsArray().Select(file => file!["id"]!.GetValue<string>());
    }
}
