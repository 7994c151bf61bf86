namespace XaiGen;

public partial class FilesClient
{
    /// <summary>Uploads a file from disk.</summary>
    /// <param name="path">Where the file is. Its name is given to the service.</param>
    /// <param name="expiresAfter">How long the file lives, 1 hour to 30 days; for ever if null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public virtual Task<FileObject> UploadAsync(string path, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromPath(path), expiresAfter, cancellationToken);

    /// <summary>Uploads what a stream holds from where it stands.</summary>
    /// <param name="stream">The bytes. It stays open. One that cannot seek is sent once only.</param>
    /// <param name="fileName">The file's name at the service.</param>
    /// <param name="expiresAfter">How long the file lives, 1 hour to 30 days; for ever if null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<FileObject> UploadAsync(Stream stream, string fileName, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromStream(stream, fileName), expiresAfter, cancellationToken);

    /// <summary>Uploads bytes.</summary>
    /// <param name="bytes">The bytes. They are not copied.</param>
    /// <param name="fileName">The file's name at the service.</param>
    /// <param name="expiresAfter">How long the file lives, 1 hour to 30 days; for ever if null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public virtual Task<FileObject> UploadAsync(ReadOnlyMemory<byte> bytes, string fileName, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
        => UploadAsync(FilePart.FromBytes(bytes, fileName), expiresAfter, cancellationToken);

    private Task<FileObject> UploadAsync(FilePart file, TimeSpan? expiresAfter, CancellationToken cancellationToken)
        => UploadAsync(new UploadFileRequest { File = file, ExpiresAfter = expiresAfter }, cancellationToken);
}
