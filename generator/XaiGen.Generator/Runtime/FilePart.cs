#nullable enable

// Only for extension methods: types are written in full, because the contract may have its own File or Task.
using global::System;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Threading.Tasks;
using _sys = global::System;

namespace SupportNamespace;

/// <summary>A file to be uploaded: a name, a media type, and bytes from disk, memory or a stream.</summary>
/// <remarks>It is sent in chunks, so memory use does not depend on its size.</remarks>
public sealed class FilePart
{
    internal const string DefaultMediaType = "application/octet-stream";

    private const int MaxNameLength = 255;
    private const int BufferSize = 256 * 1024;
    private const int SignatureLength = 12;

    private static readonly _sys::Collections.Generic.Dictionary<string, string> s_mediaTypes =
        new(_sys::StringComparer.OrdinalIgnoreCase)
        {
            [".avif"] = "image/avif",
            [".bmp"] = "image/bmp",
            [".gif"] = "image/gif",
            [".heic"] = "image/heic",
            [".jpeg"] = "image/jpeg",
            [".jpg"] = "image/jpeg",
            [".png"] = "image/png",
            [".svg"] = "image/svg+xml",
            [".tif"] = "image/tiff",
            [".tiff"] = "image/tiff",
            [".webp"] = "image/webp",
            [".avi"] = "video/x-msvideo",
            [".m4v"] = "video/mp4",
            [".mkv"] = "video/x-matroska",
            [".mov"] = "video/quicktime",
            [".mp4"] = "video/mp4",
            [".webm"] = "video/webm",
            [".aac"] = "audio/aac",
            [".flac"] = "audio/flac",
            [".m4a"] = "audio/mp4",
            [".mp3"] = "audio/mpeg",
            [".ogg"] = "audio/ogg",
            [".opus"] = "audio/opus",
            [".wav"] = "audio/wav",
            [".css"] = "text/css",
            [".csv"] = "text/csv",
            [".htm"] = "text/html",
            [".html"] = "text/html",
            [".md"] = "text/markdown",
            [".tsv"] = "text/tab-separated-values",
            [".txt"] = "text/plain",
            [".xml"] = "application/xml",
            [".json"] = "application/json",
            [".jsonl"] = "application/jsonl",
            [".yaml"] = "application/yaml",
            [".yml"] = "application/yaml",
            [".pdf"] = "application/pdf",
            [".zip"] = "application/zip",
            [".gz"] = "application/gzip",
            [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        };

    private readonly Writer _write;
    private readonly _sys::Func<long?> _length;

    private FilePart(
        string fileName, string? mediaType, bool canBeResent, _sys::Func<long?> length,
        Writer write, _sys::Func<_sys::ReadOnlyMemory<byte>>? start = null)
    {
        CheckName(fileName);
        FileName = fileName;
        MediaType = CheckMediaType(mediaType) ?? s_mediaTypes.GetValueOrDefault(_sys::IO.Path.GetExtension(fileName))
            ?? (start is null ? null : MediaTypeOf(start().Span)) ?? DefaultMediaType;
        CanBeResent = canBeResent;
        _length = length;
        _write = write;
    }

    private delegate _sys::Threading.Tasks.Task Writer(
        _sys::IO.Stream target, _sys::Threading.CancellationToken cancellationToken);

    /// <summary>The file name that is sent to the service.</summary>
    public string FileName { get; }

    /// <summary>The media type that is sent to the service.</summary>
    public string MediaType { get; }

    /// <summary>The number of bytes; <see langword="null"/> for a stream of unknown length.</summary>
    public long? Length => _length();

    /// <summary>Whether the bytes can be read more than once.</summary>
    internal bool CanBeResent { get; }

    /// <summary>A file on disk. It is opened when it is sent, and again for each retry.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="mediaType">Its media type; if null, it is detected from the extension or the first bytes.</param>
    /// <param name="fileName">The file name that is sent; if null, the name on disk.</param>
    /// <returns>The file.</returns>
    /// <exception cref="_sys::IO.FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="_sys::ArgumentException">The name or the media type cannot be sent.</exception>
    public static FilePart FromPath(string path, string? mediaType = null, string? fileName = null)
    {
        _sys::ArgumentException.ThrowIfNullOrEmpty(path);
        string fullPath = _sys::IO.Path.GetFullPath(path);
        if (!_sys::IO.File.Exists(fullPath))
        {
            throw new _sys::IO.FileNotFoundException($"There is no file '{fullPath}' to upload.", fullPath);
        }

        return new FilePart(fileName ?? _sys::IO.Path.GetFileName(
            fullPath), mediaType, canBeResent: true, () => new _sys::IO.FileInfo(fullPath).Length,
            async (target, cancellationToken) =>
        {
            var file = new _sys::IO.FileStream(
                fullPath, _sys::IO.FileMode.Open, _sys::IO.FileAccess.Read, _sys::IO.FileShare.Read,
                bufferSize: 1, _sys::IO.FileOptions.Asynchronous | _sys::IO.FileOptions.SequentialScan);
            await using (file.ConfigureAwait(false))
            {
                await CopyAsync(file, target, cancellationToken).ConfigureAwait(false);
            }
        }, () =>
        {
            using var file = _sys::IO.File.OpenRead(fullPath);
            return StartOf(file);
        });
    }

    /// <summary>Bytes in memory. They are not copied, so do not change them until the upload is done.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <param name="fileName">The file name that is sent.</param>
    /// <param name="mediaType">Its media type; if null, it is detected from the extension or the first bytes.</param>
    /// <returns>The file.</returns>
    /// <exception cref="_sys::ArgumentException">The name or the media type cannot be sent.</exception>
    public static FilePart FromBytes(_sys::ReadOnlyMemory<byte> bytes, string fileName, string? mediaType = null) =>
        new(fileName, mediaType, canBeResent: true, () => bytes.Length, (
            target, cancellationToken) => target.WriteAsync(bytes, cancellationToken).AsTask(), () => bytes);

    /// <summary>
    /// The content of a stream from its current position. The stream is left open. A stream that cannot seek is sent only once: a failed
    /// upload is not retried.
    /// </summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="fileName">The file name that is sent.</param>
    /// <param name="mediaType">
    /// Its media type; if null, it is detected from the extension, or from the first bytes if the stream can seek.
    /// </param>
    /// <returns>The file.</returns>
    /// <exception cref="_sys::ArgumentException">
    /// The stream cannot be read, or the name or the media type cannot be sent.
    /// </exception>
    public static FilePart FromStream(_sys::IO.Stream stream, string fileName, string? mediaType = null)
    {
        _sys::ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead)
        {
            throw new _sys::ArgumentException("The stream cannot be read.", nameof(stream));
        }

        bool canSeek = stream.CanSeek;
        long start = canSeek ? stream.Position : 0;
        return new FilePart(fileName, mediaType, canSeek, () => canSeek ? stream.Length - start : null, (target, cancellationToken) =>
        {
            if (canSeek)
            {
                stream.Position = start;
            }

            return CopyAsync(stream, target, cancellationToken);
        }, !canSeek ? null : () =>
        {
            _sys::ReadOnlyMemory<byte> bytes = StartOf(stream);
            stream.Position = start;
            return bytes;
        });
    }

    /// <summary>
    /// Content that code writes on request, such as
    /// <see cref="_sys::Net.Http.HttpContent.CopyToAsync(_sys::IO.Stream, _sys::Threading.CancellationToken)"/>.
    /// </summary>
    /// <param name="write">Writes the file's content to a stream. It is called again for each retry.</param>
    /// <param name="fileName">The file name that is sent.</param>
    /// <param name="mediaType">Its media type; if null, it is detected from the extension.</param>
    /// <param name="length">The number of bytes that it writes; if null, the body is sent in chunks.</param>
    /// <param name="canBeResent">False if it can write only once: a failed upload is then not retried.</param>
    /// <returns>The file.</returns>
    /// <exception cref="_sys::ArgumentException">The name or the media type cannot be sent, or the length is negative.</exception>
    public static FilePart FromWriter(
        _sys::Func<
            _sys::IO.Stream, _sys::Threading.CancellationToken, _sys::Threading.Tasks.Task> write,
        string fileName, string? mediaType = null, long? length = null, bool canBeResent = true)
    {
        _sys::ArgumentNullException.ThrowIfNull(write);
        _sys::ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        return new FilePart(fileName, mediaType, canBeResent, () => length, new Writer(write));
    }

    /// <summary>The name and the media type.</summary>
    public override string ToString() => $"{FileName} ({MediaType})";

    internal _sys::Threading.Tasks.Task WriteToAsync(
        _sys::IO.Stream target, _sys::Threading.CancellationToken cancellationToken) => _write(target, cancellationToken);

    private static async _sys::Threading.Tasks.Task CopyAsync(
        _sys::IO.Stream source, _sys::IO.Stream target, _sys::Threading.CancellationToken cancellationToken)
    {
        byte[] buffer = _sys::Buffers.ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _sys::Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Used only if the extension is unknown, so it covers only what media services accept.
    private static string? MediaTypeOf(_sys::ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, ..] when start[1..].StartsWith("PNG\r\n"u8) => "image/png",
        _ when start.StartsWith("GIF8"u8) => "image/gif",
        _ when start.StartsWith("%PDF-"u8) => "application/pdf",
        { Length: >= SignatureLength } when start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8) => "image/webp",
        { Length: >= SignatureLength } when start[4..].StartsWith("ftypiso"u8) || start[4..].StartsWith("ftypmp4"u8) => "video/mp4",
        _ => null,
    };

    private static _sys::ReadOnlyMemory<byte> StartOf(_sys::IO.Stream stream)
    {
        byte[] start = new byte[SignatureLength];
        return start.AsMemory(0, stream.ReadAtLeast(start, SignatureLength, throwOnEndOfStream: false));
    }

    private static void CheckName(string fileName)
    {
        _sys::ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        int length = fileName.EnumerateRunes().Count();
        if (length > MaxNameLength)
        {
            throw new _sys::ArgumentException(
                $"The file name has {length} characters; at most {MaxNameLength} are allowed.", nameof(fileName));
        }

        foreach (char c in fileName)
        {
            string? what = c switch
            {
                '"' => "a double quote",
                ';' => "a semicolon",
                '\\' => "a backslash",
                '\u2028' or '\u2029' => $"a line end (U+{(int)c:X4})",
                _ when char.IsControl(c) => $"a control character (U+{(int)c:X4})",
                _ => null,
            };
            if (what is not null)
            {
                throw new _sys::ArgumentException(
                    $"The file name contains {what}, which is not allowed. Use another file name for the upload.", nameof(fileName));
            }
        }
    }

    private static string? CheckMediaType(string? mediaType)
    {
        if (mediaType is null
            || (_sys::Net.Http.Headers.MediaTypeHeaderValue.TryParse(mediaType, out _) && !mediaType.Any(char.IsControl)))
        {
            return mediaType;
        }

        throw new _sys::ArgumentException("The media type must look like 'image/png'.", nameof(mediaType));
    }
}
