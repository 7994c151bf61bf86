namespace XaiGen.Emulator.Imagine;

/// <summary>The price of one second of a clip at 480p, 720p and 1080p, in ticks.</summary>
internal readonly record struct SecondPrices(long P480, long P720, long P1080);
