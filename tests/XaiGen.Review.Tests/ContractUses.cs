using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Tests;

/// <summary>
/// Which way the values of a component travel, and whether it is ever one of several alternatives. Found without any code of the review.
/// </summary>
internal sealed class ContractUses
{
    private readonly JObject _contract;
    private readonly string _name;
    private readonly HashSet<(string, bool)> _passed = [];

    private ContractUses(JObject contract, string name)
    {
        _contract = contract;
        _name = name;
    }

    public HashSet<Direction> Directions { get; } = [];

    public bool IsAlternative { get; private set; }

    public static ContractUses Of(JObject contract, string name)
    {
        var uses = new ContractUses(contract, name);
        foreach (JProperty path in (contract["paths"] as JObject)?.Properties() ?? [])
        {
            uses.Walk(path.Value, Direction.Request, isAlternative: false, isResponse: false);
        }

        return uses;
    }

    private void Walk(JToken node, Direction direction, bool isAlternative, bool isResponse)
    {
        if (node is JArray list)
        {
            foreach (JToken item in list)
            {
                Walk(item, direction, isAlternative, isResponse);
            }
        }

        foreach (JProperty entry in (node as JObject)?.Properties() ?? [])
        {
            if (entry.Name == "$ref" && (string?)entry.Value is { } reference && reference.StartsWith("#/", StringComparison.Ordinal))
            {
                Follow(reference, direction, isAlternative);
            }
            else if (entry.Name is not ("example" or "examples" or "callbacks"))
            {
                Direction below = entry.Name == "responses" ? Direction.Response : direction;
                Walk(entry.Value, below, isAlternative || entry.Name is "oneOf" or "anyOf" or "not" or "allOf" or "if", isResponse);
            }
        }
    }

    private void Follow(string reference, Direction direction, bool isAlternative)
    {
        if (reference == $"#/components/schemas/{_name}")
        {
            Directions.Add(direction);
            IsAlternative |= isAlternative;
        }

        if (_passed.Add(($"{reference} {direction}", isAlternative))
            && reference.Split('/') is ["#", "components", var section, var name] && _contract["components"]![section]?[name] is { } target)
        {
            Walk(target, direction, isAlternative, isResponse: false);
        }
    }
}
