namespace XaiGen;

/// <summary>How several files are uploaded side by side.</summary>
public sealed class UploadBatchOptions : BatchOptions
{
    /// <summary>Receives how much of each file has been sent. Each attempt starts again from 0. Its exceptions are ignored.</summary>
    public IProgress<UploadProgress>? FileProgress { get; init; }

    /// <summary>
    /// Receives the position of each file and its result as soon as there is one, in one call at a time. Its exceptions are ignored.
    /// </summary>
    public Action<int, BatchResult<FileObject>>? FileCompleted { get; init; }
}
