using System.Net;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Storage;

public sealed class SharedFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-shared-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_emulator_on_a_folder_says_so_and_stops_and_the_lock_ends_with_its_process()
    {
        using (EmulatorProcess first = await EmulatorProcess.StartAsync(_folder))
        {
            (await EmulatorProcess.RefuseAsync(_folder)).ShouldContain($"'{_folder}' is in use by another emulator");
            (await first.Http.GetAsync("v1/files")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using EmulatorProcess second = await EmulatorProcess.StartAsync(_folder);
        (await second.Http.GetAsync("v1/files")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sixty_four_writers_at_once_get_what_each_was_told_also_after_a_restart()
    {
        List<(string Id, string? Path, byte[] Content)> kept = [];
        await using (Api api = await Api.StartAsync(options => options with { DataDirectory = _folder }))
        {
            List<(string Id, string? Path, byte[] Content)>[] written =
                await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(() => WriteAsync(api, writer))));
            kept.AddRange(written.SelectMany(files => files));
            await CompareAsync(api, kept);
        }

        await using Api again = await Api.StartAsync(options => options with { DataDirectory = _folder });
        again.Emulator.SetAsideRecords.ShouldBeEmpty();
        await CompareAsync(again, kept);
    }

    private static async Task<List<(string Id, string? Path, byte[] Content)>> WriteAsync(Api api, int writer)
    {
        List<(string, string?, byte[])> kept = [];
        for (int number = 0; number < 4; number++)
        {
            byte[] content = [.. Samples.Pdf, (byte)writer, (byte)number];
            string id = await api.StoreAsync(content, $"{writer}-{number}.pdf");
            string url = (await api.PostAsync($"v1/files/{id}/public-url", "{}")).Expect(HttpStatusCode.OK).Text("public_url");
            switch (number)
            {
                case 0:
                    (await api.DeleteAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK);
                    break;
                case 1:
                    (await api.PostAsync($"v1/files/{id}/public-url/revoke")).Expect(HttpStatusCode.OK);
                    kept.Add((id, null, content));
                    break;
                default:
                    kept.Add((id, new Uri(url).AbsolutePath, content));
                    break;
            }
        }

        return kept;
    }

    private static async Task CompareAsync(Api api, List<(string Id, string? Path, byte[] Content)> kept)
    {
        var ids = new List<string>();
        string? token = null;
        do
        {
            Http.Answer page = await api.GetAsync($"v1/files?pagination_token={token}");
            ids.AddRange(page.Json["data"]!.AsArray().Select(file => file!["id"]!.GetValue<string>()));
            token = page.Json["pagination_token"]?.GetValue<string>();
        }
        while (token is not null);

        ids.ShouldBe(kept.Select(file => file.Id), ignoreOrder: true);
        foreach ((string? id, string? path, byte[]? content) in kept)
        {
            (await api.GetAsync($"v1/files/{id}/content")).Bytes.ShouldBe(content);
            string? shared = (await api.GetAsync($"v1/files/{id}")).Json["public_url"]?.GetValue<string>();
            (shared is null ? null : new Uri(shared).AbsolutePath).ShouldBe(path);
        }
    }
}
