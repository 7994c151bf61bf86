namespace XaiGen;

/// <summary>How much of one of several files has been sent.</summary>
/// <param name="Index">The position of the file, from 0.</param>
/// <param name="FileName">The name that it is uploaded under.</param>
/// <param name="SentBytes">The number of bytes that have been sent.</param>
/// <param name="TotalBytes">The length of the file; null if it is not known.</param>
public readonly record struct UploadProgress(int Index, string FileName, long SentBytes, long? TotalBytes);
