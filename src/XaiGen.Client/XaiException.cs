using System.Text;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiException
{
    private readonly XaiErrorKind? _kind;

    /// <summary>What kind of failure it is.</summary>
    public XaiErrorKind Kind
    {
        get => _kind ?? XaiErrors.KindOf(Status, Code, ServerMessage, RetryAfter is not null, InnerException);
        init => _kind = value;
    }

    /// <summary>
    /// What the call cost although it failed: a result that moderation refuses may be billed.
    /// Null where the answer names no cost.
    /// </summary>
    public MediaUsage? Usage
    {
        get
        {
            try
            {
                using JsonDocument body = JsonDocument.Parse(Body ?? "");
                return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("usage", out JsonElement usage)
                    ? ReadUsage(usage)
                    : null;
            }
            catch (JsonException)
            {
                // Not every error comes as JSON, or in the API's own form.
                return null;
            }
        }
    }

    private static MediaUsage ReadUsage(JsonElement usage)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(usage.GetRawText()));
        reader.Read();
        return JsonRead.Root(ref reader, JsonRead.Model<MediaUsage>);
    }
}
