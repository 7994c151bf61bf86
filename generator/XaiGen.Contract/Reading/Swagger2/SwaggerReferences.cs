using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Resolves references in the 2.0 document and converts them to 3.0.</summary>
internal sealed class SwaggerReferences(YamlMapping root)
{
    public static YamlScalar? Of(YamlNode node)
        => (node as YamlMapping)?.Find(ReferenceResolver.Field)?.Value as YamlScalar is { Kind: ScalarKind.String } reference
            ? reference
            : null;

    /// <summary>The end of a chain of references; the node itself if it is not a reference, null if the chain leads nowhere.</summary>
    public YamlMapping? Resolve(YamlNode node)
    {
        // Detects cycles of references.
        HashSet<YamlNode> passed = [];
        YamlNode? at = node;
        while (at is not null && Of(at) is { } reference)
        {
            at = passed.Add(at) ? At(JsonPointer.OfFragment(reference.Text)) : null;
        }

        return at as YamlMapping;
    }

    /// <summary>The reference in 3.0's form.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="isBody">For a reference to a parameter, whether that is a body.</param>
    public YamlScalar Lift(YamlScalar reference, bool isBody = false)
    {
        if (!reference.Text.StartsWith("#/", StringComparison.Ordinal)
            || JsonPointer.Segments(JsonPointer.OfFragment(reference.Text)) is not { Count: > 1 } segments)
        {
            return reference;
        }

        string[]? start = segments[0] switch
        {
            "definitions" => ["components", Sections.Schemas],
            "parameters" => ["components", isBody ? Sections.RequestBodies : Sections.Parameters],
            "responses" => ["components", Sections.Responses],
            "paths" => [],
            _ => null,
        };
        if (start is null)
        {
            return reference;
        }

        IEnumerable<string> lifted = segments[0] == "paths" ? InOperation([.. segments]) : start.Concat(segments.Skip(1));
        return TreeEdit.Text(JsonPointer.Of(lifted).Replace("%", "%25"), reference.Span);
    }

    /// <summary>Moves pointers into the schema of a body below its media type, where 3.0 has it.</summary>
    private IEnumerable<string> InOperation(string[] segments)
    {
        const int Field = 3, Schema = 5;
        if (segments.Length <= Schema
            || segments[Schema] != "schema" || At(JsonPointer.Of(segments.Take(Field))) is not YamlMapping operation)
        {
            return segments;
        }

        string[] holder = segments[Field] == "responses" ? ["responses", segments[Field + 1]] : ["requestBody"];
        string type =
            (segments[Field] == "responses" ? SwaggerMedia.Produced(root, operation) : SwaggerMedia.Consumed(root, operation))[0].Text;
        return segments.Take(Field).Concat(holder).Concat(["content", type]).Concat(segments.Skip(Schema));
    }

    private YamlNode? At(string pointer)
    {
        YamlNode? node = root;
        foreach (string segment in JsonPointer.Segments(pointer) ?? [""])
        {
            node = node switch
            {
                YamlMapping mapping => mapping.Find(segment)?.Value,
                YamlSequence list when int.TryParse(segment, out int index) && index >= 0 && index < list.Items.Length => list.Items[index],
                _ => null,
            };
        }

        return node;
    }
}
