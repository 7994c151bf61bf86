namespace XaiGen.Emulator.Media.Jpeg;

/// <summary>A channel of a scan and its Huffman tables.</summary>
internal sealed record JpegScanChannel(JpegComponent Component, JpegHuffmanTable? Constant, JpegHuffmanTable? Waves);
