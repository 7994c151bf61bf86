namespace XaiGen.Contract;

/// <summary>JSON pointers to the nodes of a document, in their fragment form: <c>#/paths/~1files/get</c>.</summary>
public static class JsonPointer
{
    /// <summary>The pointer of the whole document.</summary>
    public const string Root = "#";

    /// <summary>The pointer of a field or item of the node at <paramref name="pointer"/>.</summary>
    public static string Append(string pointer, string segment) => $"{pointer}/{Escape(segment)}";

    /// <summary>The pointer with these unescaped segments.</summary>
    public static string Of(IEnumerable<string> segments) => segments.Aggregate(Root, Append);

    /// <summary>Returns the pointer in a URI fragment, where characters may be percent-encoded.</summary>
    public static string OfFragment(string fragment) => fragment.IndexOf('%') >= 0 ? Uri.UnescapeDataString(fragment) : fragment;

    /// <summary>The unescaped segments of a pointer, with or without its <c>#</c>; null if it is not a pointer.</summary>
    public static IReadOnlyList<string>? Segments(string pointer)
    {
        string path = pointer.StartsWith(Root, StringComparison.Ordinal) ? pointer.Substring(Root.Length) : pointer;
        if (path.Length == 0)
        {
            return [];
        }

        return path[0] == '/' ? Array.ConvertAll(path.Substring(1).Split('/'), Unescape) : null;
    }

    /// <summary>The pointer of the parent node; null for the whole document.</summary>
    public static string? Parent(string pointer) => pointer.LastIndexOf('/') is >= 0 and var end ? pointer.Substring(0, end) : null;

    /// <summary>Whether a pointer names a node or one of its descendants.</summary>
    public static bool IsWithin(string pointer, string outer)
        => pointer.StartsWith(outer, StringComparison.Ordinal) && (pointer.Length == outer.Length || pointer[outer.Length] == '/');

    internal static string Escape(string segment)
        => segment.IndexOfAny(['~', '/']) < 0 ? segment : segment.Replace("~", "~0").Replace("/", "~1");

    private static string Unescape(string segment)
        => segment.IndexOf('~') >= 0 ? segment.Replace("~1", "/").Replace("~0", "~") : segment;
}
