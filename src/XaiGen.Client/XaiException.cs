using System.Text;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiException
{
    internal XaiException(string message, int status)
        : this(message)
        => Status = status;

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
                var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Body ?? ""));
                reader.Read();
                return JsonRead.Root(ref reader, ErrorResponse.ReadJson).Usage;
            }
            catch (JsonException)
            {
                // Not every error comes as JSON, or in the API's own form.
                return null;
            }
        }
    }
}
