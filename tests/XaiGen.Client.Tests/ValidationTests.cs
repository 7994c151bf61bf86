using System.ClientModel;

namespace XaiGen.Client.Tests;

/// <summary>Requests that cannot be right are refused before they are sent, or, if the user wants it so, by the service.</summary>
public sealed class ValidationTests : EmulatorTests
{
    private static readonly StorageOptions s_storage = new() { Filename = "bay.png" };

    [Theory]
    [InlineData(3599)]
    [InlineData(2_592_001)]
    public async Task A_lifetime_out_of_bounds_is_refused_before_it_is_sent(int seconds)
    {
        var lifetime = TimeSpan.FromSeconds(seconds);
        string bounds = $"is {seconds} s; it must be between 3600 s and 2592000 s.";

        await ShouldBeRefusedAsync("expires_after", bounds, Client.Files.UploadAsync(Png, "bay.png", lifetime));
        await ShouldBeRefusedAsync("expires_after", bounds, Client.Files.CreatePublicUrlAsync(new FileId("file_1"), lifetime));
        await ShouldBeRefusedAsync("storage_options.expires_after", bounds, Client.Images.GenerateAsync(
            "A bay", storageOptions: s_storage with { ExpiresAfter = lifetime }));
        await ShouldBeRefusedAsync("storage_options.public_url.expires_after", bounds, Client.Videos.GenerateAsync(
            "A bay", storageOptions: s_storage with { PublicUrl = new PublicUrlOptions { ExpiresAfter = lifetime } }));

        (await Client.Files.ListPageAsync()).Data.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3599)]
    [InlineData(2_592_001)]
    public async Task A_lifetime_out_of_bounds_is_refused_by_the_service_when_checks_are_off(int seconds)
    {
        var lifetime = TimeSpan.FromSeconds(seconds);
        XaiClient client = WithoutChecks();
        FileObject file = await client.Files.UploadAsync(Png, "bay.png");

        foreach (Task call in (Task[])
        [
            client.Files.UploadAsync(Png, "bay.png", lifetime),
            client.Files.CreatePublicUrlAsync(file.Id, lifetime),
            client.Images.GenerateAsync("A bay", storageOptions: s_storage with { ExpiresAfter = lifetime }),
            client.Videos.GenerateAsync(
                "A bay", storageOptions: s_storage with { PublicUrl = new PublicUrlOptions { ExpiresAfter = lifetime } }),
        ])
        {
            XaiException error = await ShouldFailAsync(400, call);
            error.Message.ShouldContain("expires_after");
            error.Message.ShouldContain($"{seconds}");
        }
    }

    [Fact]
    public async Task A_lifetime_at_a_bound_is_fine()
    {
        await Client.Files.UploadAsync(Png, "an-hour.png", TimeSpan.FromHours(1));
        await Client.Files.UploadAsync(Png, "a-month.png", TimeSpan.FromDays(30));
    }

    [Fact]
    public async Task Six_source_images_are_one_too_many()
    {
        var six = Enumerable.Repeat<ImageInput>(new Uri("https://example.com/chair.png"), 6).ToList();

        await ShouldBeRefusedAsync(
            "images", "has 6 items; it must have between 1 and 5.", Client.Images.EditAsync("A room with these", six));
        (await ShouldFailAsync(400, WithoutChecks().Images.EditAsync("A room with these", six))).Message.ShouldContain("6");
    }

    [Fact]
    public async Task No_source_image_is_one_too_few()
        => await ShouldBeRefusedAsync("images", "has 0 items; it must have between 1 and 5.", Client.Images.EditAsync("A room", []));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task N_is_one_to_ten(int n)
    {
        var request = new ImageRequest { Prompt = "A bay", N = n };

        await ShouldBeRefusedAsync("n", $"is {n}; it must be between 1 and 10.", Client.Images.GenerateAsync(request));
        (await ShouldFailAsync(400, WithoutChecks().Images.GenerateAsync(request))).Message.ShouldContain($"{n}");
    }

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(7.25, "7.25")]
    public async Task A_duration_is_whole_seconds(double seconds, string told)
        => (await Should.ThrowAsync<XaiValidationException>(Client.Videos.GenerateAsync("A bay", duration: TimeSpan.FromSeconds(seconds))))
            .Message.ShouldBe($"Duration is {told} s; it must be a whole number of seconds.");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task A_blank_id_is_refused_before_it_is_sent(string id)
    {
        const string Message = "'file_id' is part of the path and must not be empty.";
        var blank = new FileId(id);

        (await Should.ThrowAsync<ArgumentException>(Client.Files.GetAsync(blank))).Message.ShouldStartWith(Message);
        (await Should.ThrowAsync<ArgumentException>(Client.Files.DeleteAsync(default))).Message.ShouldStartWith(Message);
        await ShouldBeRefusedAsync(
            "image.file_id", "is blank; it must be an identifier that the API returned.", Client.Images.EditAsync("A bay", blank));
        await ShouldBeRefusedAsync(
            "video.file_id", "is blank; it must be an identifier that the API returned.", Client.Videos.EditAsync("A bay", blank));
    }

    [Theory]
    [InlineData("../x", "it contains '/'")]
    [InlineData("..\\x", "it contains '\\'")]
    [InlineData("x/../y", "it contains '/'")]
    [InlineData("..", "must not be '..'")]
    [InlineData("x\ny", "it contains a control character")]
    public async Task An_id_that_could_lead_elsewhere_is_refused_before_it_is_sent(string id, string message)
    {
        var outside = new FileId(id);

        ArgumentException error = await Should.ThrowAsync<ArgumentException>(Client.Files.GetAsync(outside));
        error.Message.ShouldContain("'file_id'");
        error.Message.ShouldContain(message);
        await Should.ThrowAsync<ArgumentException>(Client.Files.RevokePublicUrlAsync(outside));
        await Should.ThrowAsync<ArgumentException>(Client.Videos.GetAsync(new GenerationId(id)));
        await ShouldBeRefusedAsync(
            "image.file_id", $"is '{id}'; an identifier has no slashes, dot segments or control characters.",
            Client.Images.EditAsync("A bay", outside));
    }

    [Fact]
    public async Task An_id_with_odd_letters_is_encoded_and_unknown()
        => (await ShouldFailAsync(404, Client.Files.GetAsync(new FileId("a b?c#d%2e")))).Message.ShouldContain("a b?c#d%2e");

    [Theory]
    [InlineData(
        """{"prompt":"A bay","image":{"url":"https://example.com/bay.png","file_id":"file_1"}}""",
        "exactly one of 'url', 'file_id', found several")]
    [InlineData("""{"prompt":"A bay","image":{}}""", "exactly one of 'url', 'file_id', found none")]
    [InlineData(
        """{"prompt":"A bay","images":[{"file_id":"file_1"},{"url":"https://example.com/bay.png","file_id":"file_1"}]}""",
        "exactly one of 'url', 'file_id', found several")]
    [InlineData("""{"prompt":"A bay"}""", "exactly one of 'image', 'images', found none")]
    [InlineData(
        """{"prompt":"A bay","image":{"file_id":"file_1"},"images":[{"file_id":"file_2"}]}""",
        "exactly one of 'image', 'images', found several")]
    public async Task Both_and_neither_can_be_sent_as_raw_json_only_and_are_refused_by_the_service(string json, string message)
    {
        XaiException error = await ShouldFailAsync(422, Client.Images.EditAsync(BinaryContent.Create(BinaryData.FromString(json))));
        error.ServerMessage.ShouldNotBeNull().ShouldContain(message);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), "xaigen-no-such-file.png");
        FileNotFoundException error = await Should.ThrowAsync<FileNotFoundException>(() => Client.Files.UploadAsync(path));
        error.Message.ShouldBe($"There is no file '{path}' to upload.");
        error.FileName.ShouldBe(path);
    }

    [Theory]
    [InlineData("a\"b.png", "a double quote")]
    [InlineData("a;b.png", "a semicolon")]
    [InlineData("a\nb.png", "a control character (U+000A)")]
    public async Task A_file_name_that_the_service_refuses_is_refused_before_it_is_sent(string name, string what)
        => (await Should.ThrowAsync<ArgumentException>(() => Client.Files.UploadAsync(Png, name))).Message.ShouldStartWith(
            $"The file name contains {what}, which is not allowed. Use another file name for the upload.");

    [Fact]
    public async Task A_file_that_does_not_exist_is_a_404_with_the_services_words()
    {
        XaiException error = await ShouldFailAsync(404, Client.Files.GetAsync(new FileId("file_nowhere")));
        error.Code.ShouldBe("not-found");
        error.Message.ShouldContain("file_nowhere");
    }

    private XaiClient WithoutChecks()
        => new("emulator-key", new XaiClientOptions { Endpoint = Emulator.BaseAddress, ValidateRequests = false });

    private static async Task ShouldBeRefusedAsync(string path, string problem, Task call)
    {
        XaiValidationException error = await Should.ThrowAsync<XaiValidationException>(call);
        error.Path.ShouldBe(path);
        $"{error.Violations.ShouldHaveSingleItem().Problem}.".ShouldBe(problem);
    }

    private static async Task<XaiException> ShouldFailAsync(int status, Task call)
    {
        XaiException error = await Should.ThrowAsync<XaiException>(call);
        error.Status.ShouldBe(status);
        return error;
    }
}
