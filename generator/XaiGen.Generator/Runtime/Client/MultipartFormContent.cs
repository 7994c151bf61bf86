#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.ClientModel;
using global::System.Collections.Generic;
using global::System.IO;
using global::System.Text;
using global::System.Text.Json;
using global::System.Threading;
using global::System.Threading.Tasks;

/// <summary>A multipart/form-data body (RFC 7578). Parts are sent in the order in which they were added; files are streamed.</summary>
internal sealed class MultipartFormContent : BinaryContent, IOnceReadable
{
    private static readonly byte[] s_lineEnd = "\r\n"u8.ToArray();

    private readonly string _boundary = Guid.NewGuid().ToString("N");
    private readonly byte[] _end;
    private readonly List<Section> _sections = [];

    public MultipartFormContent() => _end = Encoding.ASCII.GetBytes($"--{_boundary}--\r\n");

    public string ContentType => $"multipart/form-data; boundary={_boundary}";

    /// <summary>False if a part can be read only once.</summary>
    public bool CanBeResent => _sections.TrueForAll(section => section.File is not { CanBeResent: false });

    /// <summary>Adds a text field; null is ignored.</summary>
    public MultipartFormContent Part(string name, string? value, string? mediaType = null) =>
        value is null ? this : Add(name, parameters: "", mediaType, Encoding.UTF8.GetBytes(value), file: null);

    /// <summary>Adds a JSON field.</summary>
    public MultipartFormContent Part(string name, Action<Utf8JsonWriter> write, string mediaType = "application/json") =>
        Add(name, parameters: "", mediaType, ApiCall.JsonBytes(write), file: null);

    /// <summary>Adds a file, with this media type unless the file specifies one; null is ignored.</summary>
    public MultipartFormContent Part(string name, FilePart? file, string? mediaType = null)
    {
        if (file is null)
        {
            return this;
        }

        // Servers differ in which of the two parameters they read if the name is not ASCII; both have the same value.
        string extended = Ascii.IsValid(file.FileName) ? "" : $"; filename*=UTF-8''{Uri.EscapeDataString(file.FileName)}";
        return Add(name, $"; filename=\"{Quote(file.FileName)}\"{extended}", file.MediaType == FilePart.DefaultMediaType
            ? mediaType ?? file.MediaType
            : file.MediaType, text: default, file);
    }

    public override bool TryComputeLength(out long length)
    {
        length = _end.Length;
        foreach (Section section in _sections)
        {
            if ((section.File is { } file ? file.Length : section.Text.Length) is not { } body)
            {
                length = 0;
                return false;
            }

            length += section.Head.Length + body + s_lineEnd.Length;
        }

        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        foreach (Section section in _sections)
        {
            await stream.WriteAsync(section.Head, cancellationToken).ConfigureAwait(false);
            if (section.File is { } file)
            {
                await file.WriteToAsync(stream, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await stream.WriteAsync(section.Text, cancellationToken).ConfigureAwait(false);
            }

            await stream.WriteAsync(s_lineEnd, cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(_end, cancellationToken).ConfigureAwait(false);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) =>
        WriteToAsync(stream, cancellationToken).GetAwaiter().GetResult();

    // Callers own the files and close them; nothing else is held.
    public override void Dispose()
    {
    }

    private MultipartFormContent Add(string name, string parameters, string? mediaType, ReadOnlyMemory<byte> text, FilePart? file)
    {
        string type = mediaType is null ? "" : $"Content-Type: {mediaType}\r\n";
        string head = $"--{_boundary}\r\nContent-Disposition: form-data; name=\"{Quote(name)}\"{parameters}\r\n{type}\r\n";
        _sections.Add(new Section(Encoding.UTF8.GetBytes(head), text, file));
        return this;
    }

    // As browsers do: these three would end the quoted string or the line.
    private static string Quote(string text) => text
        .Replace("\"", "%22", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private readonly record struct Section(byte[] Head, ReadOnlyMemory<byte> Text, FilePart? File);
}
