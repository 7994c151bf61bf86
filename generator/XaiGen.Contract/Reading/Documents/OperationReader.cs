using System.Text.RegularExpressions;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

internal sealed class OperationReader(
    ReadingContext context, ParameterReader parameters, ContentReader content, WebhookReader webhooks, ICollection<string> securitySchemes)
{
    private const string What = "an operation";

    /// <summary>Idempotent methods. Of methods that HTTP does not define, this is not known.</summary>
    private static readonly string[] s_repeatable = ["get", "head", "options", "trace", "query", "put", "delete"];

    private static readonly Regex s_templateVariable = new(@"\{([^{}]*)\}", RegexOptions.CultureInvariant);

    /// <summary>Where each operationId was first used.</summary>
    private readonly Dictionary<string, NodeReader> _operationIds = new(StringComparer.Ordinal);

    /// <param name="node">A field of a path item, named like its method.</param>
    /// <param name="path">The template.</param>
    /// <param name="shared">The path item's own parameters.</param>
    public ApiOperation? Read(NodeReader node, string path, List<ApiParameter> shared)
    {
        if (ReferenceResolver.IsReference(node))
        {
            node.ReportAtKey(
                ProblemRules.OperationReference.Message(node.Name));
            return null;
        }

        if (!PathReader.IsMapping(node) || !node.IsObject(What, KnownFields.Operation))
        {
            return null;
        }

        context.Reach(node);
        CheckOperationId(node["operationId"]);
        if (context.IsVersion30 && !node["responses"].Exists)
        {
            node.ReportMissing("responses", What);
        }

        EquatableArray<ApiParameter> declared = Merge(shared, parameters.ReadList(node["parameters"]));
        return new ApiOperation
        {
            Pointer = node.Pointer,
            Method = node.Name,
            Path = path,
            OperationId = node["operationId"].Text(),
            Tags = node["tags"].Texts(),
            Summary = node["summary"].Text(),
            Description = node["description"].Text(),
            Source = node.Source(),
            IsDeprecated = node["deprecated"].Flag() ?? false,
            Parameters = declared.Concat(Undeclared(node, path, declared)).ToEquatableArray(),
            RequestBody = node["requestBody"] is { Exists: true } body ? content.ReadRequestBody(body) : null,
            Responses = content.ReadResponses(node["responses"]),
            Callbacks = webhooks.ReadCallbacks(node["callbacks"]),
            Security = node["security"].Exists ? node.Security(securitySchemes) : null,
            Servers = node["servers"].Exists ? node.Servers() : null,
            MethodName = ExtensionReader.CSharpName(node[ExtensionKeywords.Method]),
            Retry = ExtensionReader.Retry(node[ExtensionKeywords.Retry])
                ?? (s_repeatable.Contains(node.Name) ? RetrySafety.Safe : RetrySafety.Billed),
            Paging = ExtensionReader.Paging(node[ExtensionKeywords.Page]),
            LongRunning = ExtensionReader.LongRunning(node[ExtensionKeywords.LongRunning]),
            Streaming = ExtensionReader.Streaming(node[ExtensionKeywords.Stream]),
            FlattenBody = ExtensionReader.IsOn(node[ExtensionKeywords.Flatten]),
            IsPatch = IsPatch(node),
            Arguments = ExtensionReader.Names(node[ExtensionKeywords.Arguments]),
        };
    }

    private static bool IsPatch(NodeReader operation)
    {
        NodeReader word = operation[ExtensionKeywords.Patch];
        bool isOn = ExtensionReader.IsOn(word);

        // The arguments of a flattened body cannot be left out and null.
        if (isOn && (!operation["requestBody"].Exists || ExtensionReader.IsOn(operation[ExtensionKeywords.Flatten])))
        {
            word.ReportAtKey(ProblemRules.NotUsed.Message(word.Name));
        }

        return isOn;
    }

    private static EquatableArray<ApiParameter> Merge(List<ApiParameter> shared, List<ApiParameter> own) => shared
        .Select(parameter => own.Find(other => ParameterReader.IsSame(other, parameter)) ?? parameter)
        .Concat(own.Where(parameter => !shared.Exists(other => ParameterReader.IsSame(other, parameter))))
        .ToEquatableArray();

    private void CheckOperationId(NodeReader operationId)
    {
        if (operationId.Text() is not { } id)
        {
            return;
        }

        if (_operationIds.TryGetValue(id, out NodeReader? first))
        {
            operationId.Report(
                ProblemRules.DuplicateOperationId.Message(id.Abbreviated(), first.Range.Line));
        }
        else
        {
            _operationIds.Add(id, operationId);
        }
    }

    /// <summary>A parameter that probably means the variable. Its name is what needs to be corrected.</summary>
    private Suggestion? Misspelt(string variable, IEnumerable<ApiParameter> unused)
    {
        ApiParameter[] candidates = [.. unused];
        return Wording.DidYouMean(variable, candidates.Select(parameter => parameter.Name)) is { Right: var name }
            ? new Suggestion(name, variable)
            {
                Place = context.References.At(candidates.First(parameter => parameter.Name == name).Pointer)["name"].Range,
                Shown = name,
            }
            : null;
    }

    /// <summary>The path variables that no parameter describes. Each is read as a string, because the URL needs a value.</summary>
    private IEnumerable<ApiParameter> Undeclared(NodeReader node, string path, EquatableArray<ApiParameter> declared)
    {
        string[] variables = [.. s_templateVariable.Matches(path).Cast<Match>().Select(match => match.Groups[1].Value)];
        ApiParameter[] inPath = [.. declared.Where(parameter => parameter.In == ParameterLocation.Path)];
        string[] undeclared = [.. variables.Distinct().Where(variable => inPath.All(parameter => parameter.Name != variable))];
        foreach (string variable in undeclared)
        {
            node.ReportAtKey(
                ProblemRules.PathParameterMissing.Message(
                    variable.Abbreviated(), node.Name, Misspelt(variable, inPath.Where(parameter => !variables.Contains(parameter.Name)))));
        }

        foreach (ApiParameter parameter in inPath.Where(parameter => !variables.Contains(parameter.Name)))
        {
            context.References.At(parameter.Pointer)["name"].Report(
                ProblemRules.PathParameterUnused.Message(
                    parameter.Name.Abbreviated(), path.Abbreviated(), Wording.DidYouMean(parameter.Name, variables)));
        }

        return undeclared.Select(variable => new ApiParameter
        {
            Pointer = node.Pointer,
            Name = variable,
            In = ParameterLocation.Path,
            IsRequired = true,
            Style = "simple",
            Explode = false,
            Schema = new Schema { Pointer = node.Pointer, Types = JsonTypes.String },
        });
    }
}
