namespace XaiGen.Fuzz.Documents;

/// <summary>A self-contained part of a document. Small documents allow more rounds in the same time.</summary>
internal static class Slice
{
    private const int SmallDocument = 300;

    private static readonly string[] s_methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    /// <summary>Keeps some operations and components, and the components they refer to; a small document may be kept whole.</summary>
    public static MappingNode Of(MappingNode document, Random random)
    {
        if (random.Next(4) == 0 && document.All().Take(SmallDocument + 1).Count() <= SmallDocument)
        {
            return document;
        }

        if (document["paths"] is MappingNode paths)
        {
            KeepOperations(paths, random.Next(1, 5), random);
        }

        if (document["components"] is MappingNode components)
        {
            KeepComponents(document, components, random.Next(4), random);
        }

        return document;
    }

    private static void KeepOperations(MappingNode paths, int count, Random random)
    {
        MappingNode[] all = [.. paths.Entries.Select(path => path.Value).OfType<MappingNode>().SelectMany(path => path.Entries)
            .Where(entry => s_methods.Contains(entry.Key))
            .Select(entry => entry.Value)
            .OfType<MappingNode>()];
        HashSet<MappingNode> kept = [.. Enumerable.Range(0, Math.Min(count, all.Length)).Select(_ => all[random.Next(all.Length)])];
        string[] polls = [.. kept.Select(operation => ((operation["x-xaigen-long-running"] as MappingNode)?["poll"] as ScalarNode)?.Text)
            .OfType<string>()];
        kept.UnionWith(all.Where(operation => operation["operationId"] is ScalarNode id && polls.Contains(id.Text)));
        foreach (MappingNode path in paths.Entries.Select(path => path.Value).OfType<MappingNode>())
        {
            path.Entries.RemoveAll(entry => s_methods.Contains(entry.Key)
                && !(entry.Value is MappingNode operation && kept.Contains(operation)));
        }

        paths.Entries.RemoveAll(path => path.Value is MappingNode item && !item.Entries.Exists(entry => s_methods.Contains(entry.Key)));
    }

    private static void KeepComponents(MappingNode document, MappingNode components, int extra, Random random)
    {
        Dictionary<string, Node> all = [];
        foreach ((string? kind, string? name, Node? value) in components.Entries.Where(
            kind => kind.Key != "securitySchemes" && kind.Value is MappingNode)
            .SelectMany(kind => ((MappingNode)kind.Value).Entries.Select(entry => (kind.Key, entry.Key, entry.Value))))
        {
            all.TryAdd($"#/components/{kind}/{Place.Escape(name)}", value);
        }

        string[] pointers = [.. all.Keys];
        HashSet<string> kept = [];
        Stack<Node> open = new(document.Entries.Where(entry => entry.Key != "components").Select(entry => entry.Value));
        for (int i = 0; i < extra && pointers.Length > 0; i++)
        {
            Keep(pointers[random.Next(pointers.Length)]);
        }

        while (open.Count > 0)
        {
            foreach (ScalarNode scalar in open.Pop().All().OfType<ScalarNode>().Where(scalar => scalar.IsText))
            {
                // A discriminator's mapping may contain a schema name without its path.
                Keep(Component(scalar.Text) ?? "#/components/schemas/" + Place.Escape(scalar.Text));
            }
        }

        foreach ((string kind, Node value) in components.Entries.Where(kind => kind.Key != "securitySchemes"))
        {
            (value as MappingNode)?.Entries.RemoveAll(entry => !kept.Contains($"#/components/{kind}/{Place.Escape(entry.Key)}"));
        }

        void Keep(string pointer)
        {
            if (all.TryGetValue(pointer, out Node? node) && kept.Add(pointer))
            {
                open.Push(node);
            }
        }
    }

    /// <summary>The component that a reference leads to, or into.</summary>
    private static string? Component(string reference)
        => reference.StartsWith("#/components/", StringComparison.Ordinal)
            && Uri.UnescapeDataString(reference).Split('/') is { Length: > 3 } segments
            ? string.Join('/', segments.Take(4))
            : null;
}
