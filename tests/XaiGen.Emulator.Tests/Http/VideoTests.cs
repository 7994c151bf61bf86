using System.Net;
using System.Text.Json.Nodes;
using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Http;

public sealed class VideoTests
{
    private static readonly TimeSpan s_renderTime = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_video_is_pending_with_growing_progress_and_then_done()
    {
        await using Api api = await StartAsync();
        string id = await StartAsync(api, "generations", """{"prompt":"a ball bounces","duration":2}""");

        var progress = new List<long>();
        (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.Accepted).Bytes.ShouldBeEmpty("there is no progress yet");
        for (int step = 1; step < 10; step++)
        {
            api.Clock.Advance(s_renderTime / 10);
            Answer pending = (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.Accepted);
            pending.Text("status").ShouldBe("pending");
            progress.Add(pending.Number("progress"));
        }

        api.Clock.Advance(s_renderTime / 10);

        Answer done = (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.OK);
        progress[0].ShouldBeInRange(1, 20);
        progress.ShouldBeInOrder(SortDirection.Ascending);
        progress[^1].ShouldBeInRange(80, 99);
        done.Text("status").ShouldBe("done");
        done.Text("model").ShouldBe("grok-imagine-video");
        done.Number("progress").ShouldBe(100);
        done.Json["video"]!["duration"]!.GetValue<int>().ShouldBe(2);
        done.Json["video"]!["respect_moderation"]!.GetValue<bool>().ShouldBeTrue();
        done.Json["usage"]!["cost_in_usd_ticks"]!.GetValue<long>().ShouldBeGreaterThan(0);
        VideoClip clip = await FetchAsync(api, done.Json);
        (clip.Size, clip.Duration).ShouldBe((ImageSize.ForVideo("16:9", "480p"), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task The_short_lived_address_ends_after_a_day_and_so_does_the_report()
    {
        await using Api api = await StartAsync();
        string id = await StartAsync(api, "generations", """{"prompt":"x","duration":1}""");
        api.Clock.Advance(s_renderTime);
        string url = (await api.GetAsync($"v1/videos/{id}")).Json["video"]!["url"]!.GetValue<string>();

        url.ShouldStartWith($"{api.Emulator.BaseAddress}vidgen/");
        api.Clock.Advance(TimeSpan.FromHours(24));

        (await api.GetAsync(url, api.Anonymous)).Expect(HttpStatusCode.NotFound);
        Answer expired = (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.OK);
        expired.Body.ShouldBe("""{"status":"expired"}""");
        expired.Undocumented.ShouldBe("result-lifetime");
    }

    [Fact]
    public async Task An_unknown_request_and_another_teams_get_404()
    {
        await using Api api = await StartAsync();
        using HttpClient other = api.NewHttp("other-key");
        string id = await StartAsync(api, "generations", """{"prompt":"x","duration":1}""");

        (await api.GetAsync("v1/videos/unknown")).ExpectError(HttpStatusCode.NotFound, "not-found", "unknown");
        (await api.GetAsync($"v1/videos/{id}", other)).ExpectError(HttpStatusCode.NotFound, "not-found", id);
    }

    [Fact]
    public async Task A_video_from_a_first_frame_takes_its_shape()
    {
        await using Api api = await StartAsync();
        string file = await api.StoreAsync(Samples.Png, "frame.png");

        JsonNode done = await MakeAsync(api, "generations", $$$"""{"image":{"file_id":"{{{file}}}"},"duration":1,"aspect_ratio":"9:16"}""");

        (await FetchAsync(api, done)).Size.ShouldBe(ImageSize.ForVideo("4:3", "480p"));
    }

    [Fact]
    public async Task Stored_videos_appear_when_they_are_done()
    {
        await using Api api = await StartAsync();
        string id = await StartAsync(
            api, "generations",
            """{"prompt":"x","duration":1,"storage_options":{"filename":"ball.mp4","expires_after":3600,"public_url":true}}""");

        (await api.GetAsync("v1/files")).Json["data"]!.AsArray().ShouldBeEmpty();
        api.Clock.Advance(s_renderTime);
        JsonNode output = (await api.GetAsync($"v1/videos/{id}")).Json["video"]!["file_output"]!;

        output["filename"]!.GetValue<string>().ShouldBe("ball.mp4");
        output["expires_at"]!.GetValue<long>().ShouldBe(api.Clock.GetUtcNow().ToUnixTimeSeconds() + 3600);
        Answer served = (await api.GetAsync(output["public_url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK);
        served.ContentHeaders.ContentType!.MediaType.ShouldBe("video/mp4");
        VideoClip.Read(served.Bytes).Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_video_is_made_without_anyone_asking_for_it()
    {
        await using Api api = await StartAsync();
        await StartAsync(api, "generations", """{"prompt":"x","duration":1,"storage_options":{"filename":"a.mp4"}}""");

        api.Clock.Advance(s_renderTime);

        DateTime deadline = DateTime.UtcNow.AddSeconds(60);
        while ((await api.GetAsync("v1/files")).Json["data"]!.AsArray().Count == 0)
        {
            DateTime.UtcNow.ShouldBeLessThan(deadline);
            await Task.Delay(20);
        }
    }

    [Fact]
    public async Task An_edit_keeps_length_and_size()
    {
        await using Api api = await StartAsync();
        string file = await StoreVideoAsync(api, seconds: 3, resolution: "720p");

        JsonNode done = await MakeAsync(api, "edits", $$$"""{"prompt":"add rain","video":{"file_id":"{{{file}}}"}}""");

        VideoClip clip = await FetchAsync(api, done);
        (clip.Size, clip.Duration).ShouldBe((ImageSize.ForVideo("16:9", "720p"), TimeSpan.FromSeconds(3)));
        done["video"]!["duration"]!.GetValue<int>().ShouldBe(3);
        clip.File.ShouldNotBe((await api.GetAsync($"v1/files/{file}/content")).Bytes);
    }

    [Fact]
    public async Task An_extension_is_as_long_as_its_input_and_the_new_part()
    {
        await using Api api = await StartAsync();
        string file = await StoreVideoAsync(api, seconds: 3);

        JsonNode done = await MakeAsync(api, "extensions", $$$"""{"prompt":"x","duration":4,"video":{"file_id":"{{{file}}}"}}""");
        JsonNode byDefault = await MakeAsync(api, "extensions", $$$"""{"prompt":"x","video":{"file_id":"{{{file}}}"}}""");

        (await FetchAsync(api, done)).Duration.ShouldBe(TimeSpan.FromSeconds(7));
        done["video"]!["duration"]!.GetValue<int>().ShouldBe(7);
        byDefault["video"]!["duration"]!.GetValue<int>().ShouldBe(9);
    }

    [Fact]
    public async Task Inputs_have_the_documented_lengths()
    {
        await using Api api = await StartAsync();
        string one = await StoreVideoAsync(api, seconds: 1);
        string nine = await StoreVideoAsync(api, seconds: 9);

        (await api.PostAsync("v1/videos/edits", $$$"""{"prompt":"x","video":{"file_id":"{{{nine}}}"}}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "at most 8.7 seconds; it lasts 9");
        (await api.PostAsync("v1/videos/extensions", $$$"""{"prompt":"x","video":{"file_id":"{{{one}}}"}}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "between 2 and 15 seconds; it lasts 1");
        var tiny = new ImageSize(16, 16);
        string sixteen = await api.StoreAsync(VideoClip.Render(new PixelImage(tiny), "x", TimeSpan.FromSeconds(16), tiny).File, "a.mp4");
        (await api.PostAsync("v1/videos/extensions", $$$"""{"prompt":"x","video":{"file_id":"{{{sixteen}}}"}}"""))
            .ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "between 2 and 15 seconds; it lasts 16");
    }

    [Theory]
    [InlineData(1, HttpStatusCode.BadRequest)]
    [InlineData(2, HttpStatusCode.OK)]
    [InlineData(10, HttpStatusCode.OK)]
    [InlineData(11, HttpStatusCode.BadRequest)]
    public async Task An_extension_adds_2_to_10_seconds(int seconds, HttpStatusCode status)
    {
        await using Api api = await StartAsync();

        Answer answer = await api.PostAsync(
            "v1/videos/extensions", $$$"""{"prompt":"x","duration":{{{seconds}}},"video":{"url":"https://example.com/a.mp4"}}""");

        answer.Expect(status);
        if (status != HttpStatusCode.OK)
        {
            answer.ExpectError(status, "invalid-argument", "must be between 2 s and 10 s");
        }
    }

    [Theory]
    [InlineData(""" "image":INPUT """, "'image'")]
    [InlineData(""" "reference_images":[{"url":"https://a.b/c.png"},INPUT] """, "'reference_images[1]'")]
    [InlineData(""" "keyframes":[{"image":INPUT,"timestamp_s":1}] """, "'keyframes[0].image'")]
    [InlineData(""" "last_frame":INPUT """, "'last_frame'")]
    public async Task A_picture_to_work_from_must_be_a_picture(string input, string field)
    {
        await using Api api = await StartAsync();
        string text = await api.StoreAsync(Samples.Text, "named-as-picture.png");

        (await api.PostAsync(
            "v1/videos/generations",
            $$"""{"prompt":"x","model":"grok-imagine-video-1.5",{{input.Replace("INPUT", $$"""{"file_id":"{{text}}"}""")}}}"""))
            .ExpectError(
                HttpStatusCode.BadRequest, "invalid-argument",
                $"{field} must be one of image/png, image/jpeg, image/webp; it is text/plain");
    }

    [Fact]
    public async Task A_video_input_must_be_a_sound_MP4()
    {
        await using Api api = await StartAsync();
        string picture = await api.StoreAsync(Samples.Png, "named-as-video.mp4");
        string damaged = await api.StoreAsync([0, 0, 0, 12, .. "ftypisom"u8, 0, 0, 2, 0], "damaged.mp4");
        Task<Answer> EditAsync(string video) => api.PostAsync("v1/videos/edits", $$"""{"prompt":"x","video":{{video}}}""");

        (await EditAsync($$"""{"file_id":"{{picture}}"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "must be one of video/mp4; it is image/png");
        (await EditAsync($$"""{"file_id":"{{damaged}}"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "'video' cannot be read");
        (await EditAsync("""{"file_id":"file_unknown"}""")).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", "does not exist");
        (await EditAsync("""{"url":"https://example.com/a.mov"}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "ends in .mp4");
        (await EditAsync("""{"url":"data:video/mp4;base64,aGVsbG8="}""")).ExpectError(
            HttpStatusCode.BadRequest, "invalid-argument", "it is text/plain");
    }

    [Fact]
    public async Task Videos_of_other_hosts_are_taken_unread()
    {
        await using Api api = await StartAsync();

        Answer started = await api.PostAsync(
            "v1/videos/extensions", """{"prompt":"x","duration":2,"video":{"url":"https://no-such-host.invalid/a.mp4"}}""");

        started.Expect(HttpStatusCode.OK).Undocumented.ShouldNotBeNull().ShouldContain("sources-of-other-hosts");
        api.Clock.Advance(s_renderTime);
        (await api.GetAsync($"v1/videos/{started.Text("request_id")}")).Text("status").ShouldBe("done");
    }

    [Fact]
    public async Task A_generated_video_can_be_edited_by_its_address_and_inline()
    {
        await using Api api = await StartAsync();
        JsonNode made = await MakeAsync(api, "generations", """{"prompt":"x","duration":1}""");
        string url = made["video"]!["url"]!.GetValue<string>();
        string inline = Convert.ToBase64String((await api.GetAsync(url, api.Anonymous)).Bytes);

        VideoClip byUrl = await FetchAsync(api, await MakeAsync(api, "edits", $$$"""{"prompt":"y","video":{"url":"{{{url}}}"}}"""));
        VideoClip byBytes = await FetchAsync(
            api, await MakeAsync(api, "edits", $$$"""{"prompt":"y","video":{"url":"data:video/mp4;base64,{{{inline}}}"}}"""));

        byBytes.File.ShouldBe(byUrl.File);
    }

    [Fact]
    public async Task A_first_frame_that_cannot_be_read_fails_the_video()
    {
        await using Api api = await StartAsync();
        string damaged = await api.StoreAsync(Samples.Png[..40], "damaged.png");
        string id = await StartAsync(api, "generations", $$$"""{"image":{"file_id":"{{{damaged}}}"},"duration":1}""");

        api.Clock.Advance(s_renderTime);
        Answer failed = (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.OK);

        failed.Text("status").ShouldBe("failed");
        failed.Json["error"]!["code"]!.GetValue<string>().ShouldBe("invalid_argument");
        failed.Json["error"]!["message"]!.GetValue<string>().ShouldNotBeEmpty();
        failed.Has("progress").ShouldBeFalse();
    }

    [Fact]
    public async Task References_keyframes_a_last_frame_and_voices_guide_the_guided_model()
    {
        await using Api api = await StartAsync();
        string file = await api.StoreAsync(Samples.Png, "a.png");

        JsonNode done = await MakeAsync(
            api,
            "generations",
            $$$"""
            {"model":"grok-imagine-video-1.5","prompt":"x","duration":1,"generate_audio":true,
             "reference_images":[{"file_id":"{{{file}}}"},{"url":"https://example.com/b.jpg"}],
             "reference_audios":[{"voice_id":"ara"}],
             "keyframes":[{"image":{"file_id":"{{{file}}}"},"timestamp_s":0.5}],
             "last_frame":{"url":"https://example.com/c.jpg"}}
            """);

        done["model"]!.GetValue<string>().ShouldBe("grok-imagine-video-1.5");
    }

    [Theory]
    [InlineData("""{"prompt":"x","duration":0}""", "duration is 0 s; it must be between 1 s and 15 s")]
    [InlineData("""{"prompt":"x","duration":16}""", "duration is 16 s; it must be between 1 s and 15 s")]
    [InlineData("""{"prompt":"x","resolution":"360p"}""", "'resolution' has no value '360p'")]
    [InlineData("""{"prompt":"x","aspect_ratio":"21:9"}""", "'aspect_ratio' has no value '21:9'")]
    [InlineData("""{"prompt":"x","resolution":"1080p"}""", "'1080p' is for the model 'grok-imagine-video-1.5'")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","resolution":"1080p","reference_images":[{"url":"https://a.b/c.png"}]}""",
        "without references")]
    [InlineData(
        """{"prompt":"x","keyframes":[{"image":{"url":"https://a.b/c.png"},"timestamp_s":1}]}""",
        "'keyframes', 'last_frame' and 'reference_audios' are for the model")]
    [InlineData("""{"prompt":"x","reference_audios":[{"voice_id":"ara"}]}""", "'last_frame' and 'reference_audios' are for the model")]
    [InlineData("""{"prompt":"x","last_frame":{"url":"https://a.b/c.png"}}""", "'last_frame' and 'reference_audios' are for the model")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","last_frame":{"file_id":"file_unknown"}}""",
        "'last_frame.file_id': file 'file_unknown' does not exist")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","keyframes":[{"image":{"url":"https://a.b/c.png"},"timestamp_s":0}]}""",
        "keyframes[0].timestamp_s is 0")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","reference_audios":[{"voice_id":"a"},{"voice_id":"b"},{"voice_id":"c"},{"voice_id":"d"}]}""",
        "reference_audios has 4 items")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","reference_audios":[{"url":"data:audio/wav;base64,aGVsbG8="}]}""",
        "'reference_audios[0]' must be one of audio/wav, audio/mpeg; it is text/plain")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","duration":4,"keyframes":[{"image":{"url":"https://a.b/c.png"},"timestamp_s":4}]}""",
        "must be less than 'duration', 4; it is 4")]
    [InlineData(
        """{"prompt":"x","image":{"url":"https://a.b/c.png"},"reference_images":[{"url":"https://a.b/c.png"}]}""", "cannot be combined")]
    [InlineData(
        """{"prompt":"x","reference_images":[{"file_id":"1"},{"file_id":"2"},{"file_id":"3"},{"file_id":"4"},{"file_id":"5"},{"file_id":"6"},{"file_id":"7"},{"file_id":"8"}]}""",
        "'reference_images' must have at most 7 items; it has 8")]
    [InlineData(
        """{"prompt":"x","model":"grok-imagine-video-1.5","keyframes":[{"image":{"file_id":"1"},"timestamp_s":1},{"image":{"file_id":"1"},"timestamp_s":2},{"image":{"file_id":"1"},"timestamp_s":3},{"image":{"file_id":"1"},"timestamp_s":4},{"image":{"file_id":"1"},"timestamp_s":5}]}""",
        "keyframes has 5 items")]
    [InlineData("""{"prompt":"x","image":{"url":"not an address"}}""", "data URI in base64")]
    [InlineData("""{"prompt":"x","output":{"upload_url":"https://example.com/a"}}""", "the emulator may not write to")]
    public async Task A_wrong_request_gets_400_saying_what_would_be_right(string body, string message)
    {
        await using Api api = await StartAsync();

        (await api.PostAsync("v1/videos/generations", body)).ExpectError(HttpStatusCode.BadRequest, "invalid-argument", message);
    }

    [Theory]
    [InlineData(15, HttpStatusCode.OK)]
    [InlineData(16, HttpStatusCode.BadRequest)]
    public async Task A_reference_audio_lasts_at_most_15_seconds(int seconds, HttpStatusCode status)
    {
        await using Api api = await StartAsync();
        string audio = Convert.ToBase64String(Samples.Wav(seconds));

        Answer answer = await api.PostAsync(
            "v1/videos/generations",
            $$"""{"prompt":"x","model":"grok-imagine-video-1.5","reference_audios":[{"url":"data:audio/wav;base64,{{audio}}"}]}""");

        answer.Expect(status);
        if (status != HttpStatusCode.OK)
        {
            answer.ExpectError(status, "invalid-argument", "'reference_audios[0]' must last at most 15 seconds; it lasts 16");
        }
    }

    [Fact]
    public async Task A_keyframe_changes_the_video_and_so_does_a_last_frame()
    {
        await using Api api = await StartAsync();
        async Task<byte[]> ClipAsync(string rest)
            => (await FetchAsync(
                api,
                await MakeAsync(api, "generations", $$"""{"model":"grok-imagine-video-1.5","prompt":"x","duration":1{{rest}}}"""))).File;

        byte[] plain = await ClipAsync("");
        byte[] led = await ClipAsync(""","keyframes":[{"image":{"url":"https://example.com/a.png"},"timestamp_s":0.5}]""");
        byte[] ended = await ClipAsync(""","last_frame":{"url":"https://example.com/b.png"}""");

        new[] { plain, led, ended }.Select(Convert.ToBase64String).ShouldBeUnique();
    }

    [Theory]
    [InlineData("""{"prompt":"x","seconds":2}""")]
    [InlineData("""{"prompt":"x","seconds":"2"}""")]
    [InlineData("""{"prompt":"x","duration":"2"}""")]
    [InlineData("""{"duration":2,"input_reference":{"type":"image_url","image_url":"https://example.com/a.png"}}""")]
    public async Task Spellings_of_other_clients_are_taken(string body)
    {
        await using Api api = await StartAsync();

        (await FetchAsync(api, await MakeAsync(api, "generations", body))).Duration.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_duration_that_is_no_number_gets_422()
    {
        await using Api api = await StartAsync();

        (await api.PostAsync("v1/videos/generations", """{"prompt":"x","duration":"long"}"""))
            .ExpectError(HttpStatusCode.UnprocessableEntity, "unprocessable-entity", "$.duration");
    }

    [Fact]
    public async Task The_video_is_written_to_an_upload_target()
    {
        await using UploadTarget target = await UploadTarget.StartAsync();
        await using Api api =
            await Api.StartAsync(options => options with { RenderTime = s_renderTime, UploadOrigins = [target.Address.AbsoluteUri] });

        await MakeAsync(api, "generations", $$$"""{"prompt":"x","duration":1,"output":{"upload_url":"{{{target.Address}}}clip"}}""");

        Put put = target.Received.ShouldHaveSingleItem();
        (put.Path, put.ContentType).ShouldBe(("/clip", "video/mp4"));
        VideoClip.Read(put.Body).Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }

    private static Task<Api> StartAsync() => Api.StartAsync(options => options with { RenderTime = s_renderTime });

    private static async Task<string> StartAsync(Api api, string operation, string body)
        => (await api.PostAsync($"v1/videos/{operation}", body)).Expect(HttpStatusCode.OK).Text("request_id");

    private static async Task<JsonNode> MakeAsync(Api api, string operation, string body)
    {
        string id = await StartAsync(api, operation, body);
        api.Clock.Advance(s_renderTime);
        Answer report = (await api.GetAsync($"v1/videos/{id}")).Expect(HttpStatusCode.OK);
        report.Text("status").ShouldBe("done", report.Body);
        return report.Json;
    }

    private static async Task<VideoClip> FetchAsync(Api api, JsonNode report)
        => VideoClip.Read((await api.GetAsync(report["video"]!["url"]!.GetValue<string>(), api.Anonymous)).Expect(HttpStatusCode.OK).Bytes);

    private static Task<string> StoreVideoAsync(Api api, int seconds, string resolution = "480p")
    {
        var size = ImageSize.ForVideo("16:9", resolution);
        return api.StoreAsync(VideoClip.Render(new PixelImage(size), "x", TimeSpan.FromSeconds(seconds), size).File, "a.mp4");
    }
}
