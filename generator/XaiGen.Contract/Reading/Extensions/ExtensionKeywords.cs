namespace XaiGen.Contract.Reading.Extensions;

/// <summary>The extension keywords.</summary>
internal static class ExtensionKeywords
{
    public const string Prefix = "x-xaigen-";

    public const string Method = "x-xaigen-method";
    public const string Retry = "x-xaigen-retry";
    public const string Flatten = "x-xaigen-flatten";
    public const string Arguments = "x-xaigen-arguments";
    public const string Patch = "x-xaigen-patch";
    public const string Page = "x-xaigen-page";
    public const string LongRunning = "x-xaigen-long-running";
    public const string Stream = "x-xaigen-stream";
    public const string WhenEmpty = "x-xaigen-when-empty";
    public const string Id = "x-xaigen-id";
    public const string Unit = "x-xaigen-unit";
    public const string Union = "x-xaigen-union";
    public const string DataUri = "x-xaigen-data-uri";
    public const string ExactlyOne = "x-xaigen-exactly-one";
    public const string KeepUnknown = "x-xaigen-keep-unknown";
    public const string Cost = "x-xaigen-cost";
    public const string Name = "x-xaigen-name";
    public const string EnumNames = "x-enum-varnames";

    /// <summary>The kind of object that each keyword belongs on.</summary>
    public static readonly IReadOnlyDictionary<string, string> Homes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Method] = "an operation",
        [Retry] = "an operation",
        [Flatten] = "an operation",
        [Arguments] = "an operation",
        [Patch] = "an operation",
        [Page] = "an operation",
        [LongRunning] = "an operation",
        [Stream] = "an operation",
        [WhenEmpty] = "a response",
        [Id] = "a string schema",
        [Unit] = "a number or integer schema",
        [Union] = "a schema with oneOf or anyOf",
        [DataUri] = "a string schema of format 'uri'",
        [ExactlyOne] = "an object schema",
        [KeepUnknown] = "an object schema",
        [Cost] = "an object schema",
        [Name] = "a schema",
    };
}
