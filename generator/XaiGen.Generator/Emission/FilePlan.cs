using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;
using XaiGen.Generator.Pipeline;

namespace XaiGen.Generator.Emission;

/// <summary>The input of one file. Equal input results in an equal file, so an unchanged file is not emitted again.</summary>
internal abstract record FilePlan(CodeScope Scope)
{
    /// <summary>The type that the file is named after.</summary>
    internal abstract Identifier FileName { get; }

    /// <summary>Types that are declared inside others of the file, by their own names.</summary>
    private protected virtual IEnumerable<string> InnerNames => [];

    /// <summary>Types that are checked before they are sent, of those that the file has or uses.</summary>
    private protected virtual EquatableArray<string> CheckedTypes => default;

    /// <summary>Properties that the client sets, of the types that the file has.</summary>
    private protected virtual EquatableArray<RequestFlag> Flags => default;

    internal GeneratedFile Emit(GenerationContext context)
    {
        var cs = new CSharpExpressions(Scope, [.. InnerNames], [.. CheckedTypes], Flags, context);
        return GeneratedFile.Of(Scope, FileName, Write(cs));
    }

    private protected abstract Code Write(CSharpExpressions cs);

    /// <summary>The files of an API beside the shared ones.</summary>
    internal static IEnumerable<FilePlan> Of(BoundApi api)
    {
        bool hasClient = api.Scope.Emit == EmitSet.Client;
        HashSet<string> isChecked = [.. api.CheckedTypes];
        RequestFlag[] flags = api.Scope.HasRecords ? []
            : [.. api.Clients.SelectMany(client => client.Methods).SelectMany(FlagsSetBy).Distinct()];
        foreach (TypeModel type in api.Types.Where(type => hasClient || type is not HandleModel))
        {
            yield return new TypePlan(api.Scope, type, Checked(NamesIn(type, type.Name)), FlagsOf(type.Name));
        }

        if (hasClient)
        {
            foreach (SubClientModel client in api.Clients)
            {
                yield return new ClientPlan(api.Scope, client, Checked(NamesIn(client)), FlagsOf(client.Name));
            }

            yield return new RootPlan(api.Scope, api.Root);
        }

        if (api.Description is { } description)
        {
            yield return new DescriptionPlan(api.Scope, description);
        }

        IEnumerable<ResolvedType> resolved = api.Types.SelectMany(type => Resolved(type, type.Name));
        resolved = hasClient ? resolved.Concat(api.Clients.SelectMany(ResolvedInside)) : resolved;
        yield return new ResolverPlan(api.Scope, resolved.ToEquatableArray());

        EquatableArray<RequestFlag> FlagsOf(Identifier file)
            => flags.Where(flag => flag.Type.Outermost == file.Text).ToEquatableArray();

        EquatableArray<string> Checked(IEnumerable<string> names)
            => names.Where(isChecked.Contains).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
    }

    private static IEnumerable<RequestFlag> FlagsSetBy(MethodModel method)
        => method.RequestType?.Name is not { } request ? []
            : new[] { method.StreamFlag is { IsSet: true } stream ? stream.Property : null, method.Start?.FlagProperty }
                .OfType<Identifier>().Select(flag => new RequestFlag(request, flag));

    /// <summary>The type, its parts, and its nested types.</summary>
    private static IEnumerable<string> NamesIn(TypeModel type, string path)
        => type.Uses.SelectMany(use => use.Names)
            .Concat(type.Nested.SelectMany(nested => NamesIn(nested, $"{path}.{nested.Name}")))
            .Prepend(path);

    private static IEnumerable<string> NamesIn(SubClientModel client)
        => client.Methods
            .SelectMany(method => method.Parameters.Select(parameter => parameter.Type).Append(method.RequestType))
            .SelectMany(use => use?.Names ?? [])
            .Concat(client.Nested.SelectMany(nested => NamesIn(nested, $"{client.Name}.{nested.Name}")));

    private static IEnumerable<ResolvedType> ResolvedInside(SubClientModel client)
        => client.Nested.SelectMany(nested => Resolved(nested, ((TypeName)client.Name).Inner(nested.Name)));

    private static IEnumerable<ResolvedType> Resolved(TypeModel type, TypeName path)
    {
        switch (type)
        {
            case RecordModel record:
                if (record.HasJson)
                {
                    yield return new ResolvedType(path, ValueKind.Model);
                }

                break;
            case UnionModel union:
                if (!union.IsGroup)
                {
                    yield return new ResolvedType(path, ValueKind.Model);
                    foreach (Identifier name in union.CaseNames)
                    {
                        yield return new ResolvedType(path.Inner(name), ValueKind.Model, path);
                    }
                }

                break;
            case EnumModel open:
                yield return new ResolvedType(path, open.IsInteger ? ValueKind.WireInteger : ValueKind.WireString);
                break;
            case IdModel:
                yield return new ResolvedType(path, ValueKind.WireString);
                break;
        }

        foreach (ResolvedType inner in type.Nested.SelectMany(inner => Resolved(inner, path.Inner(inner.Name))))
        {
            yield return inner;
        }
    }
}
