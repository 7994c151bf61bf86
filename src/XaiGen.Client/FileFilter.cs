using System.Globalization;

namespace XaiGen;

/// <summary>
/// Selects the files of a list with a checked expression: <c>FileFilter.PublicUrl.IsNotNull &amp; FileFilter.SizeBytes &gt; 1_000_000</c>.
/// It converts to text wherever a filter is a string.
/// </summary>
public sealed class FileFilter
{
    private readonly string _text;
    private readonly string? _joint;

    private FileFilter(string text, string? joint = null) => (_text, _joint) = (text, joint);

    /// <summary>The file's name. Equality includes similar names: xAI compares names fuzzily.</summary>
    public static FileTextField Name { get; } = new("name");

    /// <summary>The file's ID, compared exactly.</summary>
    public static FileTextField Id { get; } = new("file_id");

    /// <summary>The size in bytes.</summary>
    public static FileRangeField<long> SizeBytes { get; } = new("size_bytes", size => size.ToString(CultureInfo.InvariantCulture));

    /// <summary>The media type. Equality includes types that contain the value: "pdf" finds "application/pdf".</summary>
    public static FileTextField ContentType { get; } = new("content_type");

    /// <summary>The time at which the file was stored.</summary>
    public static FileTimeField CreatedAt { get; } = new("created_at");

    /// <summary>The time at which the file expires; null if it does not.</summary>
    public static FileTimeField ExpiresAt { get; } = new("expires_at");

    /// <summary>The state of the upload, such as <c>Complete</c>.</summary>
    public static FileTextField UploadStatus { get; } = new("upload_status");

    /// <summary>The ID that the user gave the file, compared exactly.</summary>
    public static FileTextField UserDefinedId { get; } = new("user_defined_id");

    /// <summary>The public URL, which a file may or may not have.</summary>
    public static FilePresenceField PublicUrl { get; } = new("public_url");

    /// <summary>The time at which the public URL expires; null if there is none, or if it does not expire.</summary>
    public static FileTimeField PublicUrlExpiresAt { get; } = new("public_url_expires_at");

    /// <summary>Converts a filter to the service's syntax.</summary>
    /// <param name="filter">The filter; null remains null.</param>
    public static implicit operator string?(FileFilter? filter) => filter?._text;

    /// <summary>Always false: it lets <c>||</c> combine filters, as <c>|</c> does.</summary>
    public static bool operator true(FileFilter filter) => false;

    /// <summary>Always false: it lets <c>&amp;&amp;</c> combine filters, as <c>&amp;</c> does.</summary>
    public static bool operator false(FileFilter filter) => false;

    /// <summary>Both filters must match.</summary>
    public static FileFilter operator &(FileFilter left, FileFilter right) => Join(left, "AND", right);

    /// <summary>At least one filter must match.</summary>
    public static FileFilter operator |(FileFilter left, FileFilter right) => Join(left, "OR", right);

    /// <summary>The filter must not match.</summary>
    public static FileFilter operator !(FileFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new FileFilter($"NOT {filter.Within("NOT")}", "NOT");
    }

    /// <summary>Both filters must match.</summary>
    /// <param name="other">The other filter.</param>
    /// <returns>The combined filter.</returns>
    public FileFilter And(FileFilter other) => this & other;

    /// <summary>At least one filter must match.</summary>
    /// <param name="other">The other filter.</param>
    /// <returns>The combined filter.</returns>
    public FileFilter Or(FileFilter other) => this | other;

    /// <summary>The filter must not match.</summary>
    /// <returns>The negated filter.</returns>
    public FileFilter Not() => !this;

    /// <summary>The filter in the service's syntax.</summary>
    public override string ToString() => _text;

    internal static FileFilter Compare(string field, string symbol, string value) => new($"{field} {symbol} {value}");

    private static FileFilter Join(FileFilter left, string joint, FileFilter right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new FileFilter($"{left.Within(joint)} {joint} {right.Within(joint)}", joint);
    }

    // The grammar binds OR tighter than AND, unlike C#, so parentheses are added. Operands of the same operator need none.
    private string Within(string joint) => _joint is null || (_joint == joint && joint != "NOT") ? _text : $"({_text})";
}
