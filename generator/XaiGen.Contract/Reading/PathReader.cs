using XaiGen.Contract.Text;

namespace XaiGen.Contract.Reading;

/// <summary>The paths: their own parameters and the operations on them.</summary>
internal sealed class PathReader(ReadingContext context, ParameterReader parameters, OperationReader operations)
{
    public EquatableArray<ApiOperation> Read(NodeReader paths) => paths.ExtensibleEntries("the paths")
        .Where(IsPath)
        .SelectMany(ReadPath)
        .OrderBy(operation => operation.Path, StringComparer.Ordinal)
        .ThenBy(operation => operation.Method, StringComparer.Ordinal)
        .ToEquatableArray();

    private static bool IsPath(NodeReader path)
    {
        bool isPath = path.Name.StartsWith("/", StringComparison.Ordinal);
        if (!isPath)
        {
            string name = path.Name.Abbreviated();
            path.ReportAtKey(ProblemRules.WrongValue, $"The path '{name}' does not begin with '/' and is not read. Write '/{name}'.");
        }

        return isPath;
    }

    private List<ApiOperation> ReadPath(NodeReader path)
    {
        NodeReader item = context.References.Follow(path, Sections.PathItems);
        List<ApiOperation> read = [];
        if (!item.IsObject("a path item", KnownFields.PathItem))
        {
            return read;
        }

        item.ReportUnsupported(KnownFields.UnsupportedInPathItem);
        List<ApiParameter> shared = parameters.ReadList(item["parameters"]);
        EquatableArray<ApiServer>? servers = item["servers"].Exists ? item.Servers() : null;
        foreach (string method in KnownFields.Methods)
        {
            if (operations.Read(item[method], path.Name, shared) is { } operation)
            {
                read.Add(operation with { Servers = operation.Servers ?? servers });
            }
        }

        return read;
    }
}
