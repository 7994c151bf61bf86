using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Parts;

/// <summary>Finds the other files that a file refers to.</summary>
internal static class FileReferences
{
    public static IReadOnlyList<string> In(SourceFile file, CancellationToken cancellation)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        if (file.Parse(cancellation).Root is { } root)
        {
            Collect(root, isMapping: false);
        }

        return [.. found];

        void Collect(YamlNode node, bool isMapping)
        {
            switch (node)
            {
                case YamlMapping mapping:
                    // A discriminator's mapping may be the only reference to a file.
                    bool isDiscriminator = mapping.Find("propertyName") is not null;
                    foreach (YamlEntry entry in mapping.Entries)
                    {
                        bool isDefault = isDiscriminator && entry.Key.Text == "defaultMapping";
                        if (entry.Value is YamlScalar { Kind: ScalarKind.String } scalar
                            && (isMapping || isDefault || entry.Key.Text == ReferenceResolver.Field))
                        {
                            Add(scalar.Text, isMapping || isDefault);
                        }
                        else
                        {
                            Collect(entry.Value, isDiscriminator && entry.Key.Text == "mapping");
                        }
                    }

                    break;
                case YamlSequence sequence:
                    foreach (YamlNode item in sequence.Items)
                    {
                        Collect(item, isMapping: false);
                    }

                    break;
            }
        }

        void Add(string reference, bool isMapping)
        {
            int hash = reference.IndexOf('#');
            string path = hash < 0 ? reference : reference.Substring(0, hash);
            bool isName = isMapping && hash < 0 && path.IndexOfAny(['/', '.']) < 0;
            if (path.Length > 0 && !isName && PartPath.Resolve(file.Path, path) is { Length: > 0 } target)
            {
                found.Add(target);
            }
        }
    }
}
