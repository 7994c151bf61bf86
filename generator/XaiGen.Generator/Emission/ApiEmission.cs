using XaiGen.Contract;

namespace XaiGen.Generator;

/// <summary>What one file is made from. Equal parts give equal files, so an unchanged one is not written again.</summary>
internal abstract record FilePlan(string Namespace, string Prefix)
{
    internal GeneratedFile Emit()
    {
        var code = new CSharpCode(Namespace, Prefix);
        return this switch
        {
            TypePlan plan => TypeEmitter.Emit(plan.Type, code),
            ClientPlan plan => ClientEmitter.Emit(plan.Client, code),
            RootPlan plan => RootEmitter.EmitClient(plan.Root, code),
            ResolverPlan plan => RootEmitter.EmitResolver(plan.Types, code),
            _ => throw new InvalidOperationException(GetType().Name),
        };
    }

    /// <summary>The files of an API beside the shared ones.</summary>
    internal static IEnumerable<FilePlan> Of(BoundApi api)
    {
        foreach (NestedType type in api.Types)
        {
            yield return new TypePlan(api.Namespace, api.Prefix, type.Type);
        }

        foreach (SubClientModel client in api.Clients)
        {
            yield return new ClientPlan(api.Namespace, api.Prefix, client);
        }

        yield return new RootPlan(api.Namespace, api.Prefix, api.Root);
        yield return new ResolverPlan(api.Namespace, api.Prefix, ResolvedTypes(api).ToEquatableArray());
    }

    private static IEnumerable<ResolvedType> ResolvedTypes(BoundApi api)
        => api.Types.SelectMany(type => Resolved(type.Type, type.Type.Name))
            .Concat(api.Clients.SelectMany(client => client.Nested.SelectMany(nested => Resolved(nested.Type, $"{client.Name}.{nested.Type.Name}"))));

    private static IEnumerable<ResolvedType> Resolved(TypeModel type, string path)
    {
        EquatableArray<NestedType> nested = default;
        switch (type)
        {
            case RecordModel record:
                nested = record.Nested;
                if (record.HasJson)
                {
                    yield return new ResolvedType(path, ValueKind.Model);
                }

                break;
            case UnionModel union:
                nested = union.Nested;
                if (!union.IsGroup)
                {
                    yield return new ResolvedType(path, ValueKind.Model);
                }

                break;
            case EnumModel open:
                yield return new ResolvedType(path, open.IsInteger ? ValueKind.WireInteger : ValueKind.WireString);
                break;
            case IdModel:
                yield return new ResolvedType(path, ValueKind.WireString);
                break;
        }

        foreach (ResolvedType inner in nested.SelectMany(inner => Resolved(inner.Type, $"{path}.{inner.Type.Name}")))
        {
            yield return inner;
        }
    }
}

internal sealed record TypePlan(string Namespace, string Prefix, TypeModel Type) : FilePlan(Namespace, Prefix);

internal sealed record ClientPlan(string Namespace, string Prefix, SubClientModel Client) : FilePlan(Namespace, Prefix);

internal sealed record RootPlan(string Namespace, string Prefix, RootClientModel Root) : FilePlan(Namespace, Prefix);

internal sealed record ResolverPlan(string Namespace, string Prefix, EquatableArray<ResolvedType> Types) : FilePlan(Namespace, Prefix);
