using System.Text;
using SupportNamespace;
using SupportNamespace.GeneratedSupport;
using static XaiGen.Testing.ScriptedServer;

namespace XaiGen.Generator.Tests.Support;

public sealed class FilePartTests
{
    [Fact]
    public async Task Parts_are_sent_in_the_order_they_were_added()
    {
        ReceivedRequest received = await SendAsync(form => form
            .Part("expires_after", "3600")
            .Part("purpose", (string?)null)
            .Part("options", writer => writer.WriteBooleanValue(true))
            .Part("file", FilePart.FromBytes("bytes"u8.ToArray(), "a.png"))
            .Part("thumbnail", (FilePart?)null)
            .Part("note", "grüße"));

        string boundary = received.Header("Content-Type")!["multipart/form-data; boundary=".Length..];
        received.Text.ShouldBe(string.Join("\r\n",
            $"--{boundary}",
            "Content-Disposition: form-data; name=\"expires_after\"",
            "",
            "3600",
            $"--{boundary}",
            "Content-Disposition: form-data; name=\"options\"",
            "Content-Type: application/json",
            "",
            "true",
            $"--{boundary}",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"",
            "Content-Type: image/png",
            "",
            "bytes",
            $"--{boundary}",
            "Content-Disposition: form-data; name=\"note\"",
            "",
            "grüße",
            $"--{boundary}--",
            ""));
        received.Header("Content-Length").ShouldBe(received.Body.Length.ToString());
    }

    [Fact]
    public async Task A_name_beyond_ascii_is_sent_in_both_forms()
    {
        ReceivedRequest received = await SendAsync(form => form.Part("file", FilePart.FromBytes(default, "grüße 猫.png")));

        received.Text.ShouldContain(
            "form-data; name=\"file\"; filename=\"grüße 猫.png\"; filename*=UTF-8''gr%C3%BC%C3%9Fe%20%E7%8C%AB.png\r\n");
    }

    [Fact]
    public async Task A_field_name_cannot_start_a_header()
    {
        ReceivedRequest received = await SendAsync(form => form.Part("a\"\r\nX-Evil: 1", "v"));

        received.Text.ShouldContain("form-data; name=\"a%22%0D%0AX-Evil: 1\"\r\n\r\nv");
    }

    [Theory]
    [InlineData("a\"b.png", "a double quote")]
    [InlineData("a;b.png", "a semicolon")]
    [InlineData("a\\b.png", "a backslash")]
    [InlineData("a\rb.png", "U+000D")]
    [InlineData("a\nb.png", "U+000A")]
    [InlineData("a\0b.png", "U+0000")]
    [InlineData("a\u0085b.png", "U+0085")]
    [InlineData("a\u2028b.png", "U+2028")]
    [InlineData("a\u2029b.png", "U+2029")]
    public void A_name_that_cannot_be_sent_is_refused_and_the_culprit_named(string name, string what)
    {
        ArgumentException error = Should.Throw<ArgumentException>(() => FilePart.FromBytes(default, name));

        error.ParamName.ShouldBe("fileName");
        error.Message.ShouldContain(what);
    }

    [Fact]
    public void A_name_has_1_to_255_characters()
    {
        string cats = string.Concat(Enumerable.Repeat("🐈", 255));

        FilePart.FromBytes(default, cats).FileName.ShouldBe(cats);
        Should.Throw<ArgumentException>(() => FilePart.FromBytes(default, cats + "x")).Message.ShouldContain("256 characters");
        Should.Throw<ArgumentException>(() => FilePart.FromBytes(default, " "));
    }

    [Theory]
    [InlineData("a.png", "image/png")]
    [InlineData("A.JPG", "image/jpeg")]
    [InlineData("a.webp", "image/webp")]
    [InlineData("a.mp4", "video/mp4")]
    [InlineData("a.mov", "video/quicktime")]
    [InlineData("a.pdf", "application/pdf")]
    [InlineData("a.b.csv", "text/csv")]
    [InlineData("a.wav", "audio/wav")]
    [InlineData("a.unheard", "application/octet-stream")]
    [InlineData("README", "application/octet-stream")]
    public void The_media_type_follows_the_extension(string name, string mediaType)
        => FilePart.FromBytes(default, name).MediaType.ShouldBe(mediaType);

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452", "image/png")]
    [InlineData("FFD8FFE000104A46494600010100", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946462400000057454250", "image/webp")]
    [InlineData("0000002066747970" + "69736F6D", "video/mp4")]
    [InlineData("0000001C66747970" + "6D703432", "video/mp4")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("524946462400000057415645", "application/octet-stream")]
    [InlineData("0000001C66747970" + "68656963", "application/octet-stream")]
    [InlineData("89", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void Where_the_name_says_nothing_the_first_bytes_tell(string start, string mediaType)
    {
        byte[] bytes = Convert.FromHexString(start);
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "upload");
        File.WriteAllBytes(path, bytes);
        var stream = new MemoryStream([1, .. bytes]) { Position = 1 };

        FilePart.FromBytes(bytes, "upload").MediaType.ShouldBe(mediaType);
        FilePart.FromPath(path).MediaType.ShouldBe(mediaType);
        FilePart.FromStream(stream, "upload").MediaType.ShouldBe(mediaType);

        stream.Position.ShouldBe(1);
        FilePart.FromBytes(bytes, "upload.txt").MediaType.ShouldBe("text/plain");
        File.Delete(path);
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_not_looked_into()
    {
        var stream = new OneWayStream("%PDF-1.7");

        FilePart.FromStream(stream, "upload").MediaType.ShouldBe("application/octet-stream");

        stream.LargestRead.ShouldBe(0);
    }

    [Fact]
    public void A_media_type_can_be_given_if_it_is_one()
    {
        FilePart.FromBytes(default, "a.bin", "image/png").MediaType.ShouldBe("image/png");
        foreach (string wrong in (string[])["png", "", "image/png\r\nX-Evil: 1", "image/png\0"])
        {
            Should.Throw<ArgumentException>(() => FilePart.FromBytes(default, "a.bin", wrong)).ParamName.ShouldBe("mediaType");
        }
    }

    [Fact]
    public async Task A_file_on_disk_is_sent_and_closed()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "notes.txt");
        await File.WriteAllTextAsync(path, "on disk");

        ReceivedRequest received = await SendAsync(form => form.Part("file", FilePart.FromPath(path)));

        received.Text.ShouldContain("filename=\"notes.txt\"\r\nContent-Type: text/plain\r\n\r\non disk\r\n");
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            FilePart.FromPath(path, fileName: "other.md").FileName.ShouldBe("other.md");
        }

        File.Delete(path);
    }

    [Fact]
    public void A_missing_file_is_told_at_once_with_its_path()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "missing.png");

        FileNotFoundException error = Should.Throw<FileNotFoundException>(() => FilePart.FromPath(path));

        error.FileName.ShouldBe(path);
        error.Message.ShouldContain(path);
    }

    [Fact]
    public async Task A_file_that_vanishes_before_it_is_sent_is_told_too()
    {
        string path = Path.GetTempFileName();
        var file = FilePart.FromPath(path);
        File.Delete(path);
        await using var server = new ScriptedServer(Status(200));

        Api_Exception error =
            await TestClient.Connect(server.Address, options => options.MaxRetries = 0).FailAsync(Upload(form => form.Part("file", file)));

        error.Message.ShouldContain(path);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_sent_piece_by_piece_and_left_open()
    {
        const int Length = 1_000_003;
        var stream = new OneWayStream(Length, position => (byte)position);

        ReceivedRequest received = await SendAsync(form => form.Part("file", FilePart.FromStream(stream, "a.bin")));

        int start = received.Body.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        received.Body.AsSpan(start, Length).ToArray().ShouldBe(Enumerable.Range(0, Length).Select(position => (byte)position));
        received.Header("Transfer-Encoding").ShouldBe("chunked");
        stream.LargestRead.ShouldBeLessThanOrEqualTo(262_144);
        stream.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_stream_is_sent_from_where_it_stands()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("before after")) { Position = 7 };
        var file = FilePart.FromStream(stream, "a.txt");

        ReceivedRequest received = await SendAsync(form => form.Part("file", file));

        file.Length.ShouldBe(5);
        received.Text.ShouldContain("\r\n\r\nafter\r\n--");
        stream.CanRead.ShouldBeTrue();
    }

    [Theory]
    [InlineData(10L, "Content-Length")]
    [InlineData(null, "Transfer-Encoding")]
    public async Task What_code_writes_is_sent_again_when_the_first_try_did_nothing(long? length, string framing)
    {
        int asked = 0;
        var file = FilePart.FromWriter(
            async (target, cancellationToken) =>
            {
                asked++;
                await target.WriteAsync("half "u8.ToArray(), cancellationToken);
                await target.WriteAsync("half."u8.ToArray(), cancellationToken);
            },
            "a.txt",
            length: length);
        await using var server = new ScriptedServer(Status(429), Status(200));

        await TestClient.Connect(server.Address, options => options.RetryDelay = TimeSpan.Zero)
            .SendAsync(Upload(form => form.Part("file", file)));

        asked.ShouldBe(2);
        server.Requests.ShouldAllBe(request => request.Text.Contains("\r\nContent-Type: text/plain\r\n\r\nhalf half.\r\n--"));
        server.Requests[1].Header(framing).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_can_be_written_once_is_sent_once()
    {
        var file = FilePart.FromWriter((_, _) => Task.CompletedTask, "a.txt", canBeResent: false);
        await using var server = new ScriptedServer(Status(429), Status(200));

        (await TestClient.Connect(server.Address).FailAsync(Upload(form => form.Part("file", file)))).Status.ShouldBe(429);

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void A_stream_that_cannot_be_read_is_refused()
    {
        var closed = new MemoryStream();
        closed.Dispose();

        Should.Throw<ArgumentException>(() => FilePart.FromStream(closed, "a.txt")).ParamName.ShouldBe("stream");
    }

    private static ApiRequest Upload(Action<MultipartFormContent> fill)
    {
        ApiRequest request = new ApiRequest("upload", "POST", RetrySafety.Billed).Path("/v1/files");
        var form = new MultipartFormContent();
        fill(form);
        return request.Content(form, form.ContentType);
    }

    private static async Task<ReceivedRequest> SendAsync(Action<MultipartFormContent> fill)
    {
        await using var server = new ScriptedServer(Status(200));
        await TestClient.Connect(server.Address).SendAsync(Upload(fill));
        return server.Requests.Single();
    }
}
