using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Stores files. A call that returned is durable; a call that threw left nothing behind. Callers must not change the same file
/// concurrently.
/// </summary>
internal interface IFileStorage : IDisposable
{
    /// <summary>All files of the last run; called once, before anything else.</summary>
    IReadOnlyList<StoredFile> Load();

    /// <summary>Creates a draft for content whose file is not known yet.</summary>
    FileDraft NewDraft();

    void Add(StoredFile file, FileDraft draft);

    void Update(StoredFile file);

    /// <summary>Removes all of the files, or none of them.</summary>
    void Remove(IReadOnlyCollection<StoredFile> files);

    /// <summary>The seekable content. It stays readable if the file is removed in the meantime.</summary>
    Stream OpenContent(StoredFile file);
}
