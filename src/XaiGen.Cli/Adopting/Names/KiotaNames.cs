using System.Globalization;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting.Names;

/// <summary>The names of Kiota: a way along the path, with an indexer for each parameter, and the HTTP method at its end.</summary>
internal sealed class KiotaNames(string client) : ForeignNames
{
    public override string Operation(ApiOperation operation)
    {
        string way = string.Concat(operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Segment));
        return $"{client}{way}.{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(operation.Method.ToLowerInvariant())}Async";
    }

    public override string? Method(ApiOperation operation) => null;

    public override string Type(NamedSchema schema)
    {
        // The part before a dot is a namespace.
        string[] parts = schema.Name.Split('.');
        return string.Join('.', parts[..^1].Select(Pascal).Prepend("Models").Append(PascalWithUnderscores(parts[^1])));
    }

    public override string Property(string name) => Pascal(name);

    private static string Segment(string segment)
        => segment.StartsWith('{') && segment.IndexOf('}') == segment.Length - 1 ? $"[{segment[1..^1]}]"
            : segment.Contains('{') ? $".{string.Join("With", segment.Split('{', '}').Select(Pascal).Where(part => part.Length > 0))}"
            : $".{Pascal(segment)}";

    private static string PascalWithUnderscores(string name) => string.Join('_', name.Split('_').Select(Pascal));
}
