using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Swagger2;

/// <summary>Converts paths, operations and the components that they share.</summary>
internal sealed class SwaggerOperations(
    YamlMapping root, SwaggerReferences references, SwaggerSchemas schemas, SwaggerServers servers, SwaggerProblems problems)
{
    private static readonly string[] s_later = ["requestBody", "callbacks", "servers"];

    private static readonly string[] s_gone = ["consumes", "produces", "schemes", "parameters", "responses"];

    private readonly SwaggerParameters _parameters = new(root, references, schemas, problems);
    private readonly SwaggerResponses _responses = new(root, references, schemas);

    public YamlNode LiftPaths(YamlNode paths) => paths is YamlMapping map
        ? new YamlMapping(Array.ConvertAll(map.Entries, path => IsData(path) ? path : path with { Value = LiftPath(path.Value) }), map.Span)
        : paths;

    public IEnumerable<YamlEntry> LiftComponents()
    {
        if (Section("definitions") is { } definitions)
        {
            yield return Component(definitions, Sections.Schemas, entry => schemas.Lift(entry.Value));
        }

        if (Section("parameters") is { Value: YamlMapping parameters } section)
        {
            // Form fields are written where they are used, because they become the properties of one schema.
            YamlEntry[] single =
                [.. parameters.Entries.Where(entry => !SwaggerParameters.IsIn(references.Resolve(entry.Value), "body", "formData"))];
            yield return Component(Only(section, single), Sections.Parameters, entry => _parameters.Lift(entry.Value));
            YamlEntry[] bodies = [.. parameters.Entries.Where(entry => SwaggerParameters.IsIn(references.Resolve(entry.Value), "body"))];
            if (bodies.Length > 0)
            {
                yield return Component(
                    Only(section, bodies), Sections.RequestBodies, entry => _parameters.LiftBody(entry.Value, operation: null));
            }
        }

        if (Section("responses") is { } responses)
        {
            yield return Component(responses, Sections.Responses, entry => _responses.Lift(entry.Value, operation: null));
        }

        if (Section("securityDefinitions") is { } schemes)
        {
            yield return Component(schemes, Sections.SecuritySchemes, entry => SwaggerSecurity.Lift(entry.Value));
        }
    }

    private static bool IsData(YamlEntry entry) => entry.Key.Text.StartsWith("x-", StringComparison.Ordinal);

    private YamlEntry? Section(string name) => root.Find(name);

    private static YamlEntry Only(YamlEntry section, YamlEntry[] entries)
        => section with { Value = new YamlMapping(entries, section.Value.Span) };

    private static YamlEntry Component(YamlEntry section, string name, Func<YamlEntry, YamlNode> lift) => new(
        TreeEdit.Text(name, section.Key.Span),
        section.Value is YamlMapping map
            ? new YamlMapping(Array.ConvertAll(map.Entries, entry => entry with { Value = lift(entry) }), map.Span)
            : section.Value);

    private YamlNode LiftPath(YamlNode node)
    {
        if (node is not YamlMapping path)
        {
            return node;
        }

        YamlNode[] shared = [.. (path.Find("parameters")?.Value as YamlSequence)?.Items ?? []];
        return new YamlMapping(
            [.. path.Entries.Select(entry =>
                KnownFields.Methods.Contains(entry.Key.Text) ? entry with { Value = LiftOperation(entry.Value, shared) }
                : entry.Key.Text == "parameters" && entry.Value is YamlSequence list ? entry with { Value = _parameters.LiftList(list) }
                : entry.Key.Text == ReferenceResolver.Field && entry.Value is YamlScalar reference
                    ? entry with { Value = references.Lift(reference) }
                : entry)],
            path.Span);
    }

    private YamlNode LiftOperation(YamlNode node, YamlNode[] shared)
    {
        if (node is not YamlMapping operation)
        {
            return node;
        }

        List<YamlEntry> lifted = [];
        foreach (YamlEntry entry in operation.Entries)
        {
            if (s_later.Contains(entry.Key.Text))
            {
                problems.ReportLater(entry, "an operation of Swagger 2.0");
            }
            else if (!s_gone.Contains(entry.Key.Text))
            {
                lifted.Add(entry);
            }
        }

        YamlEntry? parameters = operation.Find("parameters");
        YamlNode[] own = [.. (parameters?.Value as YamlSequence)?.Items ?? []];
        if (parameters is { } list)
        {
            lifted.Add(list.Value is YamlSequence items ? list with { Value = _parameters.LiftList(items) } : list);
        }

        if (_parameters.BodyOf(operation, own, shared) is { } body)
        {
            lifted.Add(body);
        }

        if (operation.Find("responses") is { } responses)
        {
            lifted.Add(responses with { Value = _responses.LiftAll(responses.Value, operation) });
        }

        lifted.AddRange(servers.OfOperation(operation));
        return new YamlMapping([.. lifted], operation.Span);
    }
}
