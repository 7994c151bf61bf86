namespace XaiGen.Emulator.Files;

/// <summary>The properties of a file that its creator determines.</summary>
internal sealed record NewFile(
    string FileName, string ContentType, TimeSpan? ExpiresAfter = null, string Purpose = "", FileOrigin? Origin = null);
