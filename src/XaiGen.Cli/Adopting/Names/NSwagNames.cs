using System.Text;
using System.Text.RegularExpressions;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting.Names;

/// <summary>The names of NSwag 14: underscores stay, dashes make capitals.</summary>
internal sealed partial class NSwagNames : ForeignNames
{
    private readonly string _className;
    private readonly Dictionary<string, (string Client, string Method)> _operations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    /// <param name="contract">The contract.</param>
    /// <param name="className">The class's name, in which <c>{controller}</c> stands for the client's own.</param>
    /// <param name="mode">How operations are put into clients.</param>
    public NSwagNames(ApiContract contract, string className, string mode)
    {
        _className = className;
        Dictionary<string, string> ids = NSwagOperationIds.Of(contract);
        foreach (ApiOperation operation in contract.Operations)
        {
            _operations.Add(operation.Pointer, Split(operation, ids[operation.Pointer], mode));
        }

        Dictionary<(string, string), int> uses = contract.Operations.Select(operation => _operations[operation.Pointer])
            .GroupBy(name => name).ToDictionary(name => name.Key, name => name.Count());
        foreach (ApiOperation operation in contract.Operations.Where(operation => uses[_operations[operation.Pointer]] > 1))
        {
            (string client, string method) = _operations[operation.Pointer];
            bool isGet = method.StartsWith("get", StringComparison.OrdinalIgnoreCase) && NSwagOperationIds.ReturnsList(contract, operation);
            _operations[operation.Pointer] = (client, mode.EndsWith("PathSegments", StringComparison.Ordinal)
                ? method + Upper(operation.Method.ToLowerInvariant())
                : isGet ? "GetAll" + method[3..] : method);
        }

        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (NamedSchema schema in contract.Schemas)
        {
            string name = TypeName(schema.Name), unique = name;
            for (int number = 2; !taken.Add(unique); number++)
            {
                unique = name + number;
            }

            _types[schema.Pointer] = unique;
        }
    }

    public override string Operation(ApiOperation operation)
    {
        (string client, string method) = _operations[operation.Pointer];
        return $"{_className.Replace("{controller}", Upper(client))}.{Method(operation)}Async";
    }

    public override string Method(ApiOperation operation)
    {
        string method = _operations[operation.Pointer].Method.Replace('.', '_');
        return Upper(method.EndsWith("Async", StringComparison.Ordinal) ? method[..^5] : method);
    }

    public override string Type(NamedSchema schema) => _types[schema.Pointer];

    public override string Property(string name)
    {
        StringBuilder text = new(name.Length);
        foreach (char c in name)
        {
            text.Append(c switch
            {
                '"' or '\'' or '@' or '?' or '$' or '[' or ']' or ')' => "",
                '(' or ' ' or '/' or ':' or '#' or ',' or '<' or '>' => "_",
                '.' or '=' => "-",
                '+' => "plus",
                '*' => "Star",
                _ => c.ToString(),
            });
        }

        string upper = Upper(text.ToString()).Replace('-', '_');
        return upper.Length > 0 && char.IsNumber(upper[0]) ? "_" + upper : upper;
    }

    private static (string Client, string Method) Split(ApiOperation operation, string id, string mode)
    {
        int first = id.IndexOf('_');
        string afterFirst = first >= 0 && first < id.Length - 1 ? id[(first + 1)..] : id;
        string[] segments = [.. operation.Path.Split('/').Where(segment => segment.Length > 0 && !segment.Contains('{'))];
        string lastSegment = segments.Length > 0 ? segments[^1] : "Index";
        string tag = Upper(operation.Tags.Count > 0 ? operation.Tags[0] : "");
        return mode switch
        {
            "SingleClientFromOperationId" => ("", id),
            "SingleClientFromPathSegments" => ("", PathName(operation.Path)),
            "MultipleClientsFromPathSegments" => (segments.Length > 1 ? segments[^2].Replace('-', '_') : "", lastSegment),
            "MultipleClientsFromFirstTagAndPathSegments" => (tag, lastSegment),
            "MultipleClientsFromFirstTagAndOperationId" => (tag, id),
            "MultipleClientsFromFirstTagAndOperationName" => (tag, afterFirst),
            _ => (first > 0 ? id[..first] : "", afterFirst),
        };
    }

    private static string PathName(string path)
    {
        string name = string.Concat(Hole().Replace(path, "").Split('/', '-', '_')
            .Where(part => part.Trim().Length > 0)
            .Select(part => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()));
        return name.Length > 0 ? name : "Index";
    }

    private static string TypeName(string key)
    {
        string name = string.Concat(key.Replace("[", " Of ").Replace("]", " ").Replace("<", " Of ").Replace(">", " ").Replace(",", " And ")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => Upper(part[(part.LastIndexOf('.') + 1)..])));
        name = name.Length > 0 && char.IsNumber(name[0]) ? "_" + name : name;
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : Underscores().Replace(NoWord().Replace(name, "_"), "_").TrimEnd('_');
    }

    /// <summary>The first letter and those after dashes as capitals; the dashes go.</summary>
    private static string Upper(string name)
    {
        StringBuilder text = new();
        bool isCapital = true;
        foreach (char c in name.Replace(' ', '_').Replace('/', '_'))
        {
            if (c != '-')
            {
                text.Append(isCapital ? char.ToUpperInvariant(c) : c);
            }

            isCapital = c == '-';
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\{.*?\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\W")]
    private static partial Regex NoWord();

    [GeneratedRegex("_{2,}")]
    private static partial Regex Underscores();
}
