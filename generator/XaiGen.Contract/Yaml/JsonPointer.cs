namespace XaiGen.Contract.Yaml;

/// <summary>A place in a document as a fragment: <c>#/paths/~1files/get</c>.</summary>
internal static class JsonPointer
{
    public const string Root = "#";

    public static string Append(string pointer, string segment) => $"{pointer}/{Escape(segment)}";

    public static string Of(IEnumerable<string> segments) => segments.Aggregate(Root, Append);

    /// <summary>The pointer that the fragment of an address stands for.</summary>
    public static string OfFragment(string fragment) => fragment.Contains('%') ? Uri.UnescapeDataString(fragment) : fragment;

    /// <summary>The segments of a pointer, with or without its <c>#</c>; null where it is none.</summary>
    public static IReadOnlyList<string>? Segments(string pointer)
    {
        string path = pointer.StartsWith(Root, StringComparison.Ordinal) ? pointer.Substring(Root.Length) : pointer;
        if (path.Length == 0)
        {
            return [];
        }

        return path[0] == '/' ? [.. path.Substring(1).Split('/').Select(Unescape)] : null;
    }

    private static string Escape(string segment)
        => segment.IndexOfAny(['~', '/']) < 0 ? segment : segment.Replace("~", "~0").Replace("/", "~1");

    private static string Unescape(string segment)
        => segment.Contains('~') ? segment.Replace("~1", "/").Replace("~0", "~") : segment;
}
