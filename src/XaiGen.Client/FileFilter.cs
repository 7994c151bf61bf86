using System.Globalization;

namespace XaiGen;

/// <summary>
/// Which files a list shows, as an expression that cannot be misspelt: <c>FileFilter.PublicUrl.IsNotNull &amp; FileFilter.SizeBytes &gt;
/// 1_000_000</c>. It goes wherever a filter is given as text.
/// </summary>
public sealed class FileFilter
{
    private readonly string _text;
    private readonly string? _joint;

    private FileFilter(string text, string? joint = null) => (_text, _joint) = (text, joint);

    /// <summary>The file's name. Equal to it is what is similar to it: xAI compares names fuzzily.</summary>
    public static FileTextField Name { get; } = new("name");

    /// <summary>The file's id, compared exactly.</summary>
    public static FileTextField Id { get; } = new("file_id");

    /// <summary>The size in bytes.</summary>
    public static FileRangeField<long> SizeBytes { get; } = new("size_bytes", size => size.ToString(CultureInfo.InvariantCulture));

    /// <summary>The media type. Equal to it is what has it as a part: "pdf" finds "application/pdf".</summary>
    public static FileTextField ContentType { get; } = new("content_type");

    /// <summary>When the file was stored.</summary>
    public static FileTimeField CreatedAt { get; } = new("created_at");

    /// <summary>When the file expires; null for one that does not.</summary>
    public static FileTimeField ExpiresAt { get; } = new("expires_at");

    /// <summary>How far the upload is, such as <c>Complete</c>.</summary>
    public static FileTextField UploadStatus { get; } = new("upload_status");

    /// <summary>The id that the user gave the file, compared exactly.</summary>
    public static FileTextField UserDefinedId { get; } = new("user_defined_id");

    /// <summary>The public URL, which a file has or has not.</summary>
    public static FilePresenceField PublicUrl { get; } = new("public_url");

    /// <summary>When the public URL expires; null where there is none, or where it does not expire.</summary>
    public static FileTimeField PublicUrlExpiresAt { get; } = new("public_url_expires_at");

    /// <summary>The filter as the service reads it.</summary>
    /// <param name="filter">The filter; null stays null.</param>
    public static implicit operator string?(FileFilter? filter) => filter?._text;

    /// <summary>Both must hold.</summary>
    public static FileFilter operator &(FileFilter left, FileFilter right) => Join(left, "AND", right);

    /// <summary>At least one must hold.</summary>
    public static FileFilter operator |(FileFilter left, FileFilter right) => Join(left, "OR", right);

    /// <summary>It must not hold.</summary>
    public static FileFilter operator !(FileFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new FileFilter($"NOT {filter.Within("NOT")}", "NOT");
    }

    /// <summary>Both must hold.</summary>
    /// <param name="other">The other filter.</param>
    /// <returns>The filter of both.</returns>
    public FileFilter And(FileFilter other) => this & other;

    /// <summary>At least one must hold.</summary>
    /// <param name="other">The other filter.</param>
    /// <returns>The filter of either.</returns>
    public FileFilter Or(FileFilter other) => this | other;

    /// <summary>It must not hold.</summary>
    /// <returns>The opposite filter.</returns>
    public FileFilter Not() => !this;

    /// <summary>The filter as the service reads it.</summary>
    public override string ToString() => _text;

    internal static FileFilter Compare(string field, string symbol, string value) => new($"{field} {symbol} {value}");

    private static FileFilter Join(FileFilter left, string joint, FileFilter right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new FileFilter($"{left.Within(joint)} {joint} {right.Within(joint)}", joint);
    }

    // The grammar binds OR closer than AND, unlike C#; parentheses leave no doubt. A row of the same joint needs none.
    private string Within(string joint) => _joint is null || (_joint == joint && joint != "NOT") ? _text : $"({_text})";
}
