using System.ClientModel.Primitives;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

/// <summary>The facts of a response that telemetry needs.</summary>
internal readonly record struct ResponseFacts(string? Model, string? State, int? Progress, MediaUsage? Usage)
{
    private static readonly JsonProperties s_names = new(0, "model", "status", "progress", "usage");

    public static ResponseFacts Of(PipelineResponse response)
        => JsonRead.DocumentIfValid(response.Content.ToMemory().Span, static (ref Utf8JsonReader reader) =>
        {
            var facts = default(ResponseFacts);
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
