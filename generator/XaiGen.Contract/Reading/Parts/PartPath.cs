namespace XaiGen.Contract.Reading.Parts;

/// <summary>File paths as references write them: relative to the referring file, with <c>/</c> between folders.</summary>
internal static class PartPath
{
    /// <summary>The normalised path: two paths of the same file are equal in this form.</summary>
    public static string Normalize(string path)
    {
        List<string> kept = [];
        string written = path.Replace('\\', '/');
        foreach (string segment in written.Split('/'))
        {
            if (segment == ".." && kept.Count > 0 && kept[kept.Count - 1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                kept.Add(segment);
            }
        }

        return (written.StartsWith("/", StringComparison.Ordinal) ? "/" : "") + string.Join("/", kept);
    }

    /// <summary>The path of the file that a reference leads to; null if it is on a network.</summary>
    /// <param name="from">The path of the file that contains the reference.</param>
    /// <param name="reference">The reference without its fragment; not empty.</param>
    public static string? Resolve(string from, string reference)
    {
        // A single letter before the colon is a drive.
        int colon = reference.IndexOf(':');
        if (colon > 1 || reference.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        string path = reference.IndexOf('%') >= 0 ? Uri.UnescapeDataString(reference) : reference;
        bool isWhole = colon == 1 || path[0] == '/';
        return Normalize(isWhole ? path : $"{Folder(from)}{path}");
    }

    /// <summary>The path as written in an item beside the document, or in a reference in the document.</summary>
    public static string Relative(string path, string document)
    {
        string[] folder = Normalize(Folder(document)).Split('/'), target = path.Split('/');
        if (folder.Length == 1 && folder[0].Length == 0)
        {
            return path;
        }

        int shared = 0;
        while (shared < folder.Length && shared < target.Length - 1 && folder[shared] == target[shared])
        {
            shared++;
        }

        return string.Join("/", Enumerable.Repeat("..", folder.Length - shared).Concat(target.Skip(shared)));
    }

    /// <summary>The folder with its trailing separator; empty for a bare name.</summary>
    private static string Folder(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);

    /// <summary>The file name without folders and without its format extension.</summary>
    public static string Stem(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        string? ending = new[] { ".yaml", ".yml", ".json" }.FirstOrDefault(
            end => name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return ending is null ? name : name.Substring(0, name.Length - ending.Length);
    }
}
