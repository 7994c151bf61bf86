using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Selection;

/// <summary>
/// The types that the methods of some clients use, directly or indirectly. A type that contains others is reached with them.
/// </summary>
internal sealed class ReachedTypes
{
    private readonly Dictionary<string, TypeModel> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = new();

    /// <param name="roots">Names of types that are used anyway.</param>
    public ReachedTypes(IEnumerable<TypeModel> types, IEnumerable<SubClientModel> clients, IEnumerable<string>? roots = null)
    {
        foreach (TypeModel type in types)
        {
            _types.Add(type.Name, type);
        }

        foreach (SubClientModel client in clients)
        {
            foreach (TypeModel nested in client.Nested)
            {
                _types.Add($"{client.Name}.{nested.Name}", nested);
            }
        }

        foreach (WebhooksModel webhooks in types.OfType<WebhooksModel>())
        {
            Reach(webhooks.Name.Text);
        }

        foreach ((SubClientModel client, MethodModel method) in clients.SelectMany(
            client => client.Methods.Select(method => (client, method))))
        {
            if (method.Result is { } result)
            {
                Reach($"{client.Name}.{result}");
            }

            if (method.Options is { } options)
            {
                Reach($"{client.Name}.{options}");
            }

            foreach (TypeRef? use in UsesOf(method))
            {
                Reach(use);
            }

            if (method.Start is { } start)
            {
                Reach(start.Handle.Text);
            }
        }

        foreach (string root in roots ?? [])
        {
            Reach(root);
        }

        while (_open.Count > 0)
        {
            foreach (TypeRef use in UsesOf(_types[_open.Pop()]))
            {
                Reach(use);
            }
        }
    }

    /// <param name="name">The type's name, preceded by its client's name if it is inside a client.</param>
    public bool Contains(string name) => _reached.Contains(name);

    private static IEnumerable<TypeRef?> UsesOf(MethodModel method) => method.Errors.Select(error => error.Type)
        .Concat(method.Parameters.Select(parameter => parameter.Type))
        .Concat(method.FlattenedBody.Select(property => property.Type))
        .Concat([method.Response.ValueType, method.JsonType, method.RequestType, method.Paging?.ItemType, method.Start?.ImmediateType]);

    private static IEnumerable<TypeRef> UsesOf(TypeModel type) => type.Uses.Concat(type.Nested.SelectMany(UsesOf));

    private void Reach(TypeRef? use)
    {
        foreach (string name in use?.Names ?? [])
        {
            Reach(name);
        }
    }

    /// <summary>Marks the type as reached, and the types around it, which are emitted with it.</summary>
    private void Reach(string name)
    {
        for (string at = name; at.Length > 0; at = at.Substring(0, Math.Max(at.LastIndexOf('.'), 0)))
        {
            if (_types.ContainsKey(at))
            {
                if (_reached.Add(at))
                {
                    _open.Push(at);
                }

                return;
            }
        }
    }
}
