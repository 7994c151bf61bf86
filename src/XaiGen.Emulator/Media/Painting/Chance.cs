using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace XaiGen.Emulator.Media.Painting;

/// <summary>Pseudo-random numbers that depend only on a text, so that they are the same on every run and machine.</summary>
internal sealed class Chance(string seed)
{
    private ulong _state = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>From 0 up to but not including 1.</summary>
    public float Next() => (NextBits() >> 40) / (float)(1 << 24);

    public float Between(float low, float high) => low + (high - low) * Next();

    public int Below(int limit) => (int)(NextBits() % (ulong)limit);

    public T Of<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>SplitMix64.</summary>
    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong bits = _state;
        bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
        return bits ^ bits >> 31;
    }
}
