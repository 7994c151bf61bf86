using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Schemas;

/// <summary>
/// Finds cycles in which a schema consists only of itself: through other references and <c>allOf</c>, without a property
/// or item in between. One reference of each cycle is cut, so that code that follows references terminates.
/// </summary>
internal sealed class SchemaCycles(ReferenceResolver references)
{
    private enum State
    {
        Open,
        Done,
    }

    private readonly Dictionary<YamlNode, State> _states = [];
    private readonly HashSet<YamlNode> _cut = [];

    public bool IsCut(NodeReader schema, NodeReader target)
    {
        if (!_states.ContainsKey(target.Node!))
        {
            Search(target);
        }

        return _cut.Contains(schema.Node!);
    }

    /// <remarks>Not recursive, because a chain of references may be as long as the document.</remarks>
    private void Search(NodeReader start)
    {
        Stack<(YamlNode Node, IEnumerator<(NodeReader From, NodeReader Target)> Steps)> open = new();
        Open(start);
        while (open.Count > 0)
        {
            (YamlNode? node, IEnumerator<(NodeReader From, NodeReader Target)>? steps) = open.Peek();
            if (!steps.MoveNext())
            {
                _states[node] = State.Done;
                open.Pop();
                continue;
            }

            (NodeReader? from, NodeReader? target) = steps.Current;
            if (!_states.TryGetValue(target.Node!, out State state))
            {
                Open(target);
            }
            else if (state == State.Open)
            {
                _cut.Add(from.Node!);
            }
        }

        void Open(NodeReader node)
        {
            _states[node.Node!] = State.Open;
            open.Push((node.Node!, Steps(node).GetEnumerator()));
        }
    }

    /// <summary>The references that apply to the same value as the schema, not to a part of it.</summary>
    private IEnumerable<(NodeReader From, NodeReader Target)> Steps(NodeReader schema)
    {
        if (schema[ReferenceResolver.Field].Node is YamlScalar reference
            && reference.Text.StartsWith(JsonPointer.Root, StringComparison.Ordinal)
            && references.At(JsonPointer.OfFragment(reference.Text)) is { Exists: true } target)
        {
            yield return (schema, target);
        }

        IEnumerable<NodeReader> members = Members(schema, "allOf")
            .Concat(OnlyMember(Members(schema, "oneOf")))
            .Concat(OnlyMember(Members(schema, "anyOf")));
        foreach (NodeReader member in members)
        {
            foreach ((NodeReader From, NodeReader Target) step in Steps(member))
            {
                yield return step;
            }
        }
    }

    private static NodeReader[] Members(NodeReader schema, string keyword)
        => schema[keyword] is { Node: YamlSequence } list ? [.. list.Items()] : [];

    private static IEnumerable<NodeReader> OnlyMember(NodeReader[] members)
    {
        NodeReader[] others = [.. members.Where(member => !SchemaTypes.AllowsOnlyNull(member))];
        return others.Length == 1 ? others : [];
    }
}
