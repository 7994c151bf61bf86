namespace XaiGen.Emulator.Imagine;

internal sealed record FinishedVideo(VideoOutput Video, string Model, long Cost);
