using System.Buffers;
using System.Text;
using System.Text.Json;
using SupportNamespace.GeneratedSupport;

namespace XaiGen.Generator.Tests.Support;

public sealed class Base64Tests
{
    private const int Size = 3_000_001;

    // A thread's allocations are counted in blocks of this order of magnitude, when a block is assigned.
    private const int Slack = 16 * 1024;

    private static readonly byte[] s_bytes = [.. Enumerable.Range(0, Size).Select(index => (byte)(index * 31))];
    private static readonly string s_text = Convert.ToBase64String(s_bytes);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public void Bytes_come_back_however_the_text_lies_in_memory(int length)
    {
        byte[] bytes = s_bytes[..length];
        string text = Convert.ToBase64String(bytes);

        Read(Whole(text)).ToArray().ShouldBe(bytes);
        Read(Whole(text.Replace("/", "\\/"))).ToArray().ShouldBe(bytes);
        Read(InPieces(text)).ToArray().ShouldBe(bytes);
        Read(InPieces(text.Replace("A", "\\u0041").Replace("/", "\\/"))).ToArray().ShouldBe(bytes);
    }

    [Fact]
    public void A_plain_text_costs_the_bytes_and_nothing_else()
        => Allocated(Whole(s_text)).ShouldBeInRange(Size, Size + Slack);

    [Fact]
    public void An_escaped_text_or_one_in_pieces_is_copied_once()
    {
        string escaped = s_text.Replace("/", "\\/");

        Allocated(Whole(escaped)).ShouldBeInRange(s_text.Length, escaped.Length + Slack);
        Allocated(InPieces(s_text)).ShouldBeInRange(s_text.Length, s_text.Length + Slack);
    }

    [Theory]
    [InlineData("\"AAA\"", "a string")]
    [InlineData("\"A-_A\"", "a string")]
    [InlineData("\"=\"", "a string")]
    [InlineData("\"data:image/png;base64,AAAA\"", "a string")]
    [InlineData("17", "a number")]
    public void What_is_no_base64_is_told(string json, string found)
        => Should.Throw<JsonException>(() => Read(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json))))
            .Message.ShouldContain($"Expected bytes in base64, found {found}");

    private static long Allocated(ReadOnlySequence<byte> json)
    {
        Read(Whole("AAAA"));
        long before = GC.GetAllocatedBytesForCurrentThread();
        BinaryData data = Read(json);
        long after = GC.GetAllocatedBytesForCurrentThread();
        data.ToMemory().Span.SequenceEqual(s_bytes).ShouldBeTrue();
        return after - before;
    }

    private static BinaryData Read(ReadOnlySequence<byte> json)
    {
        Utf8JsonReader reader = json.IsSingleSegment ? new Utf8JsonReader(json.FirstSpan) : new Utf8JsonReader(json);
        reader.Read();
        return JsonRead.Root(ref reader, JsonRead.Base64);
    }

    private static ReadOnlySequence<byte> Whole(string text) => new(Encoding.UTF8.GetBytes($"\"{text}\""));

    private static ReadOnlySequence<byte> InPieces(string text)
    {
        byte[] json = Encoding.UTF8.GetBytes($"\"{text}\"");
        var last = new Piece(json.AsMemory(json.Length / 2), json.Length / 2, next: null);
        var first = new Piece(json.AsMemory(0, json.Length / 2), 0, last);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long start, Piece? next) => (Memory, RunningIndex, Next) = (memory, start, next);
    }
}
