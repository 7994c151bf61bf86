using System.Globalization;
using XaiGen.Emulator.Media;
using XaiGen.Emulator.Media.Mp4;
using XaiGen.Emulator.Media.Painting;

namespace XaiGen.Emulator.Tests.Media;

public sealed class VideoClipTests
{
    private static readonly ImageSize s_size = new(214, 120);

    [Fact]
    public void The_same_request_gives_the_same_bytes_and_another_prompt_other_ones()
    {
        Render("ocean", 2).File.ShouldBe(Render("ocean", 2).File);
        Render("ocean", 2).File.ShouldNotBe(Render("forest", 2).File);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(8.7)]
    [InlineData(15)]
    public void A_clip_lasts_as_long_as_asked(double seconds)
    {
        var clip = VideoClip.Read(Render("hills", seconds).File);

        clip.Size.ShouldBe(s_size);
        clip.Duration.TotalSeconds.ShouldBe(seconds, 0.025);
    }

    [Fact]
    public void A_clip_starts_with_its_picture_and_draws_near()
    {
        PixelImage picture = Painter.Paint("city by day", 0, s_size);
        PixelImage[] keyframes = Keyframes(VideoClip.Render(picture, "city by day", TimeSpan.FromSeconds(4), s_size).File);

        Pictures.Distance(keyframes[0], picture).ShouldBeLessThan(6);
        for (int i = 1; i < keyframes.Length; i++)
        {
            Pictures.Distance(keyframes[i], keyframes[i - 1]).ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void The_index_stands_before_the_samples()
    {
        IEnumerable<string> types = Box.In(Render("hills", 1).File).Select(box => box.Type);

        types.ShouldBe(["ftyp", "moov", "mdat"]);
    }

    [Fact]
    public void An_extension_keeps_the_input_and_goes_on_from_its_last_frame()
    {
        VideoClip input = Render("ocean", 2.5);
        var extended = VideoClip.Read(VideoClip.Read(input.File).Extend("city at night", TimeSpan.FromSeconds(4)).File);

        extended.Duration.TotalSeconds.ShouldBe(6.5, 0.05);
        extended.Size.ShouldBe(s_size);
        (AvcTrack? before, AvcTrack? after) = (Track(input.File), Track(extended.File));
        for (int i = 0; i < before.Samples.Count; i++)
        {
            after.Samples[i].ToArray().ShouldBe(before.Samples[i].ToArray());
        }

        after.Keyframes.Take(before.Keyframes.Count).ShouldBe(before.Keyframes);

        PixelImage[] pictures = Keyframes(extended.File);
        int joint = before.Keyframes.Count;
        Pictures.Distance(pictures[joint], pictures[joint - 1]).ShouldBeLessThan(8);
        Pictures.Distance(pictures[^1], pictures[joint]).ShouldBeGreaterThan(15);
    }

    [Fact]
    public void An_extension_can_be_extended_and_edited_again()
    {
        VideoClip clip = VideoClip.Read(Render("ocean", 2).Extend("forest", TimeSpan.FromSeconds(2)).File)
            .Extend("desert", TimeSpan.FromSeconds(3)).Edit("red");

        VideoClip.Read(clip.File).Duration.TotalSeconds.ShouldBe(7, 0.05);
    }

    [Fact]
    public void An_edit_keeps_motion_size_and_duration_and_changes_the_picture()
    {
        VideoClip input = Render("ocean by day", 3);
        var edited = VideoClip.Read(VideoClip.Read(input.File).Edit("red bubbles").File);

        (edited.Size, edited.Duration).ShouldBe((input.Size, input.Duration));
        Pictures.Distance(Keyframes(edited.File)[1], Keyframes(input.File)[1]).ShouldBeGreaterThan(8);
        Pictures.Distance(Keyframes(edited.File)[1], Keyframes(VideoClip.Read(input.File).Edit("green bubbles").File)[1])
            .ShouldBeGreaterThan(4);
        Track(edited.File).Samples[5].ToArray().ShouldBe(Track(input.File).Samples[5].ToArray());
    }

    [Fact]
    public void A_foreign_clip_is_edited_and_extended_by_a_stand_in_of_its_size_and_duration()
    {
        byte[] foreign = WithoutNote(Render("ocean", 2).File);
        Mp4Reader.Read(foreign).OwnTrack.ShouldBeNull();

        VideoClip edited = VideoClip.Read(foreign).Edit("red");
        VideoClip extended = VideoClip.Read(foreign).Extend("red", TimeSpan.FromSeconds(3));

        (edited.Size, edited.Duration.TotalSeconds).ShouldBe((s_size, 2));
        (extended.Size, extended.Duration.TotalSeconds).ShouldBe((s_size, 5));
        edited.File.ShouldNotBe(VideoClip.Read(WithoutNote(Render("hills", 2).File)).Edit("red").File);
    }

    [Fact]
    public void Rich_pictures_stay_within_the_budget()
    {
        PixelImage noise = Pictures.Noise(1, 640, 360);

        VideoClip.Render(noise, "noise", TimeSpan.FromSeconds(15), noise.Size).File.Length.ShouldBeLessThan(5_000_000);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(1920, 16)]
    [InlineData(16, 1920)]
    [InlineData(18, 34)]
    public void Odd_shapes_are_written_and_read_back(int width, int height)
    {
        var size = new ImageSize(width, height);
        var clip = VideoClip.Render(Painter.Paint("sea", 0, size), "sea", TimeSpan.FromSeconds(0.5), size);

        VideoClip.Read(clip.File).Edit("red").Size.ShouldBe(size);
    }

    [Fact]
    public void What_is_not_an_mp4_or_damaged_is_refused_with_the_reason()
    {
        byte[] file = Render("hills", 1).File;

        Refusal([]).ShouldContain("Not an MP4");
        Refusal(PngEncoder.Encode(Painter.Paint("a", 0, new(16, 16)))).ShouldContain("Not an MP4");
        Refusal(file[..40]).ShouldContain("cut off");
        Refusal(file[..^100]).ShouldContain("cut off");
        Refusal(Replace(file, "vide"u8, "soun"u8)).ShouldContain("no video track");
        Refusal(Replace(file, "moov"u8, "free"u8)).ShouldContain("no 'moov' box");
        Refusal(Replace(file, "stsz"u8, "free"u8)).ShouldContain("'stsz'");
        Refusal(Replace(file, "mvhd"u8, "free"u8)).ShouldContain("'mvhd'");
    }

    [Fact]
    public void Damage_never_leads_to_another_exception()
    {
        byte[] file = Render("ocean", 1).File;
        foreach (byte[] damaged in Damage.Of(file, rounds: 4_000, seed: 21, focus: 900))
        {
            Damage.MustBeBorne(damaged, bytes => VideoClip.Read(bytes));
        }

        foreach (byte[] damaged in Damage.Of(WithoutNote(file), rounds: 2_000, seed: 22, focus: 900))
        {
            Damage.MustBeBorne(damaged, bytes => VideoClip.Read(bytes));
        }

        foreach (byte[] damaged in Damage.Of(file, rounds: 60, seed: 23))
        {
            Damage.MustBeBorne(damaged, bytes => VideoClip.Read(bytes).Edit("red"));
        }

        foreach (byte[] damaged in Damage.Of(file, rounds: 60, seed: 24))
        {
            Damage.MustBeBorne(damaged, bytes => VideoClip.Read(bytes).Extend("red", TimeSpan.FromSeconds(1)));
        }
    }

    [FfmpegTheory]
    [InlineData("16:9", "480p", 5)]
    [InlineData("9:16", "480p", 2)]
    [InlineData("1:1", "720p", 1)]
    [InlineData("4:3", "720p", 8.7)]
    [InlineData("2:3", "1080p", 1)]
    [InlineData("16:9", "1080p", 1)]
    public void Ffmpeg_plays_a_clip_without_a_complaint(string ratio, string resolution, double seconds)
    {
        var size = ImageSize.ForVideo(ratio, resolution);
        var clip = VideoClip.Render(Painter.Paint("ocean", 0, size), "ocean", TimeSpan.FromSeconds(seconds), size);

        ShouldPlay(clip, size, seconds);
    }

    [FfmpegFact]
    public void Ffmpeg_plays_edits_extensions_and_odd_shapes_without_a_complaint()
    {
        foreach (ImageSize shape in (ImageSize[])[new(16, 16), new(1920, 16), new(16, 1920), new(18, 34)])
        {
            ShouldPlay(VideoClip.Render(Painter.Paint("sea", 0, shape), "sea", TimeSpan.FromSeconds(0.5), shape), shape, 0.5);
        }

        VideoClip clip = Render("forest", 2.2).Extend("night", TimeSpan.FromSeconds(3));
        ShouldPlay(clip, s_size, 5.2);
        ShouldPlay(clip.Edit("red"), s_size, 5.2);
    }

    [FfmpegFact]
    public void The_frames_between_keyframes_move_towards_the_next_keyframe()
    {
        VideoClip clip = Render("city by day", 2);
        int frameBytes = s_size.Width * s_size.Height * 3;
        PixelImage[] frames = Ffmpeg.Decode(clip.File, ".mp4", [], "-f", "rawvideo", "-pix_fmt", "rgb24").Chunk(frameBytes)
            .Select(rgb => new PixelImage(s_size.Width, s_size.Height, rgb)).ToArray();

        Pictures.Distance(frames[23], frames[24]).ShouldBeLessThan(Pictures.Distance(frames[0], frames[24]) / 2);
        Pictures.Distance(frames[12], frames[0]).ShouldBeGreaterThan(0.5);
    }

    [FfmpegTheory]
    [InlineData("libx264", 320, 180)]
    [InlineData("mpeg4", 200, 300)]
    public void Any_codecs_size_and_duration_are_read(string codec, int width, int height)
    {
        byte[] file = Ffmpeg.Make(
            ".mp4", "-f", "lavfi", "-i", $"testsrc=size={width}x{height}:rate=30:duration=3", "-c:v", codec, "-pix_fmt", "yuv420p");

        var clip = VideoClip.Read(file);

        clip.Size.ShouldBe(new ImageSize(width, height));
        clip.Duration.TotalSeconds.ShouldBe(3, 0.05);
        VideoClip.Read(clip.Extend("more", TimeSpan.FromSeconds(2)).File).Duration.TotalSeconds.ShouldBe(5, 0.1);
    }

    [FfmpegTheory]
    [InlineData("+frag_keyframe+empty_moov")]
    [InlineData("+frag_keyframe+empty_moov+default_base_moof")]
    [InlineData("+dash")]
    public void The_duration_of_a_clip_in_fragments_is_read(string flags)
    {
        byte[] file = Ffmpeg.Make(
            ".mp4", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=24:duration=4", "-f", "lavfi", "-i", "sine=duration=4", "-g", "24",
            "-pix_fmt", "yuv420p",
            "-movflags", flags);

        var clip = VideoClip.Read(file);

        clip.Size.ShouldBe(new ImageSize(320, 180));
        clip.Duration.TotalSeconds.ShouldBe(4, 0.05);
        foreach (byte[] damaged in Damage.Of(file, rounds: 300, seed: 31, focus: 2_000))
        {
            Damage.MustBeBorne(damaged, bytes => VideoClip.Read(bytes));
        }
    }

    private static void ShouldPlay(VideoClip clip, ImageSize size, double seconds)
    {
        string answer = Ffmpeg.Probe(
            clip.File, ".mp4", "-count_frames", "-show_entries",
            "stream=codec_name,profile,width,height,avg_frame_rate,nb_frames,nb_read_frames", "-of", "csv=p=0");
        int frames = (int)Math.Round(seconds * 24);
        answer.ShouldBe($"h264,Constrained Baseline,{size.Width},{size.Height},24/1,{frames},{frames}");
        string duration = Ffmpeg.Probe(clip.File, ".mp4", "-show_entries", "format=duration", "-of", "csv=p=0");
        double.Parse(duration, CultureInfo.InvariantCulture).ShouldBe(seconds, 0.05);
    }

    private static VideoClip Render(string prompt, double seconds)
        => VideoClip.Render(Painter.Paint(prompt, 0, s_size), prompt, TimeSpan.FromSeconds(seconds), s_size);

    private static AvcTrack Track(byte[] file) => Mp4Reader.Read(file).OwnTrack.ShouldNotBeNull();

    private static PixelImage[] Keyframes(byte[] file)
    {
        AvcTrack track = Track(file);
        return [.. track.Keyframes.Select(keyframe =>
            Emulator.Media.H264.KeyframeDecoder.Decode(track.Samples[keyframe].Span, track.Size).ToImage())];
    }

    private static byte[] WithoutNote(byte[] file) => Replace(file, "uuid"u8, "free"u8);

    private static byte[] Replace(byte[] file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> by)
    {
        byte[] copy = file.ToArray();
        by.CopyTo(copy.AsSpan(copy.AsSpan().IndexOf(type)));
        return copy;
    }

    private static string Refusal(byte[] file) => Should.Throw<MediaFormatException>(() => VideoClip.Read(file)).Message;
}
