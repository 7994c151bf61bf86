using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>
/// Makes seeded edits of real contracts: changes whose meaning follows from where they are, and rewrites that mean nothing.
/// </summary>
internal sealed class ContractEdits(JObject original, Random random)
{
    private static readonly string[] s_methods = ["get", "put", "post", "delete", "patch"];

    private readonly bool _isVersion30 = ((string?)original["openapi"])?.StartsWith("3.0", StringComparison.Ordinal) ?? false;

    /// <summary>As many edits as asked for, of those kinds that the contract has a place for.</summary>
    public IEnumerable<ContractEdit> Take(int count)
    {
        Func<JObject, ContractEdit?>[] kinds =
        [
            AddRequired, RemoveRequired, MakeRequired, MakeOptional, RemoveValue, AddValue, ChangeType, MakeNullable, AddOptional,
            LimitLength, RemoveOperation,
            AddRequiredParameter, AddOptionalParameter, RemoveSuccess, ChangeMediaType, Describe, WrapInAllOf, WrapInOneOf, Inline, Extract,
            ReverseValues, ReverseKeys, Rename,
            OpenExplicitly, SayInt32, ListType,
        ];
        int made = 0;
        for (int tried = 0; made < count && tried < count * 8; tried++)
        {
            if (kinds[random.Next(kinds.Length)]((JObject)original.DeepClone()) is { } edit)
            {
                made++;
                yield return edit;
            }
        }
    }

    private ContractEdit? AddRequired(JObject contract)
        => AtObject(contract, "required property added", Direction.Request, (schema, required) =>
    {
        ((JObject)schema["properties"]!)["brand_new"] = new JObject { ["type"] = "string" };
        required.Add("brand_new");
        schema["required"] = required;
        return true;
    });

    private ContractEdit? RemoveRequired(JObject contract)
        => AtObject(contract, "required property removed", Direction.Response, (schema, required) =>
    {
        if (Known(schema, required) is not { } name || schema["additionalProperties"] is not null)
        {
            return false;
        }

        ((JObject)schema["properties"]!).Remove(name);
        Drop(schema, required, name);
        return true;
    });

    private ContractEdit? MakeRequired(JObject contract)
        => AtObject(contract, "property made required", Direction.Request, (schema, required) =>
    {
        string[] optional = [.. Travelling(schema).Where(name => required.All(other => (string?)other != name))];
        if (optional.Length == 0)
        {
            return false;
        }

        required.Add(optional[random.Next(optional.Length)]);
        schema["required"] = required;
        return true;
    });

    private ContractEdit? MakeOptional(JObject contract)
        => AtObject(contract, "property made optional", Direction.Response, (schema, required) =>
    {
        if (Known(schema, required) is not { } name)
        {
            return false;
        }

        Drop(schema, required, name);
        return true;
    });

    private ContractEdit? RemoveValue(JObject contract) => AtProperty(contract, "value removed", Direction.Request, property =>
    {
        if (property["enum"] is not JArray { Count: > 1 } values || TypeOf(property) != "string")
        {
            return false;
        }

        values.RemoveAt(random.Next(values.Count));
        return true;
    });

    private ContractEdit? AddValue(JObject contract) => AtProperty(contract, "value added", null, property =>
    {
        if (property["enum"] is not JArray { Count: > 1 } values || TypeOf(property) != "string")
        {
            return false;
        }

        values.Add("brand_new");
        return true;
    });

    private ContractEdit? ChangeType(JObject contract)
    {
        ContractEdit? request = AtProperty(contract, "type changed", Direction.Request, property =>
        {
            if (TypeOf(property) != "string" || property["enum"] is not null || property["format"] is not null)
            {
                return false;
            }

            foreach (string keyword in (string[])["pattern", "minLength", "maxLength", "default", "example"])
            {
                property.Remove(keyword);
            }

            property["type"] = "integer";
            return true;
        });
        return request is null ? null : request with { IsBreaking = true };
    }

    private ContractEdit? MakeNullable(JObject contract) => AtProperty(contract, "null allowed", Direction.Response, property =>
    {
        if (property["type"] is not JValue { Value: string type } || property["nullable"] is not null || property["enum"] is not null)
        {
            return false;
        }

        property[_isVersion30 ? "nullable" : "type"] = _isVersion30 ? true : new JArray(type, "null");
        return true;
    });

    private ContractEdit? AddOptional(JObject contract) => AtObject(contract, "optional property added", null, (schema, _) =>
    {
        ((JObject)schema["properties"]!)["brand_new"] = new JObject { ["type"] = "string" };
        return true;
    });

    private ContractEdit? LimitLength(JObject contract) => AtProperty(contract, "length limited", null, property =>
    {
        if (TypeOf(property) != "string"
            || property["maxLength"] is not null || property["enum"] is not null || property["minLength"] is not null)
        {
            return false;
        }

        property["maxLength"] = 40_000;
        return true;
    });

    private ContractEdit? RemoveOperation(JObject contract)
        => AtOperation(contract, "operation removed", true, operation => operation.Parent!.Remove());

    private ContractEdit? AddRequiredParameter(JObject contract)
        => AtOperation(contract, "required parameter added", true, operation => AddParameter(operation, isRequired: true));

    private ContractEdit? AddOptionalParameter(JObject contract)
        => AtOperation(contract, "optional parameter added", false, operation => AddParameter(operation, isRequired: false));

    private ContractEdit? RemoveSuccess(JObject contract)
    {
        JProperty? gone = null;
        ContractEdit? edit = AtOperation(contract, "success replaced", true, operation =>
        {
            gone = (operation["responses"] as JObject)?.Properties().FirstOrDefault(response => response.Name is "200" or "201");
            gone?.Replace(new JProperty("299", gone.Value));
        });
        return gone is null ? null : edit;
    }

    private ContractEdit? ChangeMediaType(JObject contract)
    {
        bool isDone = false;
        ContractEdit? edit = AtOperation(contract, "media type replaced", true, operation =>
        {
            JProperty? type = (operation["requestBody"]?["content"] as JObject)?.Properties()
                .FirstOrDefault(content => content.Name == "application/json");
            isDone = type is not null;
            type?.Replace(new JProperty("application/cbor", type.Value));
        });
        return isDone ? edit : null;
    }

    private ContractEdit? Describe(JObject contract) => AtProperty(contract, "described", rewrite: true, property =>
    {
        property["description"] = "Something else.";
        property["example"] = "other";
        return true;
    });

    private ContractEdit? WrapInAllOf(JObject contract) => AtProperty(
        contract, "wrapped in allOf", rewrite: true, property => Replace(property, inner => new JObject { ["allOf"] = new JArray(inner) }));

    private ContractEdit? WrapInOneOf(JObject contract) => AtProperty(
        contract, "wrapped in oneOf", rewrite: true, property => Replace(property, inner => new JObject { ["oneOf"] = new JArray(inner) }));

    private ContractEdit? Inline(JObject contract)
    {
        JObject[] references = [.. contract.Descendants().OfType<JObject>().Where(node => node.Count == 1
            && IsSchemaReference(node) && node.Parent is JProperty { Parent.Parent: JProperty { Name: "properties" } })];
        if (references.Length == 0)
        {
            return null;
        }

        JObject chosen = references[random.Next(references.Length)];
        string name = ((string)chosen["$ref"]!).Split('/')[^1];
        if (contract["components"]!["schemas"]![name] is not JObject target
            || target.ToString().Contains($"/{name}\"", StringComparison.Ordinal))
        {
            return null;
        }

        chosen.Replace(target.DeepClone());
        return new ContractEdit($"inlined {name}", contract, null);
    }

    private ContractEdit? Extract(JObject contract) => AtProperty(contract, "put into a component", rewrite: true, property =>
    {
        ((JObject)contract["components"]!["schemas"]!)["BrandNew"] = property.DeepClone();
        property.Replace(new JObject { ["$ref"] = "#/components/schemas/BrandNew" });
        return true;
    });

    private ContractEdit? ReverseValues(JObject contract) => AtProperty(contract, "values reversed", rewrite: true, property =>
    {
        if (property["enum"] is not JArray { Count: > 1 } values)
        {
            return false;
        }

        property["enum"] = new JArray(values.Reverse());
        return true;
    });

    private ContractEdit? ReverseKeys(JObject contract) => new("keys reversed", (JObject)Reversed(contract), null);

    private ContractEdit? Rename(JObject contract)
    {
        JProperty[] schemas = [.. (contract["components"]?["schemas"] as JObject)?.Properties() ?? []];
        if (schemas.Length == 0 || contract.ToString().Contains("discriminator", StringComparison.Ordinal))
        {
            return null;
        }

        string name = schemas[random.Next(schemas.Length)].Name;
        string text = contract.ToString()
            .Replace($"#/components/schemas/{name}\"", "#/components/schemas/BrandNew\"", StringComparison.Ordinal);
        var renamed = JObject.Parse(text);
        JProperty old = ((JObject)renamed["components"]!["schemas"]!).Property(name)!;
        old.Replace(new JProperty("BrandNew", old.Value));
        return new ContractEdit($"renamed {name}", renamed, null);
    }

    private ContractEdit? OpenExplicitly(JObject contract)
    {
        ContractEdit? edit = AtObject(contract, "opened in words", null, (schema, _) =>
        {
            if (schema["additionalProperties"] is not null)
            {
                return false;
            }

            schema["additionalProperties"] = true;
            return true;
        });
        return edit is null ? null : edit with { IsBreaking = null };
    }

    private ContractEdit? SayInt32(JObject contract) => AtProperty(contract, "bounds for int32", rewrite: true, property =>
    {
        if ((string?)property["format"] != "int32" || property["minimum"] is not null || property["maximum"] is not null)
        {
            return false;
        }

        property.Remove("format");
        property["minimum"] = int.MinValue;
        property["maximum"] = int.MaxValue;
        return true;
    });

    private ContractEdit? ListType(JObject contract) => AtProperty(contract, "type as a list", rewrite: true, property =>
    {
        if (_isVersion30 || property["type"] is not JValue { Value: string type })
        {
            return false;
        }

        property["type"] = new JArray(type);
        return true;
    });

    private static bool Replace(JObject property, Func<JToken, JObject> wrap)
    {
        if (property["$ref"] is not null && property.Count > 1)
        {
            return false;
        }

        var inner = (JObject)property.DeepClone();
        JToken? access = inner["readOnly"] ?? inner["writeOnly"];
        if (access is not null || inner["nullable"] is not null || inner["default"] is not null)
        {
            return false;
        }

        property.Replace(wrap(inner));
        return true;
    }

    private static string? TypeOf(JObject schema) => (schema["type"] as JValue)?.Value as string;

    private static bool IsSchemaReference(JObject node)
        => ((string?)node["$ref"])?.StartsWith("#/components/schemas/", StringComparison.Ordinal) ?? false;

    private static JToken Reversed(JToken node) => node switch
    {
        JObject map => new JObject(map.Properties().Reverse().Select(entry => new JProperty(entry.Name, Reversed(entry.Value)))),
        JArray list => new JArray(list.Select(Reversed)),
        _ => node.DeepClone(),
    };

    private static void AddParameter(JObject operation, bool isRequired)
    {
        JArray parameters = operation["parameters"] as JArray ?? [];
        parameters.Add(new JObject
        {
            ["name"] =
            "brand_new",
            ["in"] = "query",
            ["required"] = isRequired,
            ["schema"] = new JObject { ["type"] = "string" }
        });
        operation["parameters"] = parameters;
    }

    private static IEnumerable<string> Travelling(JObject schema) => ((JObject)schema["properties"]!).Properties()
        .Where(property => !property.Value.ToString().Contains("readOnly", StringComparison.Ordinal)
            && !property.Value.ToString().Contains("writeOnly", StringComparison.Ordinal) && property.Value["$ref"] is null)
        .Select(property => property.Name);

    private string? Known(JObject schema, JArray required)
    {
        string[] known = [.. Travelling(schema).Where(name => required.Any(other => (string?)other == name))];
        return known.Length == 0 ? null : known[random.Next(known.Length)];
    }

    private static void Drop(JObject schema, JArray required, string name)
    {
        required.First(other => (string?)other == name).Remove();
        if (required.Count == 0)
        {
            schema.Remove("required");
        }
    }

    private ContractEdit? AtOperation(JObject contract, string name, bool isBreaking, Action<JObject> edit)
    {
        JProperty[] operations = [.. (contract["paths"] as JObject)?.Properties()
            .Select(path => path.Value).OfType<JObject>().SelectMany(path => path.Properties())
            .Where(operation => s_methods.Contains(operation.Name) && operation.Value["deprecated"] is null) ?? []];
        if (operations.Length == 0)
        {
            return null;
        }

        JProperty chosen = operations[random.Next(operations.Length)];
        string where = chosen.Path;
        edit((JObject)chosen.Value);
        return new ContractEdit($"{name} at {where}", contract, isBreaking);
    }

    /// <summary>An edit of an object that is a separate component, and not an alternative of a union.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="name">What the edit does.</param>
    /// <param name="breaking">Where it is breaking; null for nowhere.</param>
    /// <param name="edit">The edit, by the schema and a list of what it requires; false where it cannot be done there.</param>
    private ContractEdit? AtObject(JObject contract, string name, Direction? breaking, Func<JObject, JArray, bool> edit)
    {
        JProperty[] schemas = [.. (contract["components"]?["schemas"] as JObject)?.Properties()
            .Where(schema => schema.Value is JObject node && node["properties"] is JObject { Count: > 0 }
                && node["allOf"] is null && node["oneOf"] is null && node["anyOf"] is null && node["not"] is null) ?? []];
        if (schemas.Length == 0)
        {
            return null;
        }

        JProperty chosen = schemas[random.Next(schemas.Length)];
        var uses = ContractUses.Of(contract, chosen.Name);
        JArray required = (chosen.Value["required"] as JArray)?.DeepClone() as JArray ?? [];
        if (uses.IsAlternative || uses.Directions.Count == 0)
        {
            return null;
        }

        if (chosen.Value["required"] is JArray written)
        {
            required = written;
        }

        return edit((JObject)chosen.Value, required)
            ? new ContractEdit(
                $"{name} at {chosen.Name} ({string.Join(", ", uses.Directions)})", contract,
                breaking is { } direction && uses.Directions.Contains(direction))
            : null;
    }

    private ContractEdit? AtProperty(JObject contract, string name, Direction? breaking, Func<JObject, bool> edit)
        => AtObject(contract, name, breaking, (schema, _) =>
    {
        string[] names = [.. Travelling(schema)];
        return names.Length > 0 && ((JObject)schema["properties"]!)[names[random.Next(names.Length)]] is JObject property && edit(property);
    });

    private ContractEdit? AtProperty(JObject contract, string name, bool rewrite, Func<JObject, bool> edit)
        => AtProperty(contract, name, null, edit) is { } done && rewrite ? done with { IsBreaking = null } : null;
}
