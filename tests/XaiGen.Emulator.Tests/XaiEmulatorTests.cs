using System.Net;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests;

public sealed class XaiEmulatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xaigen-emulator-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_answers_on_127_0_0_1_at_any_free_port()
    {
        await using XaiEmulator one = await XaiEmulator.StartAsync();
        await using XaiEmulator two = await XaiEmulator.StartAsync();

        one.BaseAddress.Host.ShouldBe("127.0.0.1");
        one.BaseAddress.Port.ShouldNotBe(two.BaseAddress.Port);
    }

    [Fact]
    public async Task A_port_in_use_is_told_plainly()
    {
        await using XaiEmulator first = await XaiEmulator.StartAsync();
        var options = new XaiEmulatorOptions { Port = first.BaseAddress.Port };

        EmulatorException fault = await Should.ThrowAsync<EmulatorException>(() => XaiEmulator.StartAsync(options));

        fault.Message.ShouldBe($"Port {first.BaseAddress.Port} is in use by another program; choose another one, or 0 for any free one.");
    }

    [Fact]
    public async Task A_chosen_port_is_free_again_after_disposal()
    {
        XaiEmulator first = await XaiEmulator.StartAsync();
        await first.DisposeAsync();

        await using XaiEmulator second = await XaiEmulator.StartAsync(new XaiEmulatorOptions { Port = first.BaseAddress.Port });

        second.BaseAddress.ShouldBe(first.BaseAddress);
    }

    [Fact]
    public async Task A_data_folder_keeps_files_and_urls_over_restarts_at_another_port()
    {
        string id, path;
        await using (Api api = await StartAsync())
        {
            id = await api.StoreAsync(Samples.Png, "a.png", ("purpose", "kept"));
            path = new Uri((await api.PostAsync($"v1/files/{id}/public-url", "{}")).Text("public_url")).AbsolutePath;
        }

        await using Api again = await StartAsync();
        (await again.GetAsync($"v1/files/{id}")).Expect(HttpStatusCode.OK).Text("purpose").ShouldBe("kept");
        (await again.GetAsync(path, again.Anonymous)).Bytes.ShouldBe(Samples.Png);
        await again.PostAsync($"v1/files/{id}/public-url/revoke");
        (await again.GetAsync(path, again.Anonymous)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_key_is_not_written_to_the_data_folder()
    {
        await using (Api api = await StartAsync())
        {
            await api.StoreAsync(Samples.Png, "a.png");
        }

        foreach (string path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            path.ShouldNotContain(Api.Key);
            File.ReadAllText(path).ShouldNotContain(Api.Key);
        }
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_the_rest_serves()
    {
        string kept, damaged;
        await using (Api api = await StartAsync())
        {
            kept = await api.StoreAsync(Samples.Png, "a.png");
            damaged = await api.StoreAsync(Samples.Png, "b.png");
        }

        File.WriteAllText(Directory.EnumerateFiles(_folder, damaged + ".bin", SearchOption.AllDirectories).Single(), "short");

        await using Api again = await StartAsync();
        again.Emulator.SetAsideRecords.ShouldBe([damaged + ".json"]);
        (await again.GetAsync($"v1/files/{kept}")).Expect(HttpStatusCode.OK);
        (await again.GetAsync($"v1/files/{damaged}")).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_second_emulator_on_a_data_folder_is_refused_plainly()
    {
        await using Api first = await StartAsync();

        EmulatorException fault = await Should.ThrowAsync<EmulatorException>(StartAsync);

        fault.Message.ShouldContain(_folder);
        fault.Message.ShouldContain("in use by another emulator");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_told_plainly()
    {
        string file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");

        EmulatorException fault = await Should.ThrowAsync<EmulatorException>(
            () => XaiEmulator.StartAsync(new XaiEmulatorOptions { DataDirectory = Path.Combine(file, "data") }));

        fault.Message.ShouldContain("cannot be used");
    }

    private Task<Api> StartAsync() => Api.StartAsync(options => options with { DataDirectory = _folder });
}
