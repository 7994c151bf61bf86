using XaiGen.Emulator.Media;
using XaiGen.Emulator.Tests.Http;

namespace XaiGen.Emulator.Tests.Media;

public sealed class WavHeaderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(3600)]
    public void It_tells_how_long_a_file_sounds(int seconds)
        => WavHeader.Duration(Samples.Wav(seconds)).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Chunks_before_the_sound_are_passed_over()
    {
        byte[] wav = Samples.Wav(2);
        byte[] withList = [.. wav[..36], .. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. wav[36..]];

        WavHeader.Duration(withList).ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_header_cut_anywhere_says_nothing_or_the_truth()
    {
        byte[] wav = Samples.Wav(2);
        for (int length = 0; length < wav.Length; length++)
        {
            (WavHeader.Duration(wav.AsSpan(0, length)) ?? TimeSpan.FromSeconds(2)).ShouldBe(TimeSpan.FromSeconds(2));
        }
    }
}
