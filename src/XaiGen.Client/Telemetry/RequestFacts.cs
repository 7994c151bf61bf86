using System.ClientModel;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>The facts of a generating request that telemetry needs. They are empty for a body in any other form.</summary>
internal readonly record struct RequestFacts(string? Model, string? Prompt)
{
    private static readonly JsonProperties s_names = new(0, "model", "prompt");

    // A body supplied by the caller may be readable only once.
    public static RequestFacts Of(BinaryContent? content) => content is MemoryContent { Bytes: var json }
        ? JsonRead.DocumentIfValid(json.Span, static (ref Utf8JsonReader reader) =>
        {
            (string? model, string? prompt) = (null, null);
            var place = new JsonPlace();
            while (s_names.Next(ref reader, ref place))
            {
                _ = place.Index == 0 ? model = JsonOrNull.String(ref reader) : prompt = JsonOrNull.String(ref reader);
            }

            return new RequestFacts(model, prompt);
        })
        : default;
}
