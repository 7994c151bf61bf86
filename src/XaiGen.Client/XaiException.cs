using System.Text;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiException
{
    private static readonly JsonProperties s_names = new(0, 0, "usage");

    private readonly XaiErrorKind? _kind;

    /// <summary>What kind of failure it is.</summary>
    public XaiErrorKind Kind
    {
        get => _kind ?? (this is XaiOperationException work
            ? XaiErrors.KindOfWork(work.State, UnmaskedCode, UnmaskedMessage)
            : XaiErrors.KindOf(Status, UnmaskedCode, UnmaskedMessage, RetryAfter is not null, InnerException));
        init => _kind = value;
    }

    /// <summary>
    /// What the call or the work cost although it failed: a result that moderation refuses may be billed.
    /// Null where the response names no cost.
    /// </summary>
    public MediaUsage? Usage => JsonRead.DocumentIfValid(Encoding.UTF8.GetBytes(UnmaskedBody ?? ""), static (ref Utf8JsonReader reader) =>
    {
        MediaUsage? usage = null;
        var place = new JsonPlace();
        while (s_names.Next(ref reader, ref place))
        {
            usage = JsonOrNull.Model<MediaUsage>(ref reader);
        }

        return usage;
    });
}
