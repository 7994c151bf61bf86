using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>What telemetry wants to know of a request that makes something. A body that says it otherwise says nothing.</summary>
internal readonly record struct RequestFacts(string? Model, string? Prompt)
{
    private static readonly JsonProperties s_names = new([], [], ["model", "prompt"]);

    public static RequestFacts Of(BinaryContent? content)
    {
        if (content is null)
        {
            return default;
        }

        using var json = new MemoryStream();
        try
        {
            content.WriteTo(json);
        }
        catch (Exception e) when (e is NotSupportedException or IOException or ObjectDisposedException)
        {
            // A body of the caller's that cannot be had twice, or not at once. If it cannot be sent either, the call says so.
            return default;
        }

        return JsonFacts.Read(json.GetBuffer().AsSpan(0, (int)json.Length), static (ref Utf8JsonReader reader) =>
        {
            (string? model, string? prompt) = (null, null);
            var place = new JsonPlace();
            while (s_names.Next(ref reader, ref place))
            {
                _ = place.Index == 0 ? model = JsonOrNull.String(ref reader) : prompt = JsonOrNull.String(ref reader);
            }

            return new RequestFacts(model, prompt);
        });
    }
}

/// <summary>What telemetry wants to know of an answer.</summary>
internal readonly record struct AnswerFacts(string? Model, string? State, int? Progress, MediaUsage? Usage)
{
    private static readonly JsonProperties s_names = new([], [], ["model", "status", "progress", "usage"]);

    public static AnswerFacts Of(PipelineResponse response) =>
        JsonFacts.Read(response.Content.ToMemory().Span, static (ref Utf8JsonReader reader) =>
        {
            var facts = default(AnswerFacts);
            var place = new JsonPlace();
            while (s_names.Next(ref reader, ref place))
            {
                facts = place.Index switch
                {
                    0 => facts with { Model = JsonOrNull.String(ref reader) },
                    1 => facts with { State = JsonOrNull.String(ref reader) },
                    2 => facts with { Progress = JsonOrNull.Int32(ref reader) },
                    _ => facts with { Usage = JsonOrNull.Model<MediaUsage>(ref reader) },
                };
            }

            return facts;
        });
}

file static class JsonFacts
{
    public static T Read<T>(ReadOnlySpan<byte> json, JsonReader<T> read)
        where T : struct
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() ? read(ref reader) : default;
        }
        catch (JsonException)
        {
            // Whoever made the call is told of it; telemetry only knows less.
            return default;
        }
    }
}
