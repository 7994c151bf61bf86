using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>Other ways to write a whole contract, which change no message: what people do when they tidy up.</summary>
internal static class ContractRewrites
{
    private static readonly string[] s_methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];

    public static IReadOnlyList<(string Name, Func<JObject, JObject?> Make)> All { get; } =
    [
        ("security at each operation", SecurityAtOperations),
        ("servers at each path", ServersAtPaths),
        ("parameters of paths at each operation", ParametersAtOperations),
        ("parameters in another order", ParametersReversed),
        ("parameters without references", contract => Inlined(contract, "parameters")),
        ("responses without references", contract => Inlined(contract, "responses")),
        ("bodies as components", BodiesAsComponents),
        ("all tags gone", WithoutTags),
        ("path parameters with other names", PathParametersRenamed),
        ("the next version of OpenAPI", In31),
        ("defaults of OpenAPI written out", DefaultsWritten),
    ];

    private static JObject? SecurityAtOperations(JObject contract)
    {
        if (contract["security"] is not { } security)
        {
            return null;
        }

        foreach (JObject operation in Operations(contract).Where(operation => operation["security"] is null))
        {
            operation["security"] = security.DeepClone();
        }

        contract.Remove("security");
        return contract;
    }

    private static JObject? ServersAtPaths(JObject contract)
    {
        if (contract["servers"] is not { } servers || Paths(contract).Any(path => path["servers"] is not null))
        {
            return null;
        }

        foreach (JObject path in Paths(contract))
        {
            path["servers"] = servers.DeepClone();
        }

        contract.Remove("servers");
        return contract;
    }

    private static JObject? ParametersAtOperations(JObject contract)
    {
        JObject[] paths = [.. Paths(contract).Where(path => path["parameters"] is JArray { Count: > 0 })];
        foreach (JObject path in paths)
        {
            var shared = (JArray)path["parameters"]!;
            foreach (JObject operation in s_methods.Select(method => path[method]).OfType<JObject>())
            {
                JArray own = operation["parameters"] as JArray ?? [];
                string[] names = [.. own.Select(parameter => $"{parameter["in"]} {parameter["name"]}")];
                operation["parameters"] = new JArray(shared.Where(parameter => parameter["$ref"] is not null
                    || !names.Contains($"{parameter["in"]} {parameter["name"]}")).Concat(own));
            }

            path.Remove("parameters");
        }

        return paths.Length > 0 ? contract : null;
    }

    private static JObject? ParametersReversed(JObject contract)
    {
        JObject[] operations = [.. Operations(contract).Where(operation => operation["parameters"] is JArray { Count: > 1 })];
        foreach (JObject operation in operations)
        {
            operation["parameters"] = new JArray(operation["parameters"]!.Reverse());
        }

        return operations.Length > 0 ? contract : null;
    }

    private static JObject? Inlined(JObject contract, string section)
    {
        string start = $"#/components/{section}/";
        JObject[] references = [.. contract.Descendants().OfType<JObject>()
            .Where(node => ((string?)(node["$ref"] as JValue))?.StartsWith(start, StringComparison.Ordinal) ?? false)];
        foreach (JObject reference in references)
        {
            reference.Replace(contract["components"]![section]![((string)reference["$ref"]!)[start.Length..]]!.DeepClone());
        }

        return references.Length > 0 ? contract : null;
    }

    private static JObject? BodiesAsComponents(JObject contract)
    {
        JObject[] operations = [.. Operations(contract).Where(operation => operation["requestBody"]?["content"] is not null)];
        JObject components = contract["components"] as JObject ?? [];
        JObject bodies = components["requestBodies"] as JObject ?? [];
        for (int i = 0; i < operations.Length; i++)
        {
            bodies[$"Moved{i}"] = operations[i]["requestBody"]!.DeepClone();
            operations[i]["requestBody"] = new JObject { ["$ref"] = $"#/components/requestBodies/Moved{i}" };
        }

        components["requestBodies"] = bodies;
        contract["components"] = components;
        return operations.Length > 0 ? contract : null;
    }

    private static JObject WithoutTags(JObject contract)
    {
        foreach (JObject operation in Operations(contract))
        {
            operation.Remove("tags");
        }

        contract.Remove("tags");
        return contract;
    }

    private static JObject? PathParametersRenamed(JObject contract)
    {
        JProperty[] paths = [.. ((JObject)contract["paths"]!).Properties().Where(path => path.Name.Contains('{', StringComparison.Ordinal)
            && !path.Value.ToString().Contains("$ref\": \"#/components/parameters", StringComparison.Ordinal))];
        foreach (JProperty path in paths)
        {
            foreach (JObject parameter in path.Value.SelectTokens("$..parameters[*]").OfType<JObject>()
                .Where(parameter => (string?)parameter["in"] == "path"))
            {
                parameter["name"] = $"{parameter["name"]}_renamed";
            }

            path.Replace(new JProperty(path.Name.Replace("}", "_renamed}", StringComparison.Ordinal), path.Value));
        }

        return paths.Length > 0 ? contract : null;
    }

    private static JObject? In31(JObject contract)
    {
        if (((string?)contract["openapi"])?.StartsWith("3.0", StringComparison.Ordinal) is not true)
        {
            return null;
        }

        contract["openapi"] = "3.1.0";
        foreach (JObject schema in contract.Descendants().OfType<JObject>().Where(node => node["type"] is JValue { Value: string }).ToArray())
        {
            if (schema["nullable"] is JValue { Value: true })
            {
                schema["type"] = new JArray(schema["type"]!, "null");
                if (schema["enum"] is JArray values && values.All(value => value.Type != JTokenType.Null))
                {
                    values.Add(JValue.CreateNull());
                }
            }

            if (schema["nullable"] is JValue { Value: bool })
            {
                schema.Remove("nullable");
            }

            foreach ((string strict, string bound) in ((string, string)[])[("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")])
            {
                if (schema[strict] is JValue { Value: bool isStrict })
                {
                    schema.Remove(strict);
                    if (isStrict && schema[bound] is { } value)
                    {
                        schema[strict] = value.DeepClone();
                        schema.Remove(bound);
                    }
                }
            }

            if ((string?)(schema["format"] as JValue) is "byte" or "binary")
            {
                bool isByte = (string?)schema["format"] == "byte";
                schema[isByte ? "contentEncoding" : "contentMediaType"] = isByte ? "base64" : "application/octet-stream";
                schema.Remove("format");
            }
        }

        return contract;
    }

    private static JObject DefaultsWritten(JObject contract)
    {
        foreach (JObject operation in Operations(contract))
        {
            operation["deprecated"] ??= false;
            foreach (JObject parameter in (operation["parameters"] as JArray ?? []).OfType<JObject>()
                .Where(parameter => parameter["$ref"] is null && parameter["schema"] is not null))
            {
                parameter["required"] ??= false;
                bool isForm = (string?)parameter["in"] is "query" or "cookie";
                parameter["style"] ??= isForm ? "form" : "simple";
                parameter["explode"] ??= (string?)parameter["style"] == "form";
            }

            if (operation["requestBody"] is JObject body && body["content"] is not null)
            {
                body["required"] ??= false;
            }
        }

        return contract;
    }

    private static IEnumerable<JObject> Paths(JObject contract)
        => ((JObject)contract["paths"]!).Properties().Select(path => path.Value).OfType<JObject>();

    private static IEnumerable<JObject> Operations(JObject contract)
        => Paths(contract).SelectMany(path => s_methods.Select(method => path[method])).OfType<JObject>();
}
