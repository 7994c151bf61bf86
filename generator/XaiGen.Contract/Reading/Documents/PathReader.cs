using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>The paths: their own parameters and the operations on them.</summary>
internal sealed class PathReader(ReadingContext context, ParameterReader parameters, OperationReader operations)
{
    public EquatableArray<ApiOperation> Read(NodeReader paths) => paths.ExtensibleEntries("the paths")
        .SelectMany(ReadPath)
        .OrderBy(operation => operation.Path, StringComparer.Ordinal)
        .ThenBy(operation => operation.Method, StringComparer.Ordinal)
        .ToEquatableArray();

    private static string TemplateOf(NodeReader path)
    {
        if (path.Name.StartsWith("/", StringComparison.Ordinal))
        {
            return path.Name;
        }

        string name = path.Name.Abbreviated();
        path.ReportAtKey(ProblemRules.WrongValue, $"The path '{name}' does not begin with '/' and is read as '/{name}'. Write it so.");
        return "/" + path.Name;
    }

    private List<ApiOperation> ReadPath(NodeReader path)
    {
        NodeReader item = context.References.Follow(path, Sections.PathItems);
        List<ApiOperation> read = [];
        if (!item.Exists)
        {
            path.ReportAtKey(
                ProblemRules.OperationLost,
                $"The operations of '{path.Name.Abbreviated()}' are behind a reference that leads nowhere, so the client would have none of them. Correct the reference.");
            return read;
        }

        if (!item.IsObject("a path item", KnownFields.PathItem))
        {
            return read;
        }

        item.ReportUnsupported(KnownFields.UnsupportedInPathItem);
        string template = TemplateOf(path);
        List<ApiParameter> shared = parameters.ReadList(item["parameters"]);
        EquatableArray<ApiServer>? servers = item["servers"].Exists ? item.Servers() : null;
        foreach (string method in KnownFields.Methods)
        {
            if (operations.Read(item[method], template, shared) is { } operation)
            {
                read.Add(operation with { Servers = operation.Servers ?? servers });
            }
        }

        return read;
    }
}
