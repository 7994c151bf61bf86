using System.Text.Json;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Storage;

/// <summary>
/// Reads what <see cref="IndexJson"/> writes. Every line is read before the first call is answered, and the serializer
/// takes several times as long for records that are made whole.
/// </summary>
internal static class IndexLineReader
{
    /// <summary>The line, or null where it is none of an index.</summary>
    public static IndexLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            return ReadLine(ref json);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static IndexLine? ReadLine(ref Utf8JsonReader json)
    {
        ExpectObject(json);
        var line = new IndexLine();
        while (HasProperty(ref json))
        {
            if (Takes(ref json, "file"u8))
            {
                line = line with { File = ReadFile(ref json) };
            }
            else if (Takes(ref json, "removed"u8))
            {
                line = line with { Removed = json.GetString() };
            }
            else
            {
                json.Skip();
            }
        }

        return json.Read() ? null : line;
    }

    private static StoredFile? ReadFile(ref Utf8JsonReader json)
    {
        ExpectObject(json);
        string? id = null, team = null, name = null, contentType = null, purpose = null;
        long? sequence = null, bytes = null;
        DateTimeOffset? createdAt = null, expiresAt = null;
        PublicLink? link = null;
        FileOrigin? origin = null;
        while (HasProperty(ref json))
        {
            if (Takes(ref json, "id"u8))
            {
                id = json.GetString();
            }
            else if (Takes(ref json, "team"u8))
            {
                team = json.GetString();
            }
            else if (Takes(ref json, "sequence"u8))
            {
                sequence = json.GetInt64();
            }
            else if (Takes(ref json, "file_name"u8))
            {
                name = json.GetString();
            }
            else if (Takes(ref json, "bytes"u8))
            {
                bytes = json.GetInt64();
            }
            else if (Takes(ref json, "content_type"u8))
            {
                contentType = json.GetString();
            }
            else if (Takes(ref json, "purpose"u8))
            {
                purpose = json.GetString();
            }
            else if (Takes(ref json, "created_at"u8))
            {
                createdAt = json.GetDateTimeOffset();
            }
            else if (Takes(ref json, "expires_at"u8))
            {
                expiresAt = json.TokenType == JsonTokenType.Null ? null : json.GetDateTimeOffset();
            }
            else if (Takes(ref json, "public_link"u8))
            {
                link = JsonSerializer.Deserialize(ref json, IndexJson.Default.PublicLink);
            }
            else if (Takes(ref json, "origin"u8))
            {
                origin = JsonSerializer.Deserialize(ref json, IndexJson.Default.FileOrigin);
            }
            else
            {
                json.Skip();
            }
        }

        if (id is null || team is null || name is null || contentType is null
            || sequence is not { } place || bytes is not { } length || createdAt is not { } birth)
        {
            return null;
        }

        return new StoredFile
        {
            Id = id,
            Team = team,
            Sequence = place,
            FileName = name,
            Bytes = length,
            ContentType = contentType,
            Purpose = purpose ?? "",
            CreatedAt = birth,
            ExpiresAt = expiresAt,
            PublicLink = link,
            Origin = origin,
        };
    }

    private static void ExpectObject(in Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }
    }

    /// <summary>Goes on to the next property, or to the end of the object.</summary>
    private static bool HasProperty(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes on to the property's value, if this is its name.</summary>
    private static bool Takes(ref Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name) && json.Read();
}
