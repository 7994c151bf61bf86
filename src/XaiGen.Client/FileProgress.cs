namespace XaiGen;

/// <summary>Reports the bytes of one of several files.</summary>
internal sealed class FileProgress(IProgress<UploadProgress> target, int index, string fileName, long? length) : IProgress<long>
{
    public static IProgress<long>? Of(IProgress<UploadProgress>? target, int index, string fileName, long? length)
        => target is null ? null : new FileProgress(target, index, fileName, length);

    public static IProgress<long>? Of(IProgress<UploadProgress>? target, int index, FileInfo file)
        => Of(target, index, file.Name, target is not null && file.Exists ? file.Length : null);

    public void Report(long value) => target.Report(new UploadProgress(index, fileName, value, length));
}
