using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>Reads the paths: their parameters and operations.</summary>
internal sealed class PathReader(ReadingContext context, ParameterReader parameters, OperationReader operations)
{
    /// <summary>Fields that an operation has and other fields of a path item do not.</summary>
    private static readonly string[] s_signs = ["operationId", "responses", "requestBody"];

    public EquatableArray<ApiOperation> Read(NodeReader paths)
        => !IsMapping(paths) ? default : paths.ExtensibleEntries("the paths")
        .SelectMany(ReadPath)
        .OrderBy(operation => operation.Path, StringComparer.Ordinal)
        .ThenBy(operation => operation.Method, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>False, and reported, if the node exists but cannot hold operations: the client would lack their methods.</summary>
    public static bool IsMapping(NodeReader node)
    {
        if (node.Exists && node.Node is not YamlMapping)
        {
            node.ReportAtKey(
                ProblemRules.OperationLost.Message(node.Name.Abbreviated(), node.Node!.Description));
            return false;
        }

        return true;
    }

    private static string TemplateOf(NodeReader path)
    {
        if (path.Name.StartsWith("/", StringComparison.Ordinal))
        {
            return path.Name;
        }

        string name = path.Name.Abbreviated();
        path.ReportAtKey(ProblemRules.PathSpelling.Message(name));
        return "/" + path.Name;
    }

    /// <summary>Reports operations under a key that is not an HTTP method, and returns those keys.</summary>
    private static List<string> Misspelt(NodeReader item)
    {
        List<string> names = [];
        foreach (NodeReader field in item.Children())
        {
            if (!field.IsExtension && !KnownFields.PathItem.Contains(field.Name) && s_signs.Any(sign => field[sign].Exists))
            {
                names.Add(field.Name);
                field.ReportAtKey(
                    ProblemRules.MethodUnknown.Message(
                        field.Name.Abbreviated(), Wording.DidYouMean(field.Name, KnownFields.Methods),
                        string.Join(", ", KnownFields.Methods)));
            }
        }

        return names;
    }

    private List<ApiOperation> ReadPath(NodeReader path)
    {
        NodeReader item = context.References.Follow(path, Sections.PathItems);
        List<ApiOperation> read = [];
        if (!item.Exists)
        {
            path.ReportAtKey(
                ProblemRules.PathLost.Message(path.Name.Abbreviated()));
            return read;
        }

        if (!IsMapping(item)
            || !item.IsObject("a path item", [.. KnownFields.PathItem, .. Misspelt(item)]))
        {
            return read;
        }

        string template = TemplateOf(path);
        List<ApiParameter> shared = parameters.ReadList(item["parameters"]);
        EquatableArray<ApiServer>? servers = item["servers"].Exists ? item.Servers() : null;
        IEnumerable<NodeReader> additional = item["additionalOperations"].Entries().Where(IsAdditional);
        foreach (NodeReader method in KnownFields.Methods.Select(method => item[method]).Concat(additional))
        {
            if (operations.Read(method, template, shared) is { } operation)
            {
                read.Add(operation with { Servers = operation.Servers ?? servers });
            }
        }

        return read;
    }

    /// <summary>Whether this is a non-standard method, which is sent as it is written.</summary>
    private static bool IsAdditional(NodeReader method)
    {
        if (KnownFields.Methods.Contains(method.Name.ToLowerInvariant()))
        {
            method.ReportAtKey(
                ProblemRules.MethodSpelling.Message(method.Name, method.Name.ToLowerInvariant()));
            return false;
        }

        return HttpText.IsName(method, method.Name, "a method");
    }
}
