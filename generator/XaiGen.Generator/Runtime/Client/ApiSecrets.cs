#nullable enable

namespace SupportNamespace.GeneratedSupport;

using global::System;
using global::System.Buffers;
using global::System.Collections.Generic;
using global::System.Text;
using global::System.Text.Json;

/// <summary>
/// Removes a client's secrets from texts: a service may quote the key it received, and exception messages end up in logs.
/// </summary>
internal sealed class ApiSecrets(Func<IEnumerable<string>>? all)
{
    // No real key is this short; masking a common word would garble responses.
    private const int ShortestKey = 12;
    private const string Mark = "***";

    public static readonly ApiSecrets None = new(null);

    /// <summary>The secrets of a collection, as it is when a text is masked.</summary>
    public static ApiSecrets Of(IReadOnlyCollection<string> secrets) => new(() => secrets);

    /// <summary>Masks the secrets in a decoded text.</summary>
    public string Mask(string text)
    {
        foreach (string secret in all?.Invoke() ?? [])
        {
            if (secret.Length < ShortestKey)
            {
                continue;
            }

            text = text.Replace(secret, Mark, StringComparison.Ordinal);
            string encoded = Uri.EscapeDataString(secret);
            if (encoded != secret)
            {
                text = text.Replace(encoded, Mark, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    /// <summary>Returns a body as text with the secrets masked. JSON stays valid JSON; only its strings change.</summary>
    public string MaskBody(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body);
        if (Mask(text) == text && !text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var masked = new ArrayBufferWriter<byte>(body.Length);
        int copied = 0;
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                {
                    continue;
                }

                string value = reader.GetString()!;
                string shown = Mask(value);
                if (shown != value)
                {
                    int start = checked((int)reader.TokenStartIndex) + 1;
                    masked.Write(body[copied..start]);
                    masked.Write(JsonEncodedText.Encode(shown).EncodedUtf8Bytes);
                    copied = start + reader.ValueSpan.Length;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Mask(text);
        }

        masked.Write(body[copied..]);
        return Encoding.UTF8.GetString(masked.WrittenSpan);
    }

    /// <summary>
    /// Returns the cause of a failure, which exceptions also print, or a masked replacement if its messages contain a secret.
    /// </summary>
    public Exception? Mask(Exception? cause)
    {
        for (Exception? inner = cause; inner is not null; inner = inner.InnerException)
        {
            if (Mask(inner.Message) != inner.Message)
            {
                return new global::System.IO.IOException($"{cause!.GetType().Name}: {ShownText.OneLine(Mask(ApiFailure.Reason(cause)))}");
            }
        }

        return cause;
    }
}
