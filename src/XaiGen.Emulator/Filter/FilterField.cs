using System.Collections.Frozen;
using System.Globalization;

namespace XaiGen.Emulator.Filter;

/// <summary>A field that a filter can use: its operators, and how values are compared.</summary>
internal abstract class FilterField
{
    /// <summary>The fields by their documented names.</summary>
    public static FrozenDictionary<string, FilterField> All { get; } = new Dictionary<string, FilterField>
    {
        ["name"] = new TextField(subject => subject.File.FileName, isWhole: false),
        ["file_name"] = new TextField(subject => subject.File.FileName, isWhole: false),
        ["file_id"] = new TextField(subject => subject.File.Id, isWhole: true),
        ["size_bytes"] = new SizeField(),
        ["content_type"] = new TextField(subject => subject.File.ContentType, isWhole: false),
        ["created_at"] = new TimeField(subject => subject.File.CreatedAt),
        ["expires_at"] = new TimeField(subject => subject.File.ExpiresAt),

        // Files become visible when they are complete, and the API has no way to assign custom IDs.
        ["upload_status"] = new TextField(_ => "Complete", isWhole: true),
        ["user_defined_id"] = new TextField(_ => null, isWhole: true),
        ["public_url"] = new TextField(subject => subject.PublicUrl, isWhole: true),
        ["public_url_expires_at"] = new TimeField(subject => subject.PublicUrlExpiresAt),
    }.ToFrozenDictionary();

    public abstract IReadOnlyList<string> Operators { get; }

    /// <summary>Whether the file has a value for the field.</summary>
    public abstract bool IsPresent(FilterSubject subject);

    /// <exception cref="FilterException">The value is invalid for the field.</exception>
    public abstract Predicate<FilterSubject> Compare(string symbol, FilterValue value);

    private static bool Holds(string symbol, int comparison) => symbol switch
    {
        "=" => comparison == 0,
        "!=" => comparison != 0,
        ">" => comparison > 0,
        ">=" => comparison >= 0,
        "<" => comparison < 0,
        "<=" => comparison <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "not an operator"),
    };

    /// <summary>A text field: <c>=</c> compares the whole text or, for names and types, searches for a part; case is ignored.</summary>
    private sealed class TextField(Func<FilterSubject, string?> read, bool isWhole) : FilterField
    {
        public override IReadOnlyList<string> Operators => ["=", "!=", ":"];

        public override bool IsPresent(FilterSubject subject) => read(subject) is not null;

        public override Predicate<FilterSubject> Compare(string symbol, FilterValue value)
        {
            if (value.IsNull)
            {
                return symbol == "!=" ? IsPresent : subject => !IsPresent(subject);
            }

            Predicate<FilterSubject> isFound = isWhole && symbol != ":" ? IsWhole(value.Text) : HasPart(value.Text);
            return symbol == "!=" ? subject => !isFound(subject) : isFound;
        }

        private Predicate<FilterSubject> IsWhole(string text) => subject => string.Equals(read(subject), text, StringComparison.Ordinal);

        private Predicate<FilterSubject> HasPart(string text)
        {
#if NET9_0_OR_GREATER
            var part = System.Buffers.SearchValues.Create([text], StringComparison.OrdinalIgnoreCase);
            return subject => read(subject) is { } own && own.AsSpan().ContainsAny(part);
#else
            return subject => read(subject)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
#endif
        }
    }

    private sealed class SizeField : FilterField
    {
        public override IReadOnlyList<string> Operators => ["=", "!=", ">", ">=", "<", "<="];

        public override bool IsPresent(FilterSubject subject) => true;

        public override Predicate<FilterSubject> Compare(string symbol, FilterValue value)
        {
            if (!long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long size))
            {
                throw value.Refuse("A size is a whole number of bytes");
            }

            return subject => Holds(symbol, subject.File.Bytes.CompareTo(size));
        }
    }

    /// <summary>An optional time: a missing time equals only null and is neither before nor after another.</summary>
    private sealed class TimeField(Func<FilterSubject, DateTimeOffset?> read) : FilterField
    {
        private static readonly string[] s_formats =
        [
            "yyyy-MM-dd'T'HH:mm:ssK",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        ];

        public override IReadOnlyList<string> Operators => ["=", "!=", ">", ">=", "<", "<="];

        public override bool IsPresent(FilterSubject subject) => read(subject) is not null;

        public override Predicate<FilterSubject> Compare(string symbol, FilterValue value)
        {
            if (value.IsNull)
            {
                return symbol switch
                {
                    "=" => subject => !IsPresent(subject),
                    "!=" => IsPresent,
                    _ => throw value.Refuse($"{symbol} needs a time"),
                };
            }

            if (!DateTimeOffset.TryParseExact(
                value.Text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
            {
                throw value.Refuse("A time is written as in \"2026-06-10T12:00:00Z\" (RFC 3339)");
            }

            return subject => read(subject) is { } own ? Holds(symbol, own.CompareTo(time)) : symbol == "!=";
        }
    }
}
