#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.ClientModel;
using global::System.Collections.Generic;
using global::System.Linq;
using global::System.Text.Encodings.Web;
using global::System.Text.Json;

/// <summary>What typed methods need around a call.</summary>
internal static class ApiCall
{
    // Bodies are sent as application/json and never placed in HTML, so '+' of base64 and non-ASCII letters stay as they are.
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ApiKeyCredential Credential(string apiKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);

        // It goes into a header, where a line end would begin another one.
        if (apiKey.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException("The API key holds a blank, a line end or another character that no key has; check how it was read.", nameof(apiKey));
        }

        return new ApiKeyCredential(apiKey);
    }

    internal static ApiKeyCredential Credential(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        if (userName.Contains(':'))
        {
            throw new ArgumentException("The user's name holds a colon, which would end it.", nameof(userName));
        }

        return new ApiKeyCredential(Convert.ToBase64String(global::System.Text.Encoding.UTF8.GetBytes($"{userName}:{password}")));
    }

    /// <summary>A JSON body. It is written now, so a value that cannot be written fails before anything is sent.</summary>
    internal static BinaryContent Json(Action<Utf8JsonWriter> write) => BinaryContent.Create(JsonBytes(write));

    /// <summary>A JSON body of a type of the contract.</summary>
    internal static BinaryContent Json<T>(T model)
        where T : class, IWireModel<T>
        => Json(model.Write);

    /// <summary>A text, in UTF-8.</summary>
    internal static BinaryContent Text(string text) => BinaryContent.Create(BinaryData.FromString(text));

    /// <summary>An URL-encoded form.</summary>
    internal static BinaryContent Form(IEnumerable<KeyValuePair<string, string>> fields)
        => BinaryContent.Create(BinaryData.FromString(
            string.Join('&', fields.Select(field => $"{field.Key}={field.Value}")).Replace("%20", "+", StringComparison.Ordinal)));

    /// <summary>The error of an answer that is valid, but not the one the call is for.</summary>
    internal static Api_Exception Unforeseen(ClientResult result, string expected) =>
        Api_Exception.Unreadable(result.GetRawResponse(), $"cannot be used: it is not {expected} (at $).");

    internal static BinaryData JsonBytes(Action<Utf8JsonWriter> write)
    {
        // Not from a pool: a cancelled send may still read the bytes after the request is disposed.
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            write(writer);
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }
}
