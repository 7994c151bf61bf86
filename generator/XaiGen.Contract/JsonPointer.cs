namespace XaiGen.Contract;

/// <summary>The place of a node in a document, as a fragment: <c>#/paths/~1files/get</c>.</summary>
public static class JsonPointer
{
    /// <summary>The whole document.</summary>
    public const string Root = "#";

    /// <summary>The pointer of a field or item of what <paramref name="pointer"/> names.</summary>
    public static string Append(string pointer, string segment) => $"{pointer}/{Escape(segment)}";

    /// <summary>The pointer with these segments, none of them escaped.</summary>
    public static string Of(IEnumerable<string> segments) => segments.Aggregate(Root, Append);

    /// <summary>The pointer in the fragment of a URI, where characters may be percent-encoded.</summary>
    public static string OfFragment(string fragment) => fragment.Contains('%') ? Uri.UnescapeDataString(fragment) : fragment;

    /// <summary>The unescaped segments of a pointer, with or without its <c>#</c>; null if it is not a pointer.</summary>
    public static IReadOnlyList<string>? Segments(string pointer)
    {
        string path = pointer.StartsWith(Root, StringComparison.Ordinal) ? pointer.Substring(Root.Length) : pointer;
        if (path.Length == 0)
        {
            return [];
        }

        return path[0] == '/' ? [.. path.Substring(1).Split('/').Select(Unescape)] : null;
    }

    /// <summary>The pointer of the node that holds this one; null for the whole document.</summary>
    public static string? Parent(string pointer) => pointer.LastIndexOf('/') is >= 0 and var end ? pointer.Substring(0, end) : null;

    /// <summary>Whether a pointer names a node or something inside it.</summary>
    public static bool IsWithin(string pointer, string outer)
        => pointer.StartsWith(outer, StringComparison.Ordinal) && (pointer.Length == outer.Length || pointer[outer.Length] == '/');

    private static string Escape(string segment)
        => segment.IndexOfAny(['~', '/']) < 0 ? segment : segment.Replace("~", "~0").Replace("/", "~1");

    private static string Unescape(string segment)
        => segment.Contains('~') ? segment.Replace("~1", "/").Replace("~0", "~") : segment;
}
