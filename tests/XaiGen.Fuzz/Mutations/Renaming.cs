using XaiGen.Fuzz.Documents;

namespace XaiGen.Fuzz.Mutations;

/// <summary>Replaces a text wherever it occurs in a document: values, keys, references and path templates.</summary>
internal static class Renaming
{
    public static void Everywhere(Node root, string old, string @new)
    {
        string oldSegment = Place.Escape(old), newSegment = Place.Escape(@new);
        foreach (Place place in Place.Under(root))
        {
            if (place.Key is { } key && Renamed(key) is { } newKey)
            {
                place.Rename(newKey);
            }

            if (place.Value is ScalarNode { IsText: true } scalar && Renamed(scalar.Text) is { } newText)
            {
                place.Value = new ScalarNode(newText);
            }
        }

        string? Renamed(string text)
        {
            if (text == old)
            {
                return @new;
            }

            if (text.StartsWith("#/", StringComparison.Ordinal))
            {
                string[] segments = text.Split('/');
                return segments.Contains(oldSegment)
                    ? string.Join('/', segments.Select(segment => segment == oldSegment ? newSegment : segment))
                    : null;
            }

            return old.Length > 0 && text.Contains($"{{{old}}}", StringComparison.Ordinal)
                ? text.Replace($"{{{old}}}", $"{{{@new}}}", StringComparison.Ordinal)
                : null;
        }
    }
}
