using System.Text;
using SupportNamespace.GeneratedSupport;
using Packer = XaiGen.Generator.Emission.PackedText;

namespace XaiGen.Generator.Tests.Drift;

/// <summary>The form in which a client has what its contract says of responses.</summary>
public sealed class PackedTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("`")]
    [InlineData("a&`&")]
    [InlineData("""{"a":"\\\"`^&~ ","b":["",""]}""")]
    public void What_is_packed_is_unpacked(string text) => Unpacked(Packer.Of(text)).ShouldBe(text);

    [Fact]
    public void Any_text_is_unpacked_as_it_was()
    {
        var random = new Random(7);
        for (int run = 0; run < 200; run++)
        {
            // Few different characters repeat each other, at distances of two digits and of three.
            int letters = random.Next(1, 30);
            char[] text = [.. Enumerable.Range(0, random.Next(30_000)).Select(_ => (char)(' ' + (random.Next(letters) * 3)))];

            Unpacked(Packer.Of(new string(text))).ShouldBe(new string(text), customMessage: $"run {run}");
        }
    }

    [Fact]
    public void What_repeats_itself_becomes_short_and_stays_printable()
    {
        string packed = Packer.Of(string.Concat(Enumerable.Range(0, 5_000).Select(i => $$"""{"p":"#/components/schemas/S{{i}}","s":"s"},""")));

        packed.Length.ShouldBeLessThan(70_000);
        packed.ShouldAllBe(c => c >= ' ' && c <= '~');
    }

    private static string Unpacked(string packed) => Encoding.ASCII.GetString(PackedText.Unpack(Encoding.ASCII.GetBytes(packed)));
}
