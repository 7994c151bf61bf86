using XaiGen.Emulator.Media;

namespace XaiGen.Emulator.Tests.Media;

public sealed class MediaSnifferTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A", "image/png")]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("474946383761", "image/gif")]
    [InlineData("0000001866747970 69736F6D", "video/mp4")]
    [InlineData("0000001866747970 61766966", "application/octet-stream")]
    [InlineData("0000001866747970 4D344120", "application/octet-stream")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("494433040000", "audio/mpeg")]
    [InlineData("FFFB9064", "audio/mpeg")]
    [InlineData("FFFBF064", "application/octet-stream")]
    [InlineData("524946460000000057415645", "audio/wav")]
    [InlineData("68656C6C6F", "text/plain")]
    [InlineData("EFBBBF68C3A9", "text/plain")]
    [InlineData("68C3", "application/octet-stream")]
    [InlineData("680069", "application/octet-stream")]
    [InlineData("FFFE6800", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void The_type_is_told_by_the_bytes(string hex, string type) => MediaSniffer.ContentType(Bytes(hex)).ShouldBe(type);

    [Theory]
    [InlineData("FFD8 FFE0 0004 0000 FF FFC0 000B 08 0102 0304 01 01 11 00", 772, 258)] // after a comment and padding
    [InlineData("FFD8 FFC4 0004 0000 FFC2 000B 08 0010 0020 01 01 11 00", 32, 16)] // progressive, after tables
    [InlineData("52494646 00000000 57454250 56503858 0A000000 00000000 0F0000 070000", 16, 8)] // extended
    [InlineData("52494646 00000000 57454250 56503820 0A000000 000000 9D012A 2000 1000", 32, 16)] // lossy
    [InlineData("52494646 00000000 57454250 5650384C 0A000000 2F 1FC00300 0000000000", 32, 16)] // lossless
    [InlineData("89504E470D0A1A0A 0000000D 49484452 00000020 00000010", 32, 16)]
    public void The_size_is_read_from_the_header(string hex, int width, int height)
        => MediaSniffer.Dimensions(Bytes(hex)).ShouldBe(new ImageSize(width, height));

    [Theory]
    [InlineData("FFD8FF")]
    [InlineData("FFD8FFE0FFFF0000000000")]
    [InlineData("524946460000000057454250")]
    [InlineData("89504E470D0A1A0A0000000D4948445200000000 00000010")]
    [InlineData("68656C6C6F")]
    public void Without_a_readable_header_there_is_no_size(string hex) => MediaSniffer.Dimensions(Bytes(hex)).ShouldBeNull();

    [Fact]
    public void Damaged_headers_are_borne()
    {
        string[] headers =
        [
            "FFD8 FFE0 0004 0000 FF FFC0 000B 08 0102 0304 01 01 11 00",
            "52494646 00000000 57454250 56503858 0A000000 00000000 0F0000 070000",
            "52494646 00000000 57454250 5650384C 0A000000 2F 1FC00300 0000000000",
            "89504E470D0A1A0A 0000000D 49484452 00000020 00000010",
        ];
        foreach (string header in headers)
        {
            foreach (byte[] damaged in Damage.Of(Bytes(header), rounds: 1_000, seed: 5))
            {
                (MediaSniffer.Dimensions(damaged) is null or { Width: > 0, Height: > 0 }).ShouldBeTrue(Convert.ToHexString(damaged));
            }
        }
    }

    [FfmpegFact]
    public void Files_of_ffmpeg_are_recognised()
    {
        MediaSniffer.ContentType(Ffmpeg.Make(".mp3", "-f", "lavfi", "-i", "sine=duration=1", "-write_xing", "0", "-id3v2_version", "0"))
            .ShouldBe("audio/mpeg");
        MediaSniffer.ContentType(Ffmpeg.Make(".wav", "-f", "lavfi", "-i", "sine=duration=1")).ShouldBe("audio/wav");
        foreach ((string? extension, string? type) in ((string, string)[])[(
            ".jpg", "image/jpeg"), (".webp", "image/webp"), (".png", "image/png")])
        {
            byte[] file = Ffmpeg.Make(extension, "-f", "lavfi", "-i", "testsrc=size=98x50", "-frames:v", "1");
            MediaSniffer.ContentType(file).ShouldBe(type);
            MediaSniffer.Dimensions(file).ShouldBe(new ImageSize(98, 50));
        }
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", ""));
}
