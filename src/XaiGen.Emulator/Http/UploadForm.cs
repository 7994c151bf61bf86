using System.Globalization;
using XaiGen.Emulator.Files;

namespace XaiGen.Emulator.Http;

/// <summary>The fields of an upload and their required order.</summary>
internal sealed class UploadForm
{
    private const string ExpiresAfter = "expires_after";
    private const string Anchor = "expires_after[anchor]";
    private const string Seconds = "expires_after[seconds]";
    private const string Purpose = "purpose";

    private readonly Dictionary<string, string> _fields = [];
    private string? _fileName;

    public string ContentType { get; set; } = "";

    public static bool Takes(string name) => name is ExpiresAfter or Anchor or Seconds or Purpose;

    public void Set(string name, string value)
    {
        if (_fileName is not null && name != Purpose)
        {
            throw ApiFault.Invalid($"'{name}' must be sent before 'file'");
        }

        _fields[name] = value;
    }

    public void BeginFile(string? fileName)
    {
        if (_fileName is not null)
        {
            throw ApiFault.Invalid("Only one part 'file' can be uploaded at once");
        }

        FileRules.CheckFileName(fileName, "filename");
        Lifetime();
        _fileName = fileName;
    }

    public NewFile ToFile() => _fileName is null
        ? throw ApiFault.Invalid("The part 'file' is missing")
        : new NewFile(_fileName, ContentType, Lifetime(), _fields.GetValueOrDefault(Purpose, ""));

    private TimeSpan? Lifetime()
    {
        string? plain = _fields.GetValueOrDefault(ExpiresAfter);
        string? anchor = _fields.GetValueOrDefault(Anchor);
        string? seconds = _fields.GetValueOrDefault(Seconds);
        if (plain is not null && (anchor ?? seconds) is not null)
        {
            throw ApiFault.Invalid($"'{ExpiresAfter}' must be sent either plain or as '{Anchor}' and '{Seconds}'");
        }

        if (anchor is null != seconds is null)
        {
            throw ApiFault.Invalid($"'{Anchor}' and '{Seconds}' must be sent together");
        }

        if (anchor is not (null or "created_at"))
        {
            throw ApiFault.Invalid($"'{Anchor}' must be 'created_at'; it is '{anchor}'");
        }

        (string? field, string? text) = plain is null ? (Seconds, seconds) : (ExpiresAfter, plain);
        return text switch
        {
            null => null,
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long lifetime) =>
                FileRules.CheckLifetime(lifetime, field),
            _ => throw ApiFault.Invalid($"'{field}' must be a whole number of seconds; it is '{text}'"),
        };
    }
}
