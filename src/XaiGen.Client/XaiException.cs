using System.Text;
using System.Text.Json;
using XaiGen.GeneratedSupport;

namespace XaiGen;

public partial class XaiException
{
    private static readonly JsonProperties s_names = new(0, "usage");

    private readonly XaiErrorKind? _kind;

    /// <summary>The kind of failure.</summary>
    public XaiErrorKind Kind
    {
        get => _kind ?? (this is XaiOperationException work
            ? XaiErrors.KindOfWork(work.State, UnmaskedCode, UnmaskedMessage)
            : XaiErrors.KindOf(Status, UnmaskedCode, UnmaskedMessage, RetryAfter is not null, InnerException));
        init => _kind = value;
    }

    /// <summary>
    /// The cost of the failed call or work: a result that moderation refuses may be billed. Null if the response reports no cost.
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
