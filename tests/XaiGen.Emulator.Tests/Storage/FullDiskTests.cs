using System.Net;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Storage;

public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task A_full_disk_gives_a_clear_error_and_tears_nothing()
    {
        using var disk = new SmallDisk();
        List<string> kept = [];
        var content = new byte[100_000];
        await using (var api = await StartAsync(disk))
        {
            Http.Answer answer;
            while ((answer = await api.UploadAsync(content, "a.bin")).Status == HttpStatusCode.OK)
            {
                kept.Add(answer.Text("id"));
            }

            answer.ExpectError(HttpStatusCode.InternalServerError, "internal-error", "could not write to its data folder: No space left");

            // Also the index itself, to its last byte.
            foreach (var size in new[] { 10_000, 1000, 100, 1 })
            {
                while ((answer = await api.UploadAsync(new byte[size], "b.bin")).Status == HttpStatusCode.OK)
                {
                    kept.Add(answer.Text("id"));
                }

                answer.ExpectError(HttpStatusCode.InternalServerError, "internal-error", "No space left");
            }

            (await IdsAsync(api)).ShouldBe(kept, ignoreOrder: true);
        }

        await using var again = await StartAsync(disk);
        again.Emulator.SetAsideRecords.ShouldBeEmpty();
        (await IdsAsync(again)).ShouldBe(kept, ignoreOrder: true);
        (await again.GetAsync($"v1/files/{kept[0]}/content")).Bytes.ShouldBe(content);
    }

    [SmallDiskFact]
    public async Task A_read_only_folder_gives_a_clear_error_at_the_start()
    {
        using var disk = new SmallDisk();
        await using (var first = await StartAsync(disk))
        {
            await first.StoreAsync(Samples.Png, "a.png");
        }

        disk.MakeReadOnly();

        (await Should.ThrowAsync<EmulatorException>(() => StartAsync(disk)))
            .Message.ShouldBe($"The data folder '{disk.Folder}' cannot be used: Read-only file system : '{disk.Folder}/emulator.lock'");
    }

    private static Task<Api> StartAsync(SmallDisk disk) => Api.StartAsync(options => options with { DataDirectory = disk.Folder });

    private static async Task<IEnumerable<string>> IdsAsync(Api api)
    {
        var page = (await api.GetAsync("v1/files")).Expect(HttpStatusCode.OK).Json;
        page["pagination_token"].ShouldBeNull();
        return page["data"]!.AsArray().Select(file => file!["id"]!.GetValue<string>());
    }
}
