namespace XaiGen;

// A stored file is an input as it is: what one call made is what the next one takes.

public partial record ImageInput
{
    /// <summary>An uploaded file, by its id. It stays private.</summary>
    public static implicit operator ImageInput(FileObject file) => new FileId(Stored.Id(file));

    /// <summary>The stored result of an earlier call, by its id. It stays private.</summary>
    public static implicit operator ImageInput(FileOutput output) => new FileId(Stored.Id(output));
}

public partial record VideoInput
{
    /// <summary>An uploaded file, by its id. It stays private.</summary>
    public static implicit operator VideoInput(FileObject file) => new FileId(Stored.Id(file));

    /// <summary>The stored result of an earlier call, by its id. It stays private.</summary>
    public static implicit operator VideoInput(FileOutput output) => new FileId(Stored.Id(output));
}

public partial record ImageEditRequestSource
{
    /// <summary>One image at an address.</summary>
    public static implicit operator ImageEditRequestSource(Uri url) => new Image(url);

    /// <summary>One stored image.</summary>
    public static implicit operator ImageEditRequestSource(FileId fileId) => new Image(fileId);

    /// <summary>One uploaded image.</summary>
    public static implicit operator ImageEditRequestSource(FileObject file) => new Image(file);

    /// <summary>The stored result of an earlier call.</summary>
    public static implicit operator ImageEditRequestSource(FileOutput output) => new Image(output);

    /// <summary>Several images, of any kind each; the prompt names them <c>&lt;IMAGE_0&gt;</c>, <c>&lt;IMAGE_1&gt;</c>, ….</summary>
    public static implicit operator ImageEditRequestSource(ImageInput[] images) => new Images(images);
}

file static class Stored
{
    internal static FileId Id(FileObject file) => file?.Id ?? throw new ArgumentNullException(nameof(file));

    internal static FileId Id(FileOutput output) => output?.FileId
        ?? throw new ArgumentNullException(nameof(output), "There is no stored file: the call that made the asset had no StorageOptions, or storing failed (see StorageError).");
}
