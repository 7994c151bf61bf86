namespace XaiGen.Emulator.Media.H264;

/// <summary>A prefix code: for each symbol the length of its code word in bits (0: no such symbol) and the word.</summary>
internal sealed class PrefixCode(byte[] lengths, byte[] words)
{
    public void Write(BitWriter writer, int symbol) => writer.Bits(words[symbol], lengths[symbol]);

    public int Read(BitReader reader)
    {
        int next = reader.Peek16();
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            byte length = lengths[symbol];
            if (length == 0 || next >> (16 - length) != words[symbol])
            {
                continue;
            }

            reader.Skip(length);
            return symbol;
        }
        throw new MediaFormatException("The video is damaged: a picture holds a code word that does not exist.");
    }
}
