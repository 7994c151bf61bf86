namespace XaiGen.Emulator.Files;

/// <summary>The documented limits of files and their public URLs.</summary>
internal static class FileRules
{
    public const int MaxFileNameLength = 255;

    public const long MaxPublicBytes = 50L * 1024 * 1024;

    public const int MaxPublicUrlsPerTeam = 1000;

    public const long MinLifetimeSeconds = 3600;

    public const long MaxLifetimeSeconds = 2_592_000;

    private const string ForbiddenInFileName = "\";\\\u0085\u2028\u2029";

    private static readonly string[] s_publicContentTypes = ["image/png", "image/jpeg", "video/mp4", "application/pdf"];

    public static void CheckFileName(string? name, string field)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw ApiFault.Invalid($"'{field}' must name the file");
        }

        int length = name.EnumerateRunes().Count();
        if (length > MaxFileNameLength)
        {
            throw ApiFault.Invalid($"'{field}' must have at most {MaxFileNameLength} characters; it has {length}");
        }

        foreach (char character in name)
        {
            if (char.IsControl(character) || ForbiddenInFileName.Contains(character))
            {
                throw ApiFault.Invalid($"'{field}' must not contain the character U+{(int)character:X4}");
            }
        }
    }

    public static TimeSpan? CheckLifetime(long? seconds, string field) => seconds switch
    {
        null => null,
        < MinLifetimeSeconds or > MaxLifetimeSeconds => throw ApiFault.Invalid(
            $"'{field}' must be between {MinLifetimeSeconds} and {MaxLifetimeSeconds} seconds; it is {seconds}"),
        { } lifetime => TimeSpan.FromSeconds(lifetime),
    };

    /// <summary>Why this content cannot be public; null if it can.</summary>
    public static string? RefusalToPublish(string contentType, long bytes) => bytes switch
    {
        0 => "an empty file cannot have a public URL",
        > MaxPublicBytes => $"a file with a public URL must have at most {MaxPublicBytes} bytes; it has {bytes}",
        _ when !s_publicContentTypes.Contains(contentType) =>
            $"a file with a public URL must be one of {string.Join(", ", s_publicContentTypes)}; it is {contentType}",
        _ => null,
    };
}
