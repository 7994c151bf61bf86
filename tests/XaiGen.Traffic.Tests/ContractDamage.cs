using XaiGen.Contract;
using XaiGen.Review;
using XaiGen.Review.Documents;
using XaiGen.Review.Json;
using XaiGen.Traffic.Learning;

namespace XaiGen.Traffic.Tests;

/// <summary>A contract with something removed or changed, so that traffic of the real one leaves it.</summary>
internal sealed record ContractDamage(string What, ContractText Contract)
{
    /// <summary>All that can be done to responses of a contract, in a random order.</summary>
    public static IEnumerable<ContractDamage> Of(ContractText contract, Random random)
    {
        ContractDocument document = ContractDocument.Open(contract).Document!;
        JsonNode[] nodes = [.. document.Root.Descendants().Where(property => IsSchemaPart(property) || IsResponsePart(property))];
        foreach (JsonNode property in nodes.OrderBy(_ => random.Next()))
        {
            if (Damage(new EditSteps(document), property, random) is { } damage && damage.Contract.Text != contract.Text)
            {
                yield return damage;
            }
        }
    }

    private static bool IsSchemaPart(JsonNode property)
        => property.Name is "properties" or "enum" or "required" or "nullable" or "oneOf" or "type" or "maximum" or "maxLength"
        && !ContractDocument.PointerOf(property).Contains("/example", StringComparison.Ordinal)
        && property.Parent?.Name != "properties";

    private static bool IsResponsePart(JsonNode property)
        => property.Name is "responses" && ContractDocument.PointerOf(property).StartsWith("#/paths", StringComparison.Ordinal);

    private static ContractDamage? Damage(EditSteps steps, JsonNode property, Random random)
    {
        string pointer = ContractDocument.PointerOf(property), owner = JsonPointer.Parent(pointer)!;
        switch (property.Name)
        {
            case "properties" when property is JsonMapping { Count: > 1 } all:
                JsonField gone = all.ElementAt(random.Next(all.Count));
                if (property.Parent.Items("required").ToList().FindIndex(name => name.Text() == gone.Name) is >= 0 and var index)
                {
                    steps.Remove(property.Parent.Items("required").Count == 1 ? $"{owner}/required" : $"{owner}/required/{index}");
                }

                steps.Remove($"{pointer}/{gone.Name}");
                return Done($"property {gone.Name} removed at {pointer}");
            case "properties":
                return null;
            case "enum" when property is JsonList { Count: > 2 } values:
                int value = random.Next(values.Count);
                steps.Remove($"{pointer}/{value}");
                foreach (JsonField beside in property.Parent.Entries()
                    .Where(beside => beside.Name.StartsWith("x-enum", StringComparison.Ordinal)
                        && beside.Value.Items().Count == values.Count))
                {
                    steps.Remove($"{owner}/{beside.Name}/{value}");
                }

                return Done($"value {values[value]} removed at {pointer}");
            case "required" when property is JsonList names && property.Parent.Mapping("properties") is { } properties
                && properties.FirstOrDefault(entry => names.All(name => name.Text() != entry.Name)).Name is { } optional:
                steps.Item(owner, "required", optional);
                return Done($"{optional} made required at {pointer}");
            case "nullable":
                steps.Remove(pointer);
                return Done($"null ruled out at {owner}");
            case "oneOf" when property is JsonList { Count: > 2 } members && property.Parent.Field("discriminator") is null:
                int member = random.Next(members.Count);
                steps.Remove($"{pointer}/{member}");
                if (property.Parent.Items("x-xaigen-union").Count == members.Count)
                {
                    steps.Remove($"{owner}/x-xaigen-union/{member}");
                }

                return Done($"member {member} removed at {pointer}");
            case "type" when property.Text() == "number":
                steps.Replace(pointer, "integer");
                return Done($"number made integer at {pointer}");
            case "responses" when property is JsonMapping { Count: > 1 } responses:
                JsonField status = responses.ElementAt(random.Next(responses.Count));
                steps.Remove($"{pointer}/{status.Name}");
                return Done($"status {status.Name} removed at {pointer}");
            default:
                return null;
        }

        ContractDamage? Done(string what) => steps.Edits.Count > 0 ? new ContractDamage(what, steps.Text) : null;
    }
}
