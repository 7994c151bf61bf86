using XaiGen.Review.Documents;
using XaiGen.Review.Json;

namespace XaiGen.Review.Wire;

/// <summary>
/// The parts that are identical in both documents, including everything that they refer to. They need not be compared, so the duration of a
/// comparison depends on the size of the change, not on the size of the documents.
/// </summary>
internal sealed class UnchangedParts(ContractDocument old, ContractDocument @new)
{
    private readonly Lazy<HashSet<string>> _changedTargets = new(() => FindChangedTargets(old, @new));
    private readonly Dictionary<JsonNode, bool> _known = new(ReferenceEqualityComparer.Instance);

    public bool Contains(IReadOnlyList<JsonNode> before, IReadOnlyList<JsonNode> after)
    {
        if (before.Count != after.Count)
        {
            return false;
        }

        for (int i = 0; i < before.Count; i++)
        {
            if (!Contains(before[i], after[i]))
            {
                return false;
            }
        }

        return true;
    }

    public bool Contains(JsonNode before, JsonNode after)
    {
        if (old.IsVersion30 != @new.IsVersion30)
        {
            return false;
        }

        if (!_known.TryGetValue(before, out bool isUnchanged))
        {
            isUnchanged = !old.References.HasAny(before, _changedTargets.Value);
            _known.Add(before, isUnchanged);
        }

        return isUnchanged && JsonNode.DeepEquals(before, after);
    }

    /// <summary>The references of the old document to parts that differ, directly or indirectly.</summary>
    private static HashSet<string> FindChangedTargets(ContractDocument old, ContractDocument @new)
    {
        HashSet<string> changed = new(StringComparer.Ordinal);
        Dictionary<string, List<string>> usersOf = new(StringComparer.Ordinal);
        foreach (string reference in old.References.In(old.Root).Concat(
            old.Derived.ByBase.Values.SelectMany(derived => derived).Select(derived => derived.Reference)).Distinct())
        {
            JsonNode? before = old.Target(reference), after = @new.Target(reference);
            if (before is null || after is null || !JsonNode.DeepEquals(before, after)
                || !DerivedFrom(before, old).SetEquals(DerivedFrom(after, @new)))
            {
                changed.Add(reference);
                continue;
            }

            foreach (string used in old.References.In(before).Union(DerivedFrom(before, old)))
            {
                if (!usersOf.TryGetValue(used, out List<string>? users))
                {
                    users = [];
                    usersOf.Add(used, users);
                }

                users.Add(reference);
            }
        }

        Stack<string> open = new(changed);
        while (open.TryPop(out string? reference))
        {
            foreach (string user in usersOf.GetValueOrDefault(reference) ?? [])
            {
                if (changed.Add(user))
                {
                    open.Push(user);
                }
            }
        }

        return changed;
    }

    private static HashSet<string> DerivedFrom(JsonNode schema, ContractDocument document)
        => [.. document.Derived.Of(schema).Select(derived => derived.Reference)];
}
