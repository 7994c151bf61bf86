using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Finds the types that are sent and need validation, of their own values or of nested ones.</summary>
internal sealed class CheckedTypes
{
    private readonly Dictionary<string, TypeModel> _sent = [];

    private CheckedTypes(IEnumerable<TypeModel> types, IEnumerable<SubClientModel> clients)
    {
        foreach (TypeModel type in types)
        {
            Index(type, type.Name);
        }

        foreach (SubClientModel client in clients)
        {
            foreach (TypeModel nested in client.Nested)
            {
                Index(nested, $"{client.Name}.{nested.Name}");
            }
        }
    }

    /// <summary>The names of these types, sorted.</summary>
    internal static EquatableArray<string> Of(IEnumerable<TypeModel> types, IEnumerable<SubClientModel> clients)
        => new CheckedTypes(types, clients).Find().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();

    private void Index(TypeModel type, string name)
    {
        if (type.IsSent)
        {
            _sent[name] = type;
        }

        foreach (TypeModel inner in type.Nested)
        {
            Index(inner, $"{name}.{inner.Name}");
        }
    }

    /// <summary>Propagates "needs validation" from a type to those that contain it, until nothing changes.</summary>
    private HashSet<string> Find()
    {
        var holders = new Dictionary<string, List<string>>();
        var open = new Queue<string>();
        foreach (KeyValuePair<string, TypeModel> sent in _sent)
        {
            if (HasOwn(sent.Value))
            {
                open.Enqueue(sent.Key);
            }

            foreach (string held in sent.Value.Uses.SelectMany(use => use.Names))
            {
                if (!holders.TryGetValue(held, out List<string>? list))
                {
                    holders.Add(held, list = []);
                }

                list.Add(sent.Key);
            }
        }

        HashSet<string> found = [];
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            if (found.Add(name) && holders.TryGetValue(name, out List<string>? list))
            {
                list.ForEach(open.Enqueue);
            }
        }

        return found;
    }

    private static bool HasOwn(TypeModel type) => type switch
    {
        RecordModel record => !record.Groups.IsEmpty || record.Properties.Any(property => HasOwn(property.Checks)),
        UnionModel union => union.Cases.Any(@case => HasOwn(@case.Checks) || @case.Properties.Any(property => HasOwn(property.Checks))),
        _ => false,
    };

    private static bool HasOwn(Checks checks)
        => checks with { IsNested = false, Element = null } != Checks.None || (checks.Element is { } element && HasOwn(element));
}
