#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.ClientModel;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text.Encodings.Web;
using global::System.Text.Json;
using global::System.Threading.Tasks;

/// <summary>Helpers for typed methods: building requests and handling unexpected responses.</summary>
internal static class ApiCall
{
    // Bodies are sent as application/json and never placed in HTML, so '+' of base64 and non-ASCII letters stay as they are.
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int MaxPaper = 64 * 1024;

    [ThreadStatic]
    private static JsonPaper? t_paper;

    internal static ApiKeyCredential Credential(string apiKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);

        // Also checked when sent; here the mistake is reported earlier.
        if (apiKey.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            throw new ArgumentException(
                "The API key contains a blank, a line end or another invalid character; check how it was read.", nameof(apiKey));
        }

        return new ApiKeyCredential(apiKey);
    }

    internal static ApiKeyCredential Credential(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        if (userName.Contains(':'))
        {
            throw new ArgumentException("The user name must not contain a colon.", nameof(userName));
        }

        return new ApiKeyCredential(Convert.ToBase64String(global::System.Text.Encoding.UTF8.GetBytes($"{userName}:{password}")));
    }

    /// <summary>Reads the JSON of a response.</summary>
    internal static async Task<T> ReadAsync<T>(Task<ClientResult> call, JsonReader<T> read)
        => ApiConnection.Read(await call.ConfigureAwait(false), read);

    /// <summary>Reads a type of the contract from the JSON of a response.</summary>
    internal static Task<T> ReadAsync<T>(Task<ClientResult> call)
        where T : class, IWireModel<T>
        => ReadAsync(call, JsonRead.Model<T>);

    /// <summary>Makes a value from a response.</summary>
    internal static async Task<T> ReadAsync<T>(Task<ClientResult> call, Func<ClientResult, T> read)
        => read(await call.ConfigureAwait(false));

    /// <summary>Creates a JSON body. It is written immediately, so a value that cannot be written fails before anything is sent.</summary>
    internal static BinaryContent Json(Action<Utf8JsonWriter> write) => Content(JsonBytes(write));

    /// <summary>Creates a JSON body from a type of the contract.</summary>
    internal static BinaryContent Json<T>(T model)
        where T : class, IWireModel<T>
        => Content(JsonBytes(model));

    /// <summary>Creates a text body in UTF-8.</summary>
    internal static BinaryContent Text(string text) => BinaryContent.Create(BinaryData.FromString(text));

    /// <summary>Creates a URL-encoded form.</summary>
    internal static BinaryContent Form(IEnumerable<KeyValuePair<string, string>> fields)
        => BinaryContent.Create(BinaryData.FromString(
            string.Join('&', fields.Select(field => $"{field.Key}={field.Value}")).Replace("%20", "+", StringComparison.Ordinal)));

    /// <summary>The error for a valid response that is not the one the call expects.</summary>
    internal static Api_Exception Unforeseen(ClientResult result, string expected) =>
        Api_Exception.Unreadable(result, $"cannot be used: it is not {expected} (at $).");

    internal static ReadOnlyMemory<byte> JsonBytes(Action<Utf8JsonWriter> write)
        => JsonBytes(write, static (write, writer) => write(writer));

    internal static ReadOnlyMemory<byte> JsonBytes<T>(T model)
        where T : class, IWireModel<T>
        => JsonBytes(model, static (model, writer) => JsonWrite.Model(writer, model));

    private static ReadOnlyMemory<byte> JsonBytes<T>(T source, Action<T, Utf8JsonWriter> write)
    {
        // If writing throws, the buffer is discarded. Nested writes get their own buffer.
        JsonPaper paper = t_paper ?? new JsonPaper();
        t_paper = null;
        write(source, paper.Writer);
        paper.Writer.Flush();

        // Copied, because a cancelled send may still read the bytes after the request is disposed; a large buffer is not reused.
        if (paper.Buffer.Capacity > MaxPaper)
        {
            return paper.Buffer.WrittenMemory;
        }

        byte[] bytes = paper.Buffer.WrittenSpan.ToArray();
        paper.Buffer.ResetWrittenCount();
        paper.Writer.Reset();
        t_paper = paper;
        return bytes;
    }

    private static BinaryContent Content(ReadOnlyMemory<byte> bytes) => new MemoryContent(bytes);

    /// <summary>A reusable JSON buffer, one per thread.</summary>
    private sealed class JsonPaper
    {
        public JsonPaper() => Writer = new Utf8JsonWriter(Buffer, s_writing);

        public ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        public Utf8JsonWriter Writer { get; }
    }
}
